using CsCheck;
using VtdVerify.Model;

namespace VtdVerify.Tests.Model;

/// <summary>Values that lie on edges more often than by chance.</summary>
internal static class Generators
{
    private static readonly ulong[] Edges =
    [
        0, 0xfff, 0x1000, 0xfedfffff, 0xfee00000, 0xfeefffff, 0xfef00000, 0xffffffff, 0x100000000,
        (1UL << 39) - 1, 1UL << 39, (1UL << 48) - 1, 1UL << 48, 1UL << 63, ulong.MaxValue - 0xfff, ulong.MaxValue,
    ];

    public static Gen<ulong> Word { get; } = Gen.OneOf<ulong>(
        Gen.ULong,
        Gen.ULong[0, 64],
        Gen.OneOf(Edges),
        Gen.Select(Gen.Int[0, 63], Gen.ULong[0, 4], (shift, delta) => (1UL << shift) + delta - 2));

    /// <summary>Few enough values for ranges to meet often, on both sides of the wrap.</summary>
    public static Gen<ulong> CrowdedWord { get; } = Gen.ULong[0, 47].Select(value => value - 16);

    public static Gen<int> Width { get; } = Gen.OneOf(39, 48);

    /// <summary>Page-aligned scopes that start below the width, the two real ones among them.</summary>
    public static Gen<NotifierDescription> Scope(int width) => Gen.OneOf<NotifierDescription>(
        Gen.OneOf(NotifierDescription.BelowInterrupts, NotifierDescription.AboveInterrupts, Given.Notifier(0, ulong.MaxValue)),
        Gen.Select(Word, Word, (a, b) =>
        {
            var pages = (1UL << width) - 0x1000;
            return Given.Notifier(Math.Min(a, b) & pages, Math.Max(Math.Min(a, b) & pages, Math.Max(a, b)) | 0xfff);
        }));

    /// <summary>Machines as the page walk makes them: leaves, aligned, disjoint, below the width; none sticks out of the scope.</summary>
    public static Gen<MachineDescription> Machine { get; } =
        from width in Width
        from scope in Scope(width)
        from backend in Gen.OneOf(BackendKind.VfioLegacy, BackendKind.Iommufd)
        from leaves in Leaf(width, scope).List[0, 12]
        from written in Gen.Int[0, 511].List[0, 12]
        let mappings = Disjoint(leaves.Where(leaf => !SticksOut(leaf, scope)))
        select Machines.Tracked with
        {
            AddressWidth = width,
            Notifiers = [scope with { Backend = backend }],
            Mappings = mappings,
            DirtiedByDevice =
            [
                .. mappings.Where(mapping => mapping.GrantsWriting)
                    .Zip(written, (mapping, page) => mapping.Iova.Plus(((ulong)page * 0x1000) & mapping.InclusiveSize.Value)),
            ],
        };

    private static Gen<MappingDescription> Leaf(int width, NotifierDescription scope) => Gen.Select(
        Gen.OneOf<ulong>(
            Word,
            Gen.ULong[0, 1UL << 33].Select(offset => scope.Start.Value + offset),
            Gen.Select(Gen.OneOf(scope.Start, scope.End), Gen.ULong[0, 8], (edge, pages) => edge.Value + (pages * 0x1000) - 0x4000)),
        Gen.OneOf(InclusiveSize.Of4K, InclusiveSize.Of2M, InclusiveSize.Of1G),
        Gen.ULong[0, 6],
        Gen.OneOf(IommuAccess.ReadWrite, IommuAccess.ReadOnly, IommuAccess.WriteOnly),
        (address, size, target, permission) =>
            Given.Mapping(address & ((1UL << width) - 1) & ~size.Value, size, target * 0x40000000, permission));

    private static bool SticksOut(MappingDescription leaf, NotifierDescription scope) =>
        leaf.Iova <= scope.End && leaf.Last >= scope.Start && (leaf.Iova < scope.Start || leaf.Last > scope.End);

    private static List<MappingDescription> Disjoint(IEnumerable<MappingDescription> leaves)
    {
        var kept = new List<MappingDescription>();
        foreach (var leaf in leaves)
        {
            if (!kept.Exists(other => leaf.Iova <= other.Last && other.Iova <= leaf.Last))
            {
                kept.Add(leaf);
            }
        }

        return kept;
    }
}
