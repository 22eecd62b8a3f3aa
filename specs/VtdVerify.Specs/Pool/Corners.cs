using VtdVerify.Model;
using VtdVerify.Specs.Shrinking;

namespace VtdVerify.Specs.Pool;

/// <summary>
/// Machines of the default class at the corners of the domain, each with one notifier: the scopes that VFIO registers and others, every
/// tracking, mappings at the edges. Fixed, so that every run finds the same first.
/// </summary>
public static class Corners
{
    private const ulong Page = VtdAddressSpace.PageSize;

    // The last address of the narrower address width.
    private static readonly Address Narrow = new((1UL << 39) - 1);

    private static readonly NotifierDescription[] Scopes =
    [
        NotifierDescription.AboveInterrupts,
        NotifierDescription.BelowInterrupts,
        new(default, Address.Highest),
        new(new Address(0x40000000), new Address(0xbfffffff)),
        new(new Address(0x3000), new Address(0x6fff)),
        new(new Address(0x8000000000), new Address(0x80ffffffff)),
    ];

    private static readonly DirtyTracking[] Tracking =
    [
        DirtyTracking.Migration, DirtyTracking.None, DirtyTracking.DirtyRate, DirtyTracking.DirtyLimit,
        DirtyTracking.Migration | DirtyTracking.DirtyRate | DirtyTracking.DirtyLimit, DirtyTracking.DirtyRate | DirtyTracking.DirtyLimit,
    ];

    public static IReadOnlyList<MachineDescription> All { get; } = [.. Scopes.SelectMany(OfScope)];

    private static IEnumerable<MachineDescription> OfScope(NotifierDescription scope)
    {
        var sets = MappingSets(scope).ToList();
        var count = 0;
        foreach (var (turn, tracking) in Tracking.Index())
        {
            foreach (var mappings in sets.Select(set => Granting(set, turn)))
            {
                // The other settings take turns: each meets each tracking and each set of mappings in some machine.
                count++;
                var machine = new MachineDescription
                {
                    AddressWidth = count % 3 == 0 ? 39 : 48,
                    DirtyTracking = tracking,
                    MigrationIsRunning = tracking.HasFlag(DirtyTracking.Migration) != (count % 5 == 0),
                    NotifyRule = count % 2 == 0 ? NotifyRule.Asserts : NotifyRule.Crops,
                    Notifiers = [count % 7 == 0 ? scope with { Flags = NotifierFlags.Unmap, Backend = BackendKind.Vhost } : scope],
                    Mappings = mappings,
                };
                if (!MachineClass.Broken(machine).Any())
                {
                    yield return machine;
                }
            }
        }
    }

    /// <summary>The mappings with each permission in turn: all meet the tracking and the others that are set.</summary>
    private static IReadOnlyList<MappingDescription> Granting(IReadOnlyList<MappingDescription> mappings, int turn) =>
    [
        .. mappings.Select((mapping, i) => mapping with
        {
            Permission = Permissions.OfMappings[(turn + i) % Permissions.OfMappings.Count],
        }),
    ];

    private static IEnumerable<IReadOnlyList<MappingDescription>> MappingSets(NotifierDescription scope)
    {
        var first = Leaf(scope.Start, InclusiveSize.Of4K, 0x7000);
        var last = Leaf(Address.Min(scope.End, Narrow), InclusiveSize.Of4K, 0x12345_6000);
        var middle = Leaf(scope.Start.Plus(0x2000), InclusiveSize.Of4K, 0);
        var large = Leaf(scope.Start.Plus(0x40000000), InclusiveSize.Of2M, 0x40200000);
        var huge = Leaf(scope.Start.Plus(0x80000000), InclusiveSize.Of1G, 0x180000000);
        var below = scope.Start.Value >= Page ? Leaf(scope.Start.Minus(Page), InclusiveSize.Of4K, 0x9000) : null;
        var above = scope.End < Narrow.Minus(Page - 1) ? Leaf(scope.End.Next, InclusiveSize.Of4K, 0xb000) : null;
        var beyond = scope.End.Value < 1UL << 37 ? Leaf(scope.End.Plus(scope.Start.Value + Page), InclusiveSize.Of4K, 0xd000) : null;
        MappingDescription?[][] sets =
        [
            [], [first], [last], [middle], [large], [huge], [below], [above], [beyond], [first, middle], [below, first, last, above],
            [first, large, huge, last], [below, middle, large, huge, above, beyond],
        ];
        return sets.Select(set => Disjoint([.. set.OfType<MappingDescription>()]));
    }

    private static MappingDescription Leaf(Address inside, InclusiveSize size, ulong guest) =>
        new(inside.AlignedTo(size), size, new Address(guest));

    private static List<MappingDescription> Disjoint(IReadOnlyList<MappingDescription> mappings)
    {
        var kept = new List<MappingDescription>();
        foreach (var mapping in mappings.Where(m => kept.TrueForAll(k => m.Last < k.Iova || m.Iova > k.Last)))
        {
            kept.Add(mapping);
        }

        return kept;
    }
}
