using System.Collections.Concurrent;
using VtdVerify.Mutation.Mutants;
using VtdVerify.Specs.Guarantees;
using VtdVerify.Specs.Proof;
using VtdVerify.Subjects;
using VtdVerify.Terms;

namespace VtdVerify.Mutation.Running;

/// <summary>
/// A mutation run in its stages, each of which may be timed by the caller: the baseline, what scenarios decide, what they let live,
/// and who kills what.
/// </summary>
public sealed class Session
{
    private const int SampleEvery = 8;

    private readonly MutationTarget target;
    private readonly Func<ISolver> newSolver;
    private readonly int jobs;
    private readonly IReadOnlyList<Mutant> ofAllParts;
    private Baseline baseline;

    private Session(
        MutationTarget target, MutantSelection selection, IReadOnlyList<IGuarantee> guarantees, Func<ISolver> newSolver, int jobs)
    {
        (this.target, this.newSolver, this.jobs) = (target, newSolver, jobs);
        baseline = Baseline.Of(target.Original, guarantees, new Prover(newSolver));
        ofAllParts = MutantGenerator.Generate(target, selection with { Shard = 1, Shards = 1 });
        Mutants = selection.PartOf(ofAllParts);
    }

    public IReadOnlyList<Mutant> Mutants { get; private set; }

    /// <summary>The original, judged.</summary>
    public Baseline Baseline => baseline;

    /// <summary>Judges the original and makes the mutants.</summary>
    /// <param name="guarantees">Those that may kill, as far as the original meets them.</param>
    /// <param name="newSolver">Gives a solver of the caller's thread.</param>
    /// <param name="jobs">How many mutants are judged at once.</param>
    public static Session Begin(
        MutationTarget target, MutantSelection selection, IReadOnlyList<IGuarantee> guarantees, Func<ISolver> newSolver, int jobs) =>
        new(target, selection, guarantees, newSolver, jobs);

    /// <summary>All stages, one after the other.</summary>
    public IReadOnlyList<MutantResult> RunAll()
    {
        OrderScenarios();
        return Attribute(DecideRest(RunScenarios(), () => { }));
    }

    /// <summary>Leaves out the mutants that are not wanted.</summary>
    internal Session Only(Func<Mutant, bool> isWanted)
    {
        Mutants = [.. Mutants.Where(isWanted)];
        return this;
    }

    /// <summary>
    /// Finds the order in which scenarios kill soonest: greedily, on every eighth mutant of all parts, so that each part finds the same.
    /// </summary>
    public void OrderScenarios()
    {
        var sample = ofAllParts.Where((_, index) => index % SampleEvery == 0).ToList();
        var killing = new IReadOnlyList<int>[sample.Count];
        ForEach(sample, judge => (mutant, index) =>
            killing[index] = Read(mutant).Subject is { } subject ? [.. judge.Killing(subject)] : []);
        var left = Enumerable.Range(0, baseline.ScenarioCount).ToList();
        var open = killing.Where(scenarios => scenarios.Count > 0).ToList();
        var order = new List<int>();
        while (left.Count > 0)
        {
            var best = left.MaxBy(scenario => open.Count(scenarios => scenarios.Contains(scenario)));
            order.Add(best);
            left.Remove(best);
            open.RemoveAll(scenarios => scenarios.Contains(best));
        }

        baseline = baseline.InOrder(order);
    }

    /// <summary>Runs the scenarios for every mutant until one of them fails.</summary>
    /// <param name="clock">Times each mutant; null for no times.</param>
    public IReadOnlyList<OpenMutant> RunScenarios(TimeProvider? clock = null)
    {
        var results = new OpenMutant[Mutants.Count];
        ForEach(Mutants, judge => (mutant, index) =>
        {
            var start = clock?.GetTimestamp();
            var result = RunScenarios(judge, mutant);
            results[index] = start is { } begin ? result with { Elapsed = clock!.GetElapsedTime(begin) } : result;
        });
        return results;
    }

    /// <summary>Decides what the scenarios let live.</summary>
    /// <param name="afterScenarios">What <see cref="RunScenarios(TimeProvider?)"/> gave.</param>
    /// <param name="oneDone">Called after each mutant, from any thread.</param>
    public IReadOnlyList<MutantResult> DecideRest(IReadOnlyList<OpenMutant> afterScenarios, Action oneDone)
    {
        var results = new MutantResult[afterScenarios.Count];
        var comparison = new MutantComparison(target.Original, baseline);
        Parallel.For(
            0,
            results.Length,
            new ParallelOptions { MaxDegreeOfParallelism = jobs },
            () => new Decider(target, baseline, comparison, newSolver),
            (index, _, decider) =>
            {
                results[index] = afterScenarios[index] is { Decided: { } decided } ? decided : decider.Decide(afterScenarios[index]);
                oneDone();
                return decider;
            },
            _ => { });
        return results;
    }

    /// <summary>Runs every scenario for every mutant, so that it is known which guarantees kill it.</summary>
    public IReadOnlyList<MutantResult> Attribute(IReadOnlyList<MutantResult> results)
    {
        var attributed = new MutantResult[results.Count];
        ForEach(results, judge => (result, index) => attributed[index] = Read(result.Mutant).Subject is { } subject
            ? result with { KillingScenarioGuarantees = judge.KillingGuarantees(subject) }
            : result);
        return attributed;
    }

    private OpenMutant RunScenarios(Judge judge, Mutant mutant)
    {
        var (subject, reason) = Read(mutant);
        if (subject is null)
        {
            return new OpenMutant(mutant, null, null, new MutantResult(mutant, MutantStatus.Invalid, reason!));
        }

        var judgement = judge.Of(subject);
        return judgement.Killer is { } killer
            ? new OpenMutant(mutant, subject, null, Killed(mutant, killer, judgement.Message!))
            : new OpenMutant(mutant, subject, judgement.Open, null);
    }

    private static MutantResult Killed(Mutant mutant, Killer killer, string message) =>
        new(mutant, MutantStatus.Killed, message) { KilledBy = killer };

    private (CSubject? Subject, string? Reason) Read(Mutant mutant)
    {
        try
        {
            return (target.With(mutant), null);
        }
        catch (UnreadableSubjectException unreadable)
        {
            return (null, unreadable.Message);
        }
    }

    /// <summary>Every item, on threads that have a judge each.</summary>
    private void ForEach<T>(IReadOnlyList<T> items, Func<Judge, Action<T, int>> work) => Parallel.ForEach(
        Partitioner.Create(Enumerable.Range(0, items.Count), EnumerablePartitionerOptions.NoBuffering),
        new ParallelOptions { MaxDegreeOfParallelism = jobs },
        () => work(new Judge(baseline)),
        (index, _, one) =>
        {
            one(items[index], index);
            return one;
        },
        _ => { });
}
