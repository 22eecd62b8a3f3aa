using VtdVerify.Model;
using VtdVerify.Specs.Observation;
using VtdVerify.Terms;

namespace VtdVerify.Specs.Proof.Loops;

/// <summary>An invariant that may or may not hold: the largest set that does is found by <see cref="Invariants"/>.</summary>
internal readonly record struct ProposedInvariant(string Name, SymbolicTruth Holds);

/// <summary>
/// Shapes of invariants, filled with whatever words a loop changes. None of them can make a proof wrong: a candidate counts only
/// if it holds when the loop begins and every turn keeps it.
/// </summary>
internal static class InvariantTemplates
{
    /// <summary>The candidates for a loop, named the same for every view of it.</summary>
    public static IReadOnlyList<ProposedInvariant> For(LoopView view)
    {
        var candidates = new List<ProposedInvariant>();
        var names = view.Now.Keys.Order(StringComparer.Ordinal).ToList();
        foreach (var name in names)
        {
            var follows = !view.Leading.Contains(name) && !view.Machine.Space.HasEveryAddress;
            candidates.AddRange(OfWord(name, view.Before[name], view.Now[name], follows));
        }

        var arePaired = view.Leading.Count * names.Count <= LinearRelations.MostWords * LinearRelations.MostWords;
        foreach (var (one, other) in view.Leading.Where(_ => arePaired).SelectMany(a => names.Select(b => (a, b))).Where(p => p.a != p.b))
        {
            if (view.Now[one].Width == view.Now[other].Width)
            {
                candidates.AddRange(OfPair(one, other, view));
            }
        }

        candidates.AddRange(view.Leading.Where(n => view.Now[n].Width == 64).Select(n => CoveredUpTo(n, view)));
        candidates.AddRange(view.Leading.Where(n => CountsAddresses(n, view)).SelectMany(n => OfAddress(n, view)));
        if (names.TrueForAll(view.Leading.Contains) && !view.ChangedGhost.Contains(GhostVariables.LookedUp))
        {
            candidates.AddRange(names.Where(n => view.Now[n].Width == 64).SelectMany(n => UpToTheEdge(n, view)));
        }

        candidates.AddRange(OfGhost(view));
        candidates.AddRange(OfDirtyBit(view));
        candidates.AddRange(OfOther(view));
        candidates.AddRange(OfWindow(view));
        return candidates;
    }

    /// <summary>
    /// A word that follows from another one is within its bounds when that one is; but not where that one wraps behind the last address of
    /// all, and what is left is the one word that says how far the loop has come.
    /// </summary>
    private static IEnumerable<ProposedInvariant> OfWord(string name, SymbolicWord before, SymbolicWord now, bool follows)
    {
        if (!follows)
        {
            yield return new ProposedInvariant($"{name} has not fallen", now >= before);
            yield return new ProposedInvariant($"{name} has not risen", now <= before);
            if (now.Width == Variants.WidthOfInt)
            {
                var (signed, signedBefore) = (Variants.Signed(now), Variants.Signed(before));
                yield return new ProposedInvariant($"{name} has not fallen as a signed number", signed >= signedBefore);
                yield return new ProposedInvariant($"{name} has not risen as a signed number", signed <= signedBefore);
            }
        }

        if (now.Width > 12)
        {
            var offset = SymbolicWord.Of(VtdAddressSpace.PageSize - 1, now.Width);
            yield return new ProposedInvariant($"{name} is page-aligned", (now & offset) == SymbolicWord.Of(0, now.Width));
        }
    }

    private static IEnumerable<ProposedInvariant> OfPair(string one, string other, LoopView view)
    {
        var (oneBefore, otherBefore) = (view.Before[one], view.Before[other]);
        var (oneNow, otherNow) = (view.Now[one], view.Now[other]);
        if (view.Leading.Contains(other) && string.CompareOrdinal(one, other) < 0)
        {
            yield return new ProposedInvariant($"{one} + {other} is constant", oneNow + otherNow == oneBefore + otherBefore);
            yield return new ProposedInvariant($"{one} - {other} is constant", oneNow - otherNow == oneBefore - otherBefore);
        }

        yield return new ProposedInvariant($"{one} has not passed {other}'s part", oneNow <= oneBefore + otherBefore);
    }

