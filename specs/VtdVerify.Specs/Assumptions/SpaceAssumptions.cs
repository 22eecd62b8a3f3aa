using System.Globalization;
using VtdVerify.Model;

namespace VtdVerify.Specs.Assumptions;

/// <summary>The assumptions of the ledger whose sentences depend on what a vIOMMU can map.</summary>
internal static class SpaceAssumptions
{
    private static readonly string[] Units = ["B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"];

    private const int UnitBits = 10;
    private const string WidthPrefix = "width-";

    public static Assumption Width(IovaSpace space)
    {
        var widths = string.Join(" or ", space.Widths.Select(bits => bits.ToString(CultureInfo.InvariantCulture)));
        return new Assumption(
            $"{WidthPrefix}{widths.Replace(' ', '-')}",
            $"The IOMMU's address width is {widths} bits.",
            space.WidthReason);
    }

    public static Assumption WellFormed(IovaSpace space) => new(
        "mapping-well-formed",
        $"A mapping is a {Leaf(space)}, aligned to its size, below 2^width.",
        space.LeafReason);

    /// <summary>What an assumption on VT-d says of another vIOMMU.</summary>
    public static Assumption In(IovaSpace space, Assumption assumption) =>
        space == IovaSpace.Vtd ? assumption
        : assumption == Ledger.Width ? Width(space)
        : assumption == Ledger.WellFormed ? WellFormed(space)
        : assumption == Ledger.GrantsAccess ? assumption with { Reason = space.AccessReason }
        : assumption;

    /// <summary>Whether it is the assumption on VT-d, or says the same of another vIOMMU.</summary>
    public static bool IsKindOf(Assumption assumption, Assumption known) => assumption.Id == known.Id
        || (known == Ledger.Width && assumption.Id.StartsWith(WidthPrefix, StringComparison.Ordinal));

    private static string Leaf(IovaSpace space) => space.HasEveryLeaf
        ? $"leaf of any power of two from {Length(space.LeafBits[0])} to {Length(space.LeafBits[^1])}"
        : $"{string.Join(", ", space.LeafBits.SkipLast(1).Select(Length))} or {Length(space.LeafBits[^1])} leaf";

    private static string Length(int bits) =>
        string.Create(CultureInfo.InvariantCulture, $"{1 << (bits % UnitBits)} {Units[bits / UnitBits]}");
}
