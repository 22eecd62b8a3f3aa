using VtdVerify.Model;
using VtdVerify.Terms;

namespace VtdVerify.Specs.Observation;

/// <summary>
/// What is remembered of one arbitrary mapping and one arbitrary address while an unmap runs. What holds for them holds for
/// every mapping and every address, so no proof needs to know how many there are.
/// </summary>
/// <param name="Mapping">The mapping.</param>
/// <param name="Address">The address; it need not lie in the mapping.</param>
/// <param name="WasInTree">Whether the tree held the mapping when the unmap began.</param>
/// <param name="InTree">Whether the tree holds it now.</param>
/// <param name="TimesCovered">How many events that covered the address reached the notifier: 0, 1, or 2 for more, in 2 bits.</param>
/// <param name="LookedUp">Whether the unmap has searched the tree: it took the tracked path.</param>
/// <param name="OtherTold">Whether an event that covered the address reached the other notifier.</param>
/// <param name="Dirty">The dirty bit of the page at the address, which a device wrote through the mapping if that grants writing.</param>
public sealed record Ghost<TWord, TTruth>(
    DmaMap<TWord> Mapping,
    TWord Address,
    TTruth WasInTree,
    TTruth InTree,
    TWord TimesCovered,
    TTruth LookedUp,
    TTruth OtherTold,
    DirtyBit<TTruth> Dirty)
    where TWord : struct, IWord<TWord, TTruth>
    where TTruth : struct, ITruth<TTruth>
{
    private const int CountWidth = 2;
    private const ulong Many = 2;

    public static TWord Count(ulong times) => TWord.Of(Math.Min(times, Many), CountWidth);

    /// <summary>The state in which an unmap begins.</summary>
    public static Ghost<TWord, TTruth> AtStart(DmaMap<TWord> mapping, TWord address, TTruth inTree) =>
        new(mapping, address, inTree, inTree, Count(0), TTruth.Of(false), TTruth.Of(false), new(inTree, TTruth.Of(false)));

    public Ghost<TWord, TTruth> AfterLookup() => this with { LookedUp = TTruth.Of(true) };

    public Ghost<TWord, TTruth> AfterDelivery(IommuTlbEvent<TWord> delivered)
    {
        var more = TWord.Select(TimesCovered == Count(0), Count(1), Count(Many));
        return this with { TimesCovered = TWord.Select(Contains(delivered.Range, Address), more, TimesCovered) };
    }

    /// <summary>After an event has reached the other notifier.</summary>
    public Ghost<TWord, TTruth> AfterDeliveryToOther(IommuTlbEvent<TWord> delivered) =>
        this with { OtherTold = OtherTold | Contains(delivered.Range, Address) };

    /// <summary>After an UNMAP has reached the container behind the notifier.</summary>
    public Ghost<TWord, TTruth> AfterHostUnmap(Surroundings<TWord, TTruth> machine, IommuTlbEvent<TWord> delivered) =>
        this with { Dirty = Dirty.AfterUnmap(machine, Mapping, Address, delivered) };

    /// <summary>After a removal.</summary>
    /// <param name="isReached">Whether it takes the mapping, if the tree holds that.</param>
    public Ghost<TWord, TTruth> AfterRemoval(TTruth isReached) => this with { InTree = InTree & !isReached };

    /// <summary>Whether the tree held the mapping when the unmap began, and the mapping holds the address.</summary>
    public TTruth AddressWasMapped => WasInTree & Contains(Mapping.Range, Address);

    /// <summary>Whether a range that does not wrap holds the address.</summary>
    public static TTruth Contains(IovaRange<TWord> range, TWord address) => (range.First <= address) & (address <= range.Last);
}
