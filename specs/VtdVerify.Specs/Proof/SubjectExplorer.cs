using VtdVerify.Specs.Observation;
using VtdVerify.Specs.Proof.Loops;
using VtdVerify.Specs.Proof.Trees;
using VtdVerify.Subjects;
using VtdVerify.Terms;

namespace VtdVerify.Specs.Proof;

/// <summary>Takes every symbolic path through a subject.</summary>
internal static class SubjectExplorer
{
    // Each exploration adds at least one variable to those that are let loose, and a C function has a few dozen.
    private const int MostRounds = 64;

    /// <summary>Every path, each loop as one arbitrary turn.</summary>
    /// <exception cref="ExplorationLimitException">There are too many paths, or the loops' variables do not settle.</exception>
    /// <param name="mayMiss">As of <see cref="AnyTree"/>.</param>
    /// <param name="plans">What is known of the loops, to which the exploration adds what it finds; null where nothing is known.</param>
    public static Exploration Explore(ISubject subject, bool mayMiss = false, LoopPlans? plans = null)
    {
        var pool = new TermPool();
        plans ??= new LoopPlans();
        for (var round = 0; round < MostRounds; round++)
        {
            var size = plans.Size;
            var exploration = Explore(
                subject, pool, checks => new ArbitraryTurn(plans, checks),
                (path, machine, ghost) => new AnyTree(path, machine, ghost, subject.Order, mayMiss));
            plans.Adopt();
            if (plans.Size == size)
            {
                return exploration;
            }
        }

        throw new ExplorationLimitException($"the variables that loops change did not settle in {MostRounds} rounds");
    }

    /// <summary>Every path that takes at most <paramref name="bound"/> turns of each loop.</summary>
    public static Exploration Unroll(ISubject subject, int bound) => Explore(
        subject, new TermPool(), _ => new Unrolled(bound),
        (path, machine, ghost) => new AnyTree(path, machine, ghost, subject.Order));

    /// <summary>
    /// Every path on trees of at most <see cref="ExplicitTree.MostMappings"/> mappings that takes no more turns of any loop.
    /// </summary>
    public static Exploration OnExplicitTrees(ISubject subject) => Explore(
        subject, new TermPool(), _ => new Unrolled(ExplicitTree.MostMappings),
        (path, machine, ghost) => new ExplicitTree(path, machine, ghost, subject.Order));

    private static Exploration Explore(
        ISubject subject, TermPool pool, Func<List<InvariantCheck>, ILoopDriver> loops, NewTree newTree)
    {
        Surroundings<SymbolicWord, SymbolicTruth>? surroundings = null;
        var statements = new StatementCount();
        var paths = Explorer.Explore(pool, path =>
        {
            statements.BeginPath();
            var checks = new List<InvariantCheck>();
            var machine = new SymbolicMachine(path, subject.Viommu.Space, loops(checks), newTree, statements);
            surroundings ??= machine.Machine;
            var end = RunToEnd(subject, machine);
            return new PathRecord(
                machine.Observed(end),
                TermBuilder.All(path.Conditions),
                machine.Tree.Others,
                machine.Tree.GhostIsFirst,
                checks,
                machine.Loops)
            {
                Unknowns = machine.Unknowns,
                IsFirstUnmap = machine.IsFirstUnmap.Term,
                WayToSearch = machine.WayToSearch,
                GoesThroughNotifiers = machine.GoesThroughNotifiers,
                LeavesState = machine.CodeState is { HasChanged: true },
            };
        });
        var seen = surroundings ?? throw new InvalidOperationException("No path was taken.");
        return new Exploration(pool, OtherNotifier.Seen(pool, paths, seen), seen);
    }

    private static RunEnd RunToEnd(ISubject subject, SymbolicMachine machine)
    {
        try
        {
            subject.Unmap(machine, machine.Machine.Notifier);
            return new RunEnd.Returned();
        }
        catch (SymbolicRunEndedException ended)
        {
            return ended.End;
        }
        catch (UnsupportedException unsupported)
        {
            return new RunEnd.Unsupported(unsupported.Construct, unsupported.Site);
        }
    }
}
