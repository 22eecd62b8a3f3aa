using VtdVerify.Specs.Observation;
using VtdVerify.Terms;

namespace VtdVerify.Specs.Proof.Loops;

/// <summary>What an invariant may speak of: the loop's words and the ghost, when the loop began and at the head of a turn.</summary>
/// <param name="Before">The words that turns change, by name, as they were before the first turn.</param>
/// <param name="Now">The same words at the head of a turn.</param>
/// <param name="Leading">The names of those that do not follow from another one.</param>
internal sealed record LoopView(
    Surroundings<SymbolicWord, SymbolicTruth> Machine,
    IReadOnlyDictionary<string, SymbolicWord> Before,
    Ghost<SymbolicWord, SymbolicTruth> GhostBefore,
    IReadOnlyDictionary<string, SymbolicWord> Now,
    Ghost<SymbolicWord, SymbolicTruth> GhostNow,
    IReadOnlyList<string> Leading)
{
    /// <summary>The parts of the ghost that turns change: the others need no invariant.</summary>
    public required IReadOnlySet<string> ChangedGhost { get; init; }
}

/// <summary>The ghost's changing parts, by name, so that a loop treats them like its own variables.</summary>
internal static class GhostVariables
{
    public const string OtherTold = "ghost.other_told";
    public const string LookedUp = "ghost.looked_up";
    public const string DirtyIsMarked = "ghost.dirty_is_marked";
    private const string InTree = "ghost.in_tree";
    private const string TimesCovered = "ghost.times_covered";
    private const string DirtyInHost = "ghost.dirty_in_host";

    public static IEnumerable<string> Changed(
        Ghost<SymbolicWord, SymbolicTruth> before, Ghost<SymbolicWord, SymbolicTruth> after)
    {
        if (!before.InTree.Equals(after.InTree))
        {
            yield return InTree;
        }

        if (!before.TimesCovered.Equals(after.TimesCovered))
        {
            yield return TimesCovered;
        }

        if (!before.LookedUp.Equals(after.LookedUp))
        {
            yield return LookedUp;
        }

        if (!before.OtherTold.Equals(after.OtherTold))
        {
            yield return OtherTold;
        }

        if (!before.Dirty.InHost.Equals(after.Dirty.InHost))
        {
            yield return DirtyInHost;
        }

        if (!before.Dirty.IsMarked.Equals(after.Dirty.IsMarked))
        {
            yield return DirtyIsMarked;
        }
    }

    /// <summary>The ghost with fresh values for the parts that are named.</summary>
    public static Ghost<SymbolicWord, SymbolicTruth> Havoc(
        Ghost<SymbolicWord, SymbolicTruth> ghost, IReadOnlySet<string> names, SymbolicPath path)
    {
        if (names.Contains(InTree))
        {
            ghost = ghost with { InTree = path.FreshTruth(InTree) };
        }

        if (names.Contains(TimesCovered))
        {
            ghost = ghost with { TimesCovered = path.Fresh(TimesCovered, ghost.TimesCovered.Width) };
        }

        if (names.Contains(OtherTold))
        {
            ghost = ghost with { OtherTold = path.FreshTruth(OtherTold) };
        }

        if (names.Contains(DirtyInHost))
        {
            ghost = ghost with { Dirty = ghost.Dirty with { InHost = path.FreshTruth(DirtyInHost) } };
        }

        if (names.Contains(DirtyIsMarked))
        {
            ghost = ghost with { Dirty = ghost.Dirty with { IsMarked = path.FreshTruth(DirtyIsMarked) } };
        }

        return names.Contains(LookedUp) ? ghost with { LookedUp = path.FreshTruth(LookedUp) } : ghost;
    }
}
