using System.Collections.Concurrent;
using VtdVerify.Cli.Commands;
using VtdVerify.Cli.Reading;
using VtdVerify.Cli.Rendering;
using VtdVerify.Features.OwnRunner;
using VtdVerify.Specs.Proof;
using VtdVerify.Terms;

namespace VtdVerify.Cli.Checking;

/// <summary>Proves and runs the scenarios of all subjects, several at a time.</summary>
internal sealed class Checker(Func<ISolver> newSolver, CheckRequest request)
{
    public Findings Run(IReadOnlyList<CastSubject> subjects, Progress progress)
    {
        var proofs = new IReadOnlyList<ObligationResult>[subjects.Count];
        var scenarios = new IReadOnlyList<ScenarioOutcome>[subjects.Count];
        var (proofTime, scenarioTime) = (new Span(), new Span());

        // Proofs take longest, so they begin first.
        var prover = new Prover(newSolver, request.Dropped);
        IReadOnlyList<Action> work =
        [
            .. subjects.Select((s, i) =>
                new Action(() => proofTime.Measure(() => proofs[i] = prover.Prove(s.Subject, request.Guarantees)))),
            .. subjects.Select((s, i) => new Action(() => scenarioTime.Measure(() => scenarios[i] = FeatureSuite.Default.Run(s.Subject)))),
        ];
        progress.Begin(work.Count);
        Parallel.ForEach(
            Partitioner.Create(work, EnumerablePartitionerOptions.NoBuffering),
            new ParallelOptions { MaxDegreeOfParallelism = request.Jobs },
            one =>
            {
                one();
                progress.OneDone();
            });
        return new Findings(
            [.. subjects.Select((s, i) => new SubjectCheck(s, proofs[i], scenarios[i]))],
            proofTime.Elapsed,
            scenarioTime.Elapsed,
            request.Dropped.Count == 0 ? [] : [.. subjects.SelectMany((s, i) => Changes(s, proofs[i]))]);
    }

    private IEnumerable<string> Changes(CastSubject subject, IReadOnlyList<ObligationResult> without) => DroppedAssumptions.Changes(
        subject.Subject.Name, request.Dropped, new Prover(newSolver).Prove(subject.Subject, request.Guarantees), without);
}
