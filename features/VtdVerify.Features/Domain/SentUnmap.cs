using VtdVerify.Model;

namespace VtdVerify.Features.Domain;

/// <summary>One UNMAP of a run.</summary>
/// <param name="NotifierId">Whom it is for: 0 is the scenario's notifier.</param>
/// <param name="Range">As the unmap handed it to the notify rule.</param>
/// <param name="Translated">Its translated address.</param>
/// <param name="Reached">What the notifier got of it; null where the notify rule dropped it.</param>
/// <param name="HasRangeOfMapping">The tree held a mapping of just this range when it was sent.</param>
/// <param name="RepeatsMapping">And of this translated address.</param>
public sealed record SentUnmap(
    int NotifierId, AddressRange Range, Address Translated, AddressRange? Reached, bool HasRangeOfMapping, bool RepeatsMapping)
{
    public static SentUnmap Of(UnmapEventRecord record) => new(
        record.NotifierId,
        AddressRange.Of(record.Event.Range),
        Address.Of(record.Event.TranslatedAddress),
        record.Delivered is { } got ? AddressRange.Of(got.Range) : null,
        record.BackedByRange,
        record.BackedExactly);

    public override string ToString() => $"an UNMAP of {Range.Length} at {Range.First} (translated address {Translated})";
}
