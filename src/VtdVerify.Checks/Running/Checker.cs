using System.Collections.Concurrent;
using VtdVerify.Checks.Inputs;
using VtdVerify.Features.Running;
using VtdVerify.Gherkin.Documents;
using VtdVerify.Gherkin.Running;
using VtdVerify.Specs.Pool;
using VtdVerify.Specs.Proof;
using VtdVerify.Subjects;
using VtdVerify.Terms;

namespace VtdVerify.Checks.Running;

/// <summary>Proves and runs the scenarios of all subjects, several at a time.</summary>
internal sealed class Checker(Func<ISolver> newSolver, CheckSettings settings, IReadOnlyList<FeatureFile> features)
{
    public CheckFindings Run(IReadOnlyList<ReportedSubject> subjects, IWorkProgress progress)
    {
        var proofs = new IReadOnlyList<ObligationResult>[subjects.Count];
        var scenarios = new IReadOnlyList<ScenarioOutcome>[subjects.Count];
        IReadOnlyList<ISubject> tested = [.. subjects.Select(s => s.Subject)];
        var reports = settings is { WithMessages: false, WithPage: false }
            ? null
            : new RunReports(settings.WithMessages, settings.WithPage, "VtdVerify: the scenarios");
        var (proofTime, scenarioTime, poolTime) = (new Span(), new Span(), new Span());

        // Proofs take longest, so they begin first.
        var prover = new Prover(newSolver, settings.Dropped);
        IReadOnlyList<Action> work =
        [
            .. subjects.Select((s, i) =>
                new Action(() =>
                {
                    proofTime.Measure(() => proofs[i] = prover.Prove(s.Subject, settings.Guarantees.Of(s.Subject.Viommu)));
                    poolTime.Measure(() => proofs[i] = PoolCheck.Of(s.Subject, proofs[i]));
                })),
            .. reports is null
                ? subjects.Select((s, i) => new Action(() => scenarioTime.Measure(() => scenarios[i] = RunScenarios(s.Subject))))
                : [() => scenarioTime.Measure(() => scenarios = [.. FeatureSuite.Default.Record(tested, features, reports)])],
        ];
        progress.Begin(work.Count);
        Parallel.ForEach(
            Partitioner.Create(work, EnumerablePartitionerOptions.NoBuffering),
            new ParallelOptions { MaxDegreeOfParallelism = settings.Jobs },
            one =>
            {
                one();
                progress.SomeDone(1);
            });
        return new CheckFindings(
            [.. subjects.Select((s, i) => CheckOf(s, proofs[i], scenarios[i]))],
            proofTime.Elapsed,
            scenarioTime.Elapsed,
            [.. subjects.SelectMany(LeftOut), .. settings.Dropped.Count == 0 ? [] : subjects.SelectMany((s, i) => Changes(s, proofs[i]))])
        {
            Reports = reports,
            Pool = poolTime.Elapsed,
        };
    }

    private IReadOnlyList<ScenarioOutcome> RunScenarios(ISubject subject) =>
        FeatureSuite.Default.Run(subject, FeatureSuite.Default.Scenarios.Concat(features.SelectMany(file => file.Pickles)));

    private SubjectCheck CheckOf(ReportedSubject subject, IReadOnlyList<ObligationResult> proofs, IReadOnlyList<ScenarioOutcome> scenarios)
    {
        var builtIn = FeatureSuite.Default.ScenariosOf(subject.Subject.Viommu).Count();
        return new SubjectCheck(subject, proofs, [.. scenarios.Take(builtIn)])
        {
            Named = features.Count > 0 ? [.. scenarios.Skip(builtIn)] : null,
        };
    }

    /// <summary>What says nothing about the subject's vIOMMU, and why.</summary>
    private IEnumerable<string> LeftOut(ReportedSubject subject)
    {
        var viommu = subject.Subject.Viommu;
        if (settings.Guarantees.NotOf(viommu) is [_, ..] left)
        {
            yield return $"{subject.Subject.Name}: not applicable: {string.Join(", ", left.Select(guarantee => guarantee.Id))}: "
                + $"{viommu.NotApplicableReason}.";
        }

        var count = FeatureSuite.Default.Scenarios.Count() - FeatureSuite.Default.ScenariosOf(viommu).Count();
        if (count > 0)
        {
            yield return FormattableString.Invariant(
                $"{subject.Subject.Name}: {count} scenarios are not applicable, because {viommu.Name} does not have what they speak of.");
        }
    }

    private IEnumerable<string> Changes(ReportedSubject subject, IReadOnlyList<ObligationResult> without) => DroppedAssumptions.Changes(
        subject.Subject.Name,
        settings.Dropped,
        new Prover(newSolver).Prove(subject.Subject, settings.Guarantees.Of(subject.Subject.Viommu)),
        without);
}
