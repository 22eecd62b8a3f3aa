using System.Collections.Concurrent;
using VtdVerify.Cli.Reading;
using VtdVerify.Cli.Rendering;
using VtdVerify.Features.OwnRunner;
using VtdVerify.Specs.Guarantees;
using VtdVerify.Specs.Proof;
using VtdVerify.Terms;

namespace VtdVerify.Cli.Checking;

/// <summary>Proves and runs the scenarios of all subjects, several at a time.</summary>
internal sealed class Checker(Func<ISolver> newSolver, IReadOnlyList<IGuarantee> guarantees, int jobs)
{
    public Findings Run(IReadOnlyList<CastSubject> subjects, Progress progress)
    {
        var proofs = new IReadOnlyList<ObligationResult>[subjects.Count];
        var scenarios = new IReadOnlyList<ScenarioOutcome>[subjects.Count];
        var (proofTime, scenarioTime) = (new Span(), new Span());

        // Proofs take longest, so they begin first.
        var prover = new Prover(newSolver);
        IReadOnlyList<Action> work =
        [
            .. subjects.Select((s, i) => new Action(() => proofTime.Measure(() => proofs[i] = prover.Prove(s.Subject, guarantees)))),
            .. subjects.Select((s, i) => new Action(() => scenarioTime.Measure(() => scenarios[i] = FeatureSuite.Default.Run(s.Subject)))),
        ];
        progress.Begin(work.Count);
        Parallel.ForEach(
            Partitioner.Create(work, EnumerablePartitionerOptions.NoBuffering),
            new ParallelOptions { MaxDegreeOfParallelism = jobs },
            one =>
            {
                one();
                progress.OneDone();
            });
        return new Findings(
            [.. subjects.Select((s, i) => new SubjectCheck(s, proofs[i], scenarios[i]))], proofTime.Elapsed, scenarioTime.Elapsed);
    }
}
