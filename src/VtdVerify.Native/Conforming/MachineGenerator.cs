using VtdVerify.Model;

namespace VtdVerify.Native.Conforming;

/// <summary>
/// Random machines that lean to the edges: mappings at, before, behind and across the ends of scopes and of the address width, wraps,
/// scopes of one page and of everything, several notifiers, odd sizes, each permission. The n-th machine of a seed is always the same, on
/// every computer.
/// </summary>
public static class MachineGenerator
{
    private const ulong Page = VtdAddressSpace.PageSize;
    private const int MostTries = 12;
    private const int EdgesOfAScope = 7;

    private static readonly InclusiveSize[] Sizes = [InclusiveSize.Of4K, InclusiveSize.Of2M, InclusiveSize.Of1G];

    // Linux maps what a device only reads read-only; few drivers map anything write-only.
    private static readonly IommuAccess[] Granted =
        [IommuAccess.ReadOnly, IommuAccess.ReadOnly, IommuAccess.ReadWrite, IommuAccess.ReadWrite, IommuAccess.WriteOnly];

    private static readonly NotifierFlags[] Flags =
    [
        NotifierFlags.Map | NotifierFlags.Unmap, NotifierFlags.Map | NotifierFlags.Unmap, NotifierFlags.Unmap,
        NotifierFlags.DeviceIotlbUnmap, NotifierFlags.Map, NotifierFlags.Unmap | NotifierFlags.DeviceIotlbUnmap,
    ];

    /// <summary>The machine of a number.</summary>
    /// <param name="rule">What the code at hand does with an event across the scope's edge.</param>
    /// <param name="space">What its vIOMMU can map.</param>
    public static MachineDescription Machine(ulong seed, long number, NotifyRule rule, IovaSpace space)
    {
        var random = new WordSource(seed, (ulong)number);
        var width = random.OneIn(2) ? space.UsualWidth : space.Widths[0];
        var more = random.OneIn(4) ? random.Below(3) : 0;
        NotifierDescription[] notifiers = [.. Enumerable.Range(0, 1 + more).Select(_ => Notifier(random, width))];
        var mappings = Mappings(random, width, notifiers);
        return new MachineDescription
        {
            Space = space,
            AddressWidth = width,
            DirtyTracking = random.OneIn(3) ? DirtyTracking.None : (DirtyTracking)random.Below(8),
            MigrationIsRunning = random.OneIn(2),
            NotifyRule = rule,
            Notifiers = notifiers,
            Mappings = mappings,
        };
    }

    private static NotifierDescription Notifier(WordSource random, int width)
    {
        var scope = random.Below(16) switch
        {
            < 4 => NotifierDescription.BelowInterrupts.Scope,
            < 8 => NotifierDescription.AboveInterrupts.Scope,
            < 10 => new AddressRange(default, Address.Highest),
            < 12 => OnePage(random, width),
            < 15 => Ordered(random.Word(width) & ~(Page - 1), random.Word(width) | (Page - 1)),
            _ => Ordered(random.Word(random.OneIn(2) ? 64 : width), random.Word(random.OneIn(2) ? 64 : width)),
        };
        return new NotifierDescription(scope.First, scope.Last, Flags[random.Below(Flags.Length)]);
    }

    private static AddressRange OnePage(WordSource random, int width) =>
        AddressRange.Of(new Address(random.Word(width)).AlignedTo(InclusiveSize.Of4K), InclusiveSize.Of4K);

    private static AddressRange Ordered(ulong one, ulong other) =>
        new(new Address(Math.Min(one, other)), new Address(Math.Max(one, other)));

    private static List<MappingDescription> Mappings(WordSource random, int width, IReadOnlyList<NotifierDescription> notifiers)
    {
        var kept = new List<MappingDescription>();
        var wanted = random.OneIn(8) ? 0 : random.OneIn(10) ? random.Below(40) : random.Below(7);
        for (var tries = 0; kept.Count < wanted && tries < wanted + MostTries; tries++)
        {
            var mapping = Mapping(random, width, notifiers[random.Below(notifiers.Count)], crowd: wanted > EdgesOfAScope);
            if (mapping.Last >= mapping.Iova && kept.TrueForAll(k => mapping.Last < k.Iova || mapping.Iova > k.Last))
            {
                kept.Add(mapping);
            }
        }

        return kept;
    }

    private static MappingDescription Mapping(WordSource random, int width, NotifierDescription scope, bool crowd)
    {
        var size = random.OneIn(8) ? new InclusiveSize(random.Word(random.Below(40) + 1)) : Sizes[random.Below(Sizes.Length)];
        var place = random.Below(crowd ? 4 * EdgesOfAScope : EdgesOfAScope + 1) switch
        {
            0 => scope.Start,
            1 => (scope.Start - size).Previous,
            2 => scope.Start.Minus(size.Value / 2),
            3 => scope.End - size,
            4 => scope.End.Minus(size.Value / 2),
            5 => scope.End.Next,
            6 => new Address(width == 64 ? 0 : 1UL << width).Minus(random.OneIn(2) ? size.Value + 1 : 0),
            _ => scope.Start.Plus(random.Word(random.OneIn(2) ? 36 : width)),
        };
        var aligned = random.OneIn(6) ? place : place.AlignedTo(random.OneIn(2) ? size : InclusiveSize.Of4K);
        var guest = random.Below(4) switch
        {
            0 => default,
            1 => aligned,
            _ => new Address(random.Word(33)).AlignedTo(InclusiveSize.Of4K),
        };
        return new MappingDescription(aligned, size, guest, Granted[random.Below(Granted.Length)]);
    }
}
