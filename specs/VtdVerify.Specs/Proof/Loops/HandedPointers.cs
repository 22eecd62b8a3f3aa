using VtdVerify.Model;
using VtdVerify.Specs.Observation;
using VtdVerify.Terms;

namespace VtdVerify.Specs.Proof.Loops;

/// <summary>
/// Pointers to mappings that one turn of a loop hands to the next. At the head of an arbitrary turn such a pointer leads to nothing or to
/// any mapping; which, is decided when it is read, among those that are known by then and all others. What may be supposed of it is treated
/// like an invariant.
/// </summary>
/// <param name="key">The key of the last search before the loop; null where there was none.</param>
internal sealed class HandedPointers(SymbolicMachine machine, IovaRange<SymbolicWord>? key)
{
    /// <summary>What holds of each pointer as things are now, named the same at every point.</summary>
    public IEnumerable<ProposedInvariant> Now(IReadOnlySet<string> names, ILoopState<SymbolicWord> state) => names
        .Order(StringComparer.Ordinal)
        .Select(name => state.Read(name))
        .OfType<LoopVariable<SymbolicWord>>()
        .SelectMany(pointer => pointer.Target is IStoredMapping<SymbolicWord, SymbolicTruth> mapping
            ? OfMapping(pointer.Name, mapping.Map, !mapping.IsFreed)
            : OfNothing(pointer.Name, machine.Ghost));

    /// <summary>Leaves open what the pointers lead to at the head of a turn.</summary>
    /// <param name="selected">A candidate, where it is switched on.</param>
    public void Defer(IReadOnlySet<string> names, ILoopState<SymbolicWord> state, Func<ProposedInvariant, SymbolicTruth> selected)
    {
        var (ghost, head) = (machine.Ghost, machine.Tree.Changes);
        var known = state.Read().Select(variable => variable.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var name in names.Where(known.Contains).Order(StringComparer.Ordinal))
        {
            state.Defer(name, () => Choose(name, ghost, head, selected));
        }
    }

    private IStoredMapping<SymbolicWord, SymbolicTruth>? Choose(
        string name,
        Ghost<SymbolicWord, SymbolicTruth> ghostAtHead,
        int head,
        Func<ProposedInvariant, SymbolicTruth> selected)
    {
        var path = machine.Path;
        if (path.Decide(path.FreshTruth($"{name} leads nowhere")))
        {
            Suppose(OfNothing(name, ghostAtHead));
            return null;
        }

        foreach (var (mapping, first, held) in machine.Tree.MappingsAt(head))
        {
            if (path.Decide(path.FreshTruth($"{name} leads to a known mapping")))
            {
                path.Assume(first);
                Suppose(OfMapping(name, mapping.Map, held));
                return mapping;
            }
        }

        var another = machine.Tree.Arbitrary(head, out var atHead);
        Suppose(OfMapping(name, another.Map, atHead));
        return another;

        void Suppose(IEnumerable<ProposedInvariant> candidates)
        {
            foreach (var candidate in candidates.Where(c => c.Holds.Known != true))
            {
                path.Assume(selected(candidate));
            }
        }
    }

    private IEnumerable<ProposedInvariant> OfMapping(string name, DmaMap<SymbolicWord> map, SymbolicTruth inTree)
    {
        yield return new ProposedInvariant($"{name} leads to a mapping", SymbolicTruth.Of(true));
        yield return new ProposedInvariant($"{name} leads to a mapping in the tree", inTree);
        yield return new ProposedInvariant($"{name} leads to a mapping of the scope", machine.Machine.InScope(map.Range));
        if (key is { } range)
        {
            yield return new ProposedInvariant($"{name} leads to a mapping of the key", machine.Tree.AreEqual(range, map));
        }
    }

    private IEnumerable<ProposedInvariant> OfNothing(string name, Ghost<SymbolicWord, SymbolicTruth> ghost)
    {
        yield return new ProposedInvariant($"{name} leads to a mapping", SymbolicTruth.Of(false));
        yield return new ProposedInvariant(
            $"{name} leads nowhere only when nothing of the scope is left", !(ghost.InTree & machine.Machine.InScope(ghost.Mapping.Range)));
        if (key is { } range)
        {
            yield return new ProposedInvariant(
                $"{name} leads nowhere only when nothing of the key is left",
                !(ghost.InTree & machine.Tree.AreEqual(range, ghost.Mapping)));
        }
    }
}
