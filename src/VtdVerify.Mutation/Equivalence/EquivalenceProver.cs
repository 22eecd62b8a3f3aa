using VtdVerify.Model;
using VtdVerify.Specs.Assumptions;
using VtdVerify.Subjects;
using VtdVerify.Terms;

namespace VtdVerify.Mutation.Equivalence;

/// <summary>
/// Proves that a mutant does what the original does. Both run on one symbolic machine, one after the other: whatever the machine
/// answers to the original's n-th search it answers to the mutant's. If each hands the machine the same events, and the same searches
/// and removals as far as any mapping of the class can tell, then no machine of the class tells them apart. Loops take their first
/// turn as it is, and then one arbitrary turn, from a state that both share; that they share it is checked before and after it.
/// </summary>
internal sealed class EquivalenceProver(ISubject original, Func<ISolver> newSolver)
{
    private const int MostRounds = 32;

    public EquivalenceResult Prove(ISubject mutant)
    {
        var loops = new SharedLoops();
        try
        {
            for (var round = 0; round < MostRounds; round++)
            {
                if (Decide(Explore(mutant, loops), loops) is { } result)
                {
                    return result;
                }
            }

            return new EquivalenceResult(false, $"what both share around loops did not settle in {MostRounds} rounds", null);
        }
        catch (ExplorationLimitException limit)
        {
            return new EquivalenceResult(false, limit.Message, null);
        }
    }

    /// <summary>Explores again until no turn changes a variable that was not let loose.</summary>
    private IReadOnlyList<ProductPath> Explore(ISubject mutant, SharedLoops loops)
    {
        var pool = new TermPool();
        for (var round = 0; round < MostRounds; round++)
        {
            var size = loops.Size;
            var paths = Explorer.Explore(pool, path => Run(path, loops, mutant));
            if (loops.Size == size)
            {
                return paths;
            }
        }

        throw new ExplorationLimitException($"the variables that loops change did not settle in {MostRounds} rounds");
    }

    private ProductPath Run(SymbolicPath path, SharedLoops loops, ISubject mutant)
    {
        var world = new SharedWorld(path);
        var one = new RecordingMachine("original", world, loops).Run(original);
        var other = new RecordingMachine("mutant", world, loops).Run(mutant);
        return new ProductPath(
            world, TermBuilder.All(path.Conditions), RunTranscript.Differ(one, other, world.Ghost), RunTranscript.Unshared(one, other));
    }

    /// <summary>Null where a variable turned out not to be shared: then all has to be explored again without supposing it.</summary>
    private EquivalenceResult? Decide(IReadOnlyList<ProductPath> paths, SharedLoops loops)
    {
        var open = paths.Where(path => path.Differs.Known != false || path.Unshared.Count > 0).ToList();
        if (open.Count == 0)
        {
            return new EquivalenceResult(true, "each path makes the same events, searches and removals, term by term", null);
        }

        using var solver = newSolver();
        using var session = solver.Begin([.. Ledger.OfMachine(open[0].World.Machine).Select(assumed => assumed.Holds.Term)]);
        switch (session.Check([TermBuilder.Any(open.Select(path => path.Open))]))
        {
            case SolverAnswer.Unsatisfiable:
                return new EquivalenceResult(true, "no value of the class gives another event, search, removal or end on any path", null);
            case SolverAnswer.Unknown(var reason):
                return new EquivalenceResult(false, reason, null);
            case SolverAnswer.Satisfiable(var model):
                var path = open.First(one => model.Evaluate(one.Open) != 0);
                var unshared = path.Unshared.Where(word => model.Evaluate(word.Differs)).ToList();
                unshared.ForEach(word => loops.NotShared(word.Word));
                return unshared.Count > 0 ? null : new EquivalenceResult(
                    false, "the two may differ on some path, but no machine was found where they do", path.World.Decode(model));
            default:
                throw new InvalidOperationException("The solver gave no answer.");
        }
    }

    /// <summary>Both runs on one path.</summary>
    private sealed record ProductPath(
        SharedWorld World, Term Condition, SymbolicTruth Differs, IReadOnlyList<(LoopWord Word, SymbolicTruth Differs)> Unshared)
    {
        /// <summary>Something differs, to the machine or in what is supposed to be shared.</summary>
        public Term Open => TermBuilder.And(
            Condition, TermBuilder.Or(Differs.Term, TermBuilder.Any(Unshared.Select(word => word.Differs.Term))));
    }
}

/// <summary>What came of the comparison.</summary>
/// <param name="Reason">Why it is proved, or why not.</param>
/// <param name="Machine">Where it is not proved: a machine on which the two may differ. It has to be run; null where none is known.</param>
internal sealed record EquivalenceResult(bool IsEquivalent, string Reason, MachineDescription? Machine);