    /// <summary>Whether the word may be an address that wraps behind the last one of all: no order says how far the loop is.</summary>
    public static bool CountsAddresses(string name, LoopView view) => view.Machine.Space.HasEveryAddress && view.Now[name].Width == 64;

    private static IEnumerable<ProposedInvariant> OfAddress(string name, LoopView view)
    {
        var (before, now, scope) = (view.Before[name], view.Now[name], view.Machine.Scope);
        var behind = scope.Last + SymbolicWord.Of(1);
        yield return new ProposedInvariant(
            $"{name} is in the scope or just behind it", Ghost<SymbolicWord, SymbolicTruth>.Contains(scope, now) | (now == behind));

        // Of the whole address space the first address is the one behind the last, too: a loop that ends there takes no turn.
        yield return new ProposedInvariant($"{name} stays where it is just behind the scope", (before != behind) | (now == before));
    }

    /// <summary>
    /// A loop without a search ends where an address passes the last one that the unmap reaches. Where another word follows from the
    /// address, that one says how much is left.
    /// </summary>
    private static IEnumerable<ProposedInvariant> UpToTheEdge(string name, LoopView view)
    {
        var (now, last, reached) = (view.Now[name], view.Machine.Scope.Last, view.Machine.LastAddress);
        var edge = SymbolicWord.Select(last < reached, last, reached);
        yield return new ProposedInvariant($"{name} is within reach", now <= edge);
        yield return new ProposedInvariant($"{name} is within reach or just behind", (now <= edge) | (now == edge + SymbolicWord.Of(1)));
    }

    private static ProposedInvariant CoveredUpTo(string name, LoopView view)
    {
        // The last address behind is the word minus one: the same sum that the last block ended with.
        var (address, before, now) = (view.GhostNow.Address, view.Before[name], view.Now[name]);
        var isBehind = (now != before) & (before <= address) & (address <= now - SymbolicWord.Of(1));
        var expected = SymbolicWord.Select(isBehind, Ghost<SymbolicWord, SymbolicTruth>.Count(1), view.GhostBefore.TimesCovered);
        return new ProposedInvariant($"covered just up to {name}", view.GhostNow.TimesCovered == expected);
    }

    private static IEnumerable<ProposedInvariant> OfGhost(LoopView view)
    {
        var (before, now) = (view.GhostBefore, view.GhostNow);
        var range = now.Mapping.Range;
        var inScope = view.Machine.InScope(range);
        var outside = view.Machine.OutsideScope(range);
        var isAddressMapped = Ghost<SymbolicWord, SymbolicTruth>.Contains(range, now.Address);
        var isAddressInScope = Ghost<SymbolicWord, SymbolicTruth>.Contains(view.Machine.Scope, now.Address);
        var isCovered = now.TimesCovered != Ghost<SymbolicWord, SymbolicTruth>.Count(0);
        var wasCovered = before.TimesCovered != Ghost<SymbolicWord, SymbolicTruth>.Count(0);
        var isCoveredAsBefore = now.TimesCovered == before.TimesCovered;
        var inTreeAsBefore = !(now.InTree ^ before.InTree);

        yield return new ProposedInvariant("nothing enters the tree", !now.InTree | before.InTree);
        yield return new ProposedInvariant("the tree keeps every mapping", inTreeAsBefore);
        yield return new ProposedInvariant("the tree keeps what is in scope", !inScope | inTreeAsBefore);
        yield return new ProposedInvariant("the tree keeps what is outside the scope", !outside | inTreeAsBefore);
        yield return new ProposedInvariant("no address is covered", isCoveredAsBefore);
        yield return new ProposedInvariant("what was covered is covered still", !wasCovered | isCovered);
        yield return new ProposedInvariant("no address outside the scope is covered", isAddressInScope | isCoveredAsBefore);
        yield return new ProposedInvariant(
            "a mapping of the scope that left the tree was covered",
            !(before.InTree & inScope & isAddressMapped) | now.InTree | isCovered);
        yield return new ProposedInvariant(
            "a mapping that left the tree was covered", !(before.InTree & isAddressMapped) | now.InTree | isCovered);
        yield return new ProposedInvariant(
            "a mapping in the tree is not covered yet", !(now.InTree & isAddressMapped) | isCoveredAsBefore);
        yield return new ProposedInvariant(
            "a mapping is covered at most once",
            !(now.WasInTree & isAddressMapped) | (now.TimesCovered <= Ghost<SymbolicWord, SymbolicTruth>.Count(1)));
        yield return new ProposedInvariant("the tree was searched", now.LookedUp);
        yield return new ProposedInvariant("the tree was not searched", !now.LookedUp);
        foreach (var name in view.Leading.Where(_ => view.ChangedGhost.Contains(GhostVariables.LookedUp)))
        {
            yield return new ProposedInvariant(
                $"the tree was searched, or {name} is as at the beginning", now.LookedUp | (view.Now[name] == view.Before[name]));
        }
    }

