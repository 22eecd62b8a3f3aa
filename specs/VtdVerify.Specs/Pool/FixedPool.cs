using VtdVerify.Model;
using VtdVerify.Specs.Shrinking;

namespace VtdVerify.Specs.Pool;

/// <summary>
/// The machines to which every proof of a check is put: some of the corners, scopes that two notifiers share, and trees that are larger
/// than what loops are unrolled for. Few, because they are run each time.
/// </summary>
public static class FixedPool
{
    private const int OneCornerIn = 13;
    private const int Large = 300;
    private const int PastAByte = 260;
    private const ulong Page = VtdAddressSpace.PageSize;

    /// <summary>Those of VT-d.</summary>
    public static IReadOnlyList<MachineDescription> All { get; } =
    [
        .. Corners.All.Where((_, i) => i % OneCornerIn == 0),
        .. Shared(),
        Filled(NotifierDescription.BelowInterrupts, Large, DirtyTracking.Migration, NotifyRule.Asserts),
        Filled(NotifierDescription.AboveInterrupts, PastAByte, DirtyTracking.DirtyLimit, NotifyRule.Crops),
        Filled(NotifierDescription.AboveInterrupts, OneCornerIn, DirtyTracking.DirtyRate, NotifyRule.Asserts),
    ];

    /// <summary>Those of them that can be with the page tables of a vIOMMU, and some that only these can have.</summary>
    public static IReadOnlyList<MachineDescription> Of(IovaSpace space) => space == IovaSpace.Vtd
        ? All
        : [.. All.Concat(Odd(space)).Select(machine => machine.In(space)).Where(machine => !MachineClass.Broken(machine).Any())];

    /// <summary>A leaf of each length in a scope of its own, and one at the end of all addresses.</summary>
    private static IEnumerable<MachineDescription> Odd(IovaSpace space) =>
        from bits in space.LeafBits
        let size = InclusiveSize.OfBits(bits)
        let second = new Address(size.Value).Next
        from scope in (NotifierDescription[])[new(second, second + size), NotifierDescription.AboveInterrupts]
        select new MachineDescription
        {
            DirtyTracking = bits % 2 == 0 ? DirtyTracking.Migration : DirtyTracking.None,
            NotifyRule = NotifyRule.Crops,
            Notifiers = [scope],
            Mappings = [new MappingDescription(scope.End - size, size, default)],
        };

    private static IEnumerable<MachineDescription> Shared()
    {
        var (lower, upper) = (NotifierDescription.BelowInterrupts, NotifierDescription.AboveInterrupts);
        NotifierDescription[][] pairs =
            [[lower, lower], [upper, upper], [lower, upper], [upper, lower with { Backend = BackendKind.Iommufd }]];
        return pairs.SelectMany(pair => (DirtyTracking[])[DirtyTracking.Migration, DirtyTracking.None], (pair, tracking) =>
            Filled(pair[0], 2, tracking, NotifyRule.Asserts) with { Notifiers = pair });
    }

    /// <summary>As many mappings as are wanted, from the first address of the scope on, and one on each side of it.</summary>
    private static MachineDescription Filled(NotifierDescription scope, int count, DirtyTracking tracking, NotifyRule rule)
    {
        var inside = Enumerable.Range(0, count)
            .Select(i => OnePage(scope.Start.Plus(Page * 2 * (ulong)i), Page * (7 + (ulong)i)));
        var below = scope.Start.Value >= Page ? OnePage(scope.Start.Minus(Page), 0x9000) : null;
        var above = scope.End < Address.Highest ? OnePage(scope.End.Next, 0xb000) : null;
        return new MachineDescription
        {
            DirtyTracking = tracking,
            MigrationIsRunning = tracking.HasFlag(DirtyTracking.Migration),
            NotifyRule = rule,
            Notifiers = [scope],
            Mappings = [.. inside, .. new[] { below, above }.OfType<MappingDescription>()],
        };
    }

    private static MappingDescription OnePage(Address iova, ulong guest) => new(iova, InclusiveSize.Of4K, new Address(guest));
}
