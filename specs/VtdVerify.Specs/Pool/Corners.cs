using VtdVerify.Model;
using VtdVerify.Specs.Shrinking;

namespace VtdVerify.Specs.Pool;

/// <summary>
/// Machines of the default class at the corners of the domain, each with one notifier: the scopes that VFIO registers and others, every
/// tracking, mappings at the edges. Fixed, so that every run finds the same first.
/// </summary>
public static class Corners
{
    private const ulong Page = 0x1000;

    private static readonly NotifierDescription[] Scopes =
    [
        NotifierDescription.AboveInterrupts,
        NotifierDescription.BelowInterrupts,
        new(0, ulong.MaxValue),
        new(0x40000000, 0xbfffffff),
        new(0x3000, 0x6fff),
        new(0x8000000000, 0x80ffffffff),
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
        var first = Leaf(scope.Start, MappingDescription.Size4K, 0x7000);
        var last = Leaf(Math.Min(scope.End, (1UL << 39) - 1), MappingDescription.Size4K, 0x12345_6000);
        var middle = Leaf(scope.Start + 0x2000, MappingDescription.Size4K, 0);
        var large = Leaf(scope.Start + 0x40000000, MappingDescription.Size2M, 0x40200000);
        var huge = Leaf(scope.Start + 0x80000000, MappingDescription.Size1G, 0x180000000);
        var below = scope.Start >= Page ? Leaf(scope.Start - Page, MappingDescription.Size4K, 0x9000) : null;
        var above = scope.End < (1UL << 39) - Page ? Leaf(scope.End + 1, MappingDescription.Size4K, 0xb000) : null;
        var beyond = scope.End < 1UL << 37 ? Leaf(scope.End + scope.Start + Page, MappingDescription.Size4K, 0xd000) : null;
        MappingDescription?[][] sets =
        [
            [], [first], [last], [middle], [large], [huge], [below], [above], [beyond], [first, middle], [below, first, last, above],
            [first, large, huge, last], [below, middle, large, huge, above, beyond],
        ];
        return sets.Select(set => Disjoint([.. set.OfType<MappingDescription>()]));
    }

    private static MappingDescription Leaf(ulong inside, ulong inclusiveSize, ulong guest) =>
        new(inside & ~inclusiveSize, inclusiveSize, guest);

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
