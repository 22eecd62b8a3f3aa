using VtdVerify.Specs.Observation;
using VtdVerify.Terms;

namespace VtdVerify.Specs.Guarantees;

/// <summary>
/// notifiers-independent: QEMU unmaps the notifiers of an address space one after the other, and they share one tree. Of two whose
/// scopes hold a mapping, the first must not take it away from the second: by the time the tree has lost it, either the second was told
/// as well, or its own unmap does not go by the tree.
/// </summary>
public sealed class NotifiersIndependent : IGuarantee
{
    private static readonly Obligation ServesAlike = new(
        "notifiers-independent/serves-without-tree",
        "an unmap that never searches the tree sends its notifier an UNMAP for every address of a mapping inside the scope, so an equal "
        + "notifier gets the same, whatever has left the tree",
        "an unmap that never searched the tree sent no UNMAP for a mapping inside the scope")
    {
        Speaks = UnmapModes.Plain,
    };

    private static readonly Obligation TakesNothing = new(
        "notifiers-independent/takes-nothing",
        "when a mapping leaves the tree, every other notifier whose scope holds it has got an UNMAP, or will get one without the tree",
        "the unmap removed a mapping that another notifier's scope holds too, and that notifier's own unmap no longer finds it")
    {
        IsApproximated = true,
        RestsOn = ServesAlike,
    };

    public string Id => "notifiers-independent";

    public GuaranteeKind Kind => GuaranteeKind.Kept;

    public string Sentence => "Each of several notifiers of one address space is served, equal scopes included.";

    public string Why =>
        "Devices behind one bridge share the address space and the tree. The container of the second notifier keeps every mapping: its "
        + "device still reads and writes guest memory, and what it dirties is lost.";

    public string Source => "vtd_address_space_unmap before the patch never asks the tree; the callers loop over all notifiers";

    public string Code => "iova_tree_remove on the tree that all notifiers of a VTDAddressSpace share; its callers loop over the notifiers";

    public IReadOnlyList<Obligation> Obligations { get; } = [TakesNothing, ServesAlike];

    public IEnumerable<Claim<TTruth>> Claims<TWord, TTruth>(Run<TWord, TTruth> run)
        where TWord : struct, IWord<TWord, TTruth>
        where TTruth : struct, ITruth<TTruth>
    {
        if (run.Returned)
        {
            var ghost = run.Ghost;
            var relevant = ghost.AddressWasMapped & run.Machine.HasOther
                & Scopes.Holds<TWord, TTruth>(run.Machine.Other.Scope, ghost.Mapping.Range);
            yield return new Claim<TTruth>(TakesNothing, relevant, ghost.InTree | run.OtherIsServed);

            var (one, other) = (run.Machine.Notifier, run.Machine.Other);
            var areAlike = (one.Scope.First == other.Scope.First) & (one.Scope.Last == other.Scope.Last) & (one.Flags == other.Flags);
            yield return new Claim<TTruth>(
                ServesAlike, relevant & areAlike & !ghost.LookedUp, ghost.TimesCovered != Ghost<TWord, TTruth>.Count(0));
        }
    }
}
