using System.Security.Cryptography;
using System.Text;
using VtdVerify.Mutation.Mutants;
using VtdVerify.Mutation.Running;
using VtdVerify.Repair.Candidates;
using VtdVerify.Smt;
using VtdVerify.Specs.Guarantees;
using VtdVerify.Subjects;

namespace VtdVerify.Benchmarks.Pairs;

/// <summary>
/// How many mutants a second one thread decides by scenarios: pairs of the posted patch's mutants, or of the sample's where that is absent.
/// </summary>
internal sealed class PairRun
{
    private readonly MutationTarget target;
    private readonly Judge judge;
    private readonly IReadOnlyList<Candidate> pairs;

    private PairRun(int count, int seed)
    {
        target = new MutationTarget("patch", Inputs.Posted ?? Inputs.Sample);
        var session = Session.Begin(
            target, MutantSelection.Everything, GuaranteeCatalog.All, () => Z3Solver.Create(), Environment.ProcessorCount);
        session.OrderScenarios();
        judge = new Judge(session.Baseline);
        pairs = MutantPairs.Of(session.Mutants, count, seed);
    }

    /// <summary>Measures and prints.</summary>
    /// <param name="arguments">How many pairs, how often, and the seed; 10,000, 3 times and 1 if they are left out.</param>
    public static int Run(IReadOnlyList<string> arguments)
    {
        int[] given = [.. arguments.Select(int.Parse)];
        var run = new PairRun(given.ElementAtOrDefault(0) is > 0 and var count ? count : 10_000, given.ElementAtOrDefault(2));
        Console.WriteLine($"{run.pairs.Count} pairs of {(Inputs.Posted is null ? "the sample" : "the posted patch")}, one thread");
        run.Measure(run.pairs.Count / 10);
        for (var turn = 0; turn < (given.ElementAtOrDefault(1) is > 0 and var turns ? turns : 3); turn++)
        {
            run.Measure(run.pairs.Count).Print();
        }

        return 0;
    }

    private PairTimes Measure(int count)
    {
        var (times, verdicts) = (new PairTimes(), new StringBuilder());
        foreach (var pair in pairs.Take(count))
        {
            var (start, before) = (Processor, GC.GetAllocatedBytesForCurrentThread());
            var subject = Read(pair);
            var read = Processor;
            var judgement = subject is null ? null : judge.Of(subject);
            var (judged, allocated) = (Processor, GC.GetAllocatedBytesForCurrentThread() - before);

            // The second time the functions are compiled: what the first took longer is compiling.
            _ = subject is null ? null : judge.Of(subject);
            times.Add(judgement, read - start, judged - read, Processor - judged, allocated);
            verdicts.Append(judgement?.Killer?.Id).Append(judgement?.Message).Append(judgement?.Open).Append('\n');
        }

        times.Verdicts = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(verdicts.ToString())))[..16];
        return times;
    }

    /// <summary>Of this process: what others do on the machine does not count.</summary>
    private static TimeSpan Processor => Environment.CpuUsage.TotalTime;

    private CSubject? Read(Candidate pair)
    {
        try
        {
            return pair.Read(target);
        }
        catch (UnreadableSubjectException)
        {
            return null;
        }
    }
}
