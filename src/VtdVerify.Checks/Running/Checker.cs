using System.Collections.Concurrent;
using VtdVerify.Checks.Inputs;
using VtdVerify.Features.Running;
using VtdVerify.Gherkin.Documents;
using VtdVerify.Gherkin.Running;
using VtdVerify.Repair.Searching;
using VtdVerify.Reporting;
using VtdVerify.Specs.Guarantees;
using VtdVerify.Specs.Pool;
using VtdVerify.Specs.Proof;
using VtdVerify.Subjects;
using VtdVerify.Terms;

namespace VtdVerify.Checks.Running;

/// <summary>Proves and runs the scenarios of all subjects, several at a time.</summary>
internal sealed class Checker(Func<ISolver> newSolver, CheckSettings settings, IReadOnlyList<FeatureFile> features)
{
    /// <summary>Proves, and runs the scenarios and the machines of the pool.</summary>
    /// <param name="withMends">Whether what mends rest on is found out beside the proofs, for what fails a scenario.</param>
    public CheckFindings Run(IReadOnlyList<ReportedSubject> subjects, IWorkProgress progress, bool withMends = false)
    {
        IReadOnlyList<Slot> slots = [.. subjects.Select(subject => new Slot(subject, withMends))];
        var reports = settings is { WithMessages: false, WithPage: false }
            ? null
            : new RunReports(settings.WithMessages, settings.WithPage, "VtdVerify: the scenarios");
        var (proofTime, scenarioTime, poolTime) = (new Span(), new Span(), new Span());
        var prover = new Prover(newSolver, settings.Dropped);
        var proofs = slots.Select(slot => new Action(() => proofTime.Measure(() => slot.Prove(prover, settings.Guarantees))));

        // One report tells of all subjects, so that one thread records it.
        var recorded = new Lazy<IReadOnlyList<IReadOnlyList<ScenarioOutcome>>>(
            () => FeatureSuite.Default.Record([.. slots.Select(slot => slot.Subject)], features, reports!));
        var machines = slots.Select((slot, i) => new Action(() =>
        {
            scenarioTime.Measure(() => slot.Scenarios = reports is null ? RunScenarios(slot.Subject) : recorded.Value[i]);
            poolTime.Measure(slot.RunPool);
            slot.RunForMends();
        }));

        // What the trees say of the ledger is read again where the result is made.
        var ledger = ReportedSubject.AskedOfAssumptions(subjects).Select(subject => new Action(() => _ = subject.Assumptions!.Value));

        // Proofs take longest, so they begin first.
        InParallel([.. proofs, .. ledger, .. machines], progress);
        return new CheckFindings(
            [.. slots.Select(CheckOf)],
            proofTime.Elapsed,
            scenarioTime.Elapsed,
            [.. subjects.SelectMany(LeftOut), .. settings.Dropped.Count == 0 ? [] : slots.SelectMany(Changes)])
        {
            Reports = reports,
            Pool = poolTime.Elapsed,
        };
    }

    private void InParallel(IReadOnlyList<Action> work, IWorkProgress progress)
    {
        progress.Begin(work.Count);
        Parallel.ForEach(
            Partitioner.Create(work, EnumerablePartitionerOptions.NoBuffering),
            new ParallelOptions { MaxDegreeOfParallelism = settings.Jobs },
            one =>
            {
                one();
                progress.SomeDone(1);
            });
    }

    private IReadOnlyList<ScenarioOutcome> RunScenarios(ISubject subject) =>
        FeatureSuite.Default.Run(subject, FeatureSuite.Default.Scenarios.Concat(features.SelectMany(file => file.Pickles)));

    private SubjectCheck CheckOf(Slot slot)
    {
        var builtIn = FeatureSuite.Default.ScenariosOf(slot.Subject.Viommu).Count();
        return new SubjectCheck(slot.Reported, PoolCheck.Of(slot.Pool, slot.Proofs), [.. slot.Scenarios.Take(builtIn)])
        {
            Named = features.Count > 0 ? [.. slot.Scenarios.Skip(builtIn)] : null,
            Pool = slot.Pool,
            Original = slot.Original,
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

    private IEnumerable<string> Changes(Slot slot) => DroppedAssumptions.Changes(
        slot.Subject.Name,
        settings.Dropped,
        new Prover(newSolver).Prove(slot.Subject, settings.Guarantees.Of(slot.Subject.Viommu)),
        slot.Proofs);

    /// <summary>What is found out about one subject, by several threads.</summary>
    private sealed class Slot(ReportedSubject reported, bool withMends)
    {
        public ReportedSubject Reported => reported;

        public ISubject Subject => reported.Subject;

        public IReadOnlyList<ObligationResult> Proofs { get; private set; } = [];

        public IReadOnlyList<ScenarioOutcome> Scenarios { get; set; } = [];

        public IReadOnlyList<PoolRun> Pool { get; private set; } = [];

        public OriginalRuns? Original { get; private set; }

        public void Prove(Prover prover, IReadOnlyList<IGuarantee> guarantees) =>
            Proofs = prover.Prove(Subject, guarantees.Of(Subject.Viommu));

        public void RunPool() => Pool = PoolRuns.Of(Subject);

        /// <summary>What passes every scenario has seldom anything to mend.</summary>
        public void RunForMends()
        {
            if (withMends && reported.Role == SubjectRole.Checked && Scenarios.Any(outcome => !outcome.Passed))
            {
                Original = new OriginalRuns(Subject, Pool);
            }
        }
    }
}