    private static IEnumerable<ProposedInvariant> OfDirtyBit(LoopView view)
    {
        if (view.ChangedGhost.Contains(GhostVariables.DirtyIsMarked))
        {
            var (before, now, machine) = (view.GhostBefore, view.GhostNow, view.Machine);
            var isAddressMapped = Ghost<SymbolicWord, SymbolicTruth>.Contains(now.Mapping.Range, now.Address);
            var isTracked = machine.InScope(now.Mapping.Range) & isAddressMapped & machine.IsTracking & machine.Maps
                & Permissions.GrantsWriting<SymbolicWord, SymbolicTruth>(now.Mapping);
            yield return new ProposedInvariant(
                "a mapping in the tree has its dirty bit in the host still",
                !(now.InTree & isAddressMapped) | !(now.Dirty.InHost ^ before.Dirty.InHost));
            yield return new ProposedInvariant(
                "a mapping of the scope that left the tree has its dirty page marked",
                !(before.InTree & isTracked) | now.InTree | now.Dirty.IsMarked);
        }
    }

    /// <summary>Two words that lead a loop may be the ends of what is left to search: nothing of the scope is beyond them.</summary>
    private static IEnumerable<ProposedInvariant> OfWindow(LoopView view)
    {
        var ends = view.Leading.Where(n => view.Now[n].Width == 64).ToList();
        var mapping = view.GhostNow.Mapping.Range;
        var isLeft = view.GhostNow.InTree & view.Machine.InScope(mapping) & (mapping.First <= view.Machine.LastAddress);
        foreach (var name in ends.Where(_ => ends.Count > 1))
        {
            yield return new ProposedInvariant($"nothing of the scope is left below {name}", !isLeft | (mapping.First >= view.Now[name]));
            yield return new ProposedInvariant($"nothing of the scope is left above {name}", !isLeft | (mapping.Last <= view.Now[name]));
        }
    }

    private static IEnumerable<ProposedInvariant> OfOther(LoopView view)
    {
        if (view.ChangedGhost.Contains(GhostVariables.OtherTold))
        {
            var (before, now, other) = (view.GhostBefore, view.GhostNow, view.Machine.Other);
            var maps = MemoryRegionNotify.Has<SymbolicWord, SymbolicTruth>(other.Flags, NotifierFlags.Map);
            var isMapped = Scopes.Holds<SymbolicWord, SymbolicTruth>(other.Scope, now.Mapping.Range)
                & Ghost<SymbolicWord, SymbolicTruth>.Contains(now.Mapping.Range, now.Address);
            yield return new ProposedInvariant(
                "another notifier's mapping that left the tree was told to it",
                !(before.InTree & maps & isMapped) | now.InTree | now.OtherTold);
            yield return new ProposedInvariant(
                "another notifier's mapping that left the tree was told to it, whatever it asks for",
                !(before.InTree & isMapped) | now.InTree | now.OtherTold);
        }
    }
}
