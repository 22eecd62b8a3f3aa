using VtdVerify.Model;
using VtdVerify.Specs.Assumptions;
using VtdVerify.Specs.Observation;
using VtdVerify.Terms;

namespace VtdVerify.Specs.Proof.Trees;

/// <summary>
/// Any number of mappings. A lookup returns a mapping that is known, or any other well-formed one that compares equal to the key, and
/// returns nothing only where no known mapping compares equal.
/// </summary>
/// <param name="mayMiss">
/// A search may also miss what compares equal: what is shown of the tree then does not rest on <see cref="SearchLemma"/>.
/// </param>
internal sealed class AnyTree(
    SymbolicPath path,
    Surroundings<SymbolicWord, SymbolicTruth> machine,
    Ghost<SymbolicWord, SymbolicTruth> ghost,
    ITreeOrder order,
    bool mayMiss = false)
    : SymbolicTree(path, machine, ghost, order)
{
    private readonly List<IovaRange<SymbolicWord>> foundEmpty = [];
    private readonly Dictionary<IovaRange<SymbolicWord>, KnownMapping?> foundSinceChange = [];

    /// <summary>A search is a function of its key and of the tree: while nothing leaves the tree, the same key finds the same.</summary>
    public override IStoredMapping<SymbolicWord, SymbolicTruth>? Find(IovaRange<SymbolicWord> key)
    {
        LastKey = key;
        if (!foundSinceChange.TryGetValue(key, out var found))
        {
            found = Search(key);
            foundSinceChange.Add(key, found);
        }

        return found;
    }

    public override IStoredMapping<SymbolicWord, SymbolicTruth> Arbitrary(int head, out SymbolicTruth atHead)
    {
        var map = NewMapping();
        atHead = Path.FreshTruth("still in the tree");
        foreach (var removal in KnownRemovals(until: head))
        {
            atHead &= !IsReached(removal, map);
        }

        var mapping = KnowAnother(map, head, atHead);
        for (var i = head; i < Changes; i++)
        {
            var isLeft = Removals[i] is { } range ? !IsReached(range, map) : Path.FreshTruth("still in the tree");
            mapping.Set(i + 1, mapping.InTree & isLeft);
        }

        foreach (var key in mayMiss ? [] : foundEmpty)
        {
            Assume(Ledger.LookupFinds, !(mapping.InTree & AreEqual(key, mapping)));
        }

        return mapping;
    }

    private KnownMapping? Search(IovaRange<SymbolicWord> key)
    {
        foreach (var mapping in Known)
        {
            var answers = mapping.InTree & AreEqual(key, mapping);
            if (answers.Known != false && Path.Decide(Path.FreshTruth("lookup returns a known mapping")))
            {
                Path.Assume(answers);
                return mapping;
            }
        }

        if (Path.Decide(Path.FreshTruth("lookup returns another mapping")))
        {
            return Another(key);
        }

        if (!mayMiss)
        {
            foreach (var mapping in Known)
            {
                Assume(Ledger.LookupFinds, !(mapping.InTree & AreEqual(key, mapping)));
            }

            // Nothing enters the tree: what was not there is not there later on either.
            foundEmpty.Add(key);
        }

        return null;
    }

    public override SymbolicTruth Remove(IovaRange<SymbolicWord> range)
    {
        if (mayMiss && Path.Decide(Path.FreshTruth("the removal finds again and again what it cannot remove")))
        {
            throw new SymbolicRunEndedException(new RunEnd.Endless());
        }

        BeginRemoval(range);
        foundSinceChange.Clear();
        var reached = Known.Select(mapping => IsReached(range, mapping.Map)).ToList();
        foreach (var (mapping, isReached) in Known.Zip(reached))
        {
            Set(mapping, mapping.InTree & !isReached);
        }

        return reached[0];
    }

    public override void Restart(SymbolicTruth ghostInTree)
    {
        base.Restart(ghostInTree);
        foundSinceChange.Clear();
    }

    private SymbolicTruth IsReached(IovaRange<SymbolicWord> range, DmaMap<SymbolicWord> map) => mayMiss
        ? AreEqual(range, map) & Path.FreshTruth("the removal reaches it")
        : AreEqual(range, map);

    /// <summary>Those behind the last unknown ones, which is where what the path knows of the tree begins.</summary>
    private IEnumerable<IovaRange<SymbolicWord>> KnownRemovals(int until) => Removals
        .Take(until)
        .Reverse()
        .TakeWhile(removal => removal is not null)
        .Select(removal => removal!.Value)
        .Reverse();

    private KnownMapping Another(IovaRange<SymbolicWord> key)
    {
        var mapping = KnowAnother();
        foreach (var removal in mayMiss ? [] : KnownRemovals(until: Changes))
        {
            Path.Assume(!AreEqual(removal, mapping));
        }

        foreach (var empty in foundEmpty)
        {
            Assume(Ledger.LookupFinds, !AreEqual(empty, mapping));
        }

        Path.Assume(AreEqual(key, mapping));
        return mapping;
    }
}
