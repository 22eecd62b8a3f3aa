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
    private readonly List<IovaRange<SymbolicWord>> removedSinceStart = [];
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

    public override IStoredMapping<SymbolicWord, SymbolicTruth> Arbitrary(out SymbolicTruth atHead)
    {
        atHead = Path.FreshTruth("still in the tree");
        var mapping = KnowAnother(atHead, atHead);
        foreach (var removal in removedSinceStart)
        {
            mapping.InTree &= !IsReached(removal, mapping);
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

        removedSinceStart.Add(range);
        foundSinceChange.Clear();
        var reached = Known.Select(mapping => IsReached(range, mapping)).ToList();
        foreach (var (mapping, isReached) in Known.Zip(reached))
        {
            mapping.InTree &= !isReached;
        }

        return reached[0];
    }

    public override void Restart(SymbolicTruth ghostInTree)
    {
        base.Restart(ghostInTree);
        removedSinceStart.Clear();
        foundSinceChange.Clear();
    }

    private SymbolicTruth IsReached(IovaRange<SymbolicWord> range, KnownMapping mapping) => mayMiss
        ? AreEqual(range, mapping) & Path.FreshTruth("the removal reaches it")
        : AreEqual(range, mapping);

    private KnownMapping Another(IovaRange<SymbolicWord> key)
    {
        var mapping = KnowAnother();
        foreach (var removal in mayMiss ? [] : removedSinceStart)
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
