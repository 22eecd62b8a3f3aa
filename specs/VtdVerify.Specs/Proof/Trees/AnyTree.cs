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

    public override IStoredMapping<SymbolicWord, SymbolicTruth>? Find(IovaRange<SymbolicWord> key)
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
        }

        return null;
    }

    public override SymbolicTruth Remove(IovaRange<SymbolicWord> range)
    {
        if (mayMiss && Path.Decide(Path.FreshTruth("the removal finds again and again what it cannot remove")))
        {
            throw new RunEndedException(new RunEnd.OutOfFuel());
        }

        removedSinceStart.Add(range);
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

        Path.Assume(AreEqual(key, mapping));
        return mapping;
    }
}
