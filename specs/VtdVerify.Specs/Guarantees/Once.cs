using VtdVerify.Specs.Observation;
using VtdVerify.Terms;

namespace VtdVerify.Specs.Guarantees;

/// <summary>once: an unmap tells a notifier of a mapping a single time.</summary>
public sealed class Once : IGuarantee
{
    private static readonly Obligation NotTwice = new(
        "once/not-twice",
        "on return no address of a mapping that was in the tree was covered by more than one UNMAP that reached the notifier",
        "more than one UNMAP that covers the same address of a mapping reached the notifier");

    public string Id => "once";

    public GuaranteeKind Kind => GuaranteeKind.Stated;

    public string Sentence => "No mapping is unmapped twice for one notifier.";

    public string Why =>
        "The second UNMAP finds nothing in the host: under tracking its query for dirty pages fails or finds none, and a running migration "
        + "may fail.";

    public string Source => "the patch's text: unmapping each range with an active mapping, one after the other";

    public string Code => "the loop around iova_tree_find and the removal that ends each turn";

    public IReadOnlyList<Obligation> Obligations { get; } = [NotTwice];

    public IEnumerable<Claim<TTruth>> Claims<TWord, TTruth>(Run<TWord, TTruth> run)
        where TWord : struct, IWord<TWord, TTruth>
        where TTruth : struct, ITruth<TTruth>
    {
        if (run.Returned)
        {
            var ghost = run.Ghost;
            yield return new Claim<TTruth>(NotTwice, ghost.AddressWasMapped, ghost.TimesCovered <= Ghost<TWord, TTruth>.Count(1));
        }
    }
}
