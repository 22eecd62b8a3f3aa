using VtdVerify.Model;
using VtdVerify.SelfTest.Generating;
using VtdVerify.Specs.Shrinking;

namespace VtdVerify.SelfTest.Judging;

/// <summary>Random machines of the default class, from none to 300 mappings: the n-th of a seed is the same everywhere.</summary>
internal static class Machines
{
    private const int MostTries = 40;

    private static readonly InclusiveSize[] Sizes =
        [InclusiveSize.Of4K, InclusiveSize.Of4K, InclusiveSize.Of2M, InclusiveSize.Of1G];

    /// <summary>As many as are wanted, of one seed.</summary>
    public static IReadOnlyList<JudgedMachine> Of(ulong seed, int count) =>
        [.. Enumerable.Range(0, MostTries * count).Select(n => Machine(seed, n)).OfType<JudgedMachine>().Take(count)];

    private static JudgedMachine? Machine(ulong seed, int number)
    {
        var draw = new Draw(seed ^ 0x6d616368, number);
        var width = draw.OneIn(3) ? 39 : 48;
        var scope = Scope(draw, width);
        List<NotifierDescription> notifiers = [scope];
        if (draw.OneIn(6))
        {
            notifiers.Add(Flagged(draw, draw.OneIn(2) ? scope : Scope(draw, width)));
        }

        IommuAccess[] all = draw.Below(4) switch
        {
            0 => [IommuAccess.ReadWrite],
            1 => [IommuAccess.ReadOnly, IommuAccess.WriteOnly, IommuAccess.ReadWrite],
            2 => [IommuAccess.ReadOnly],
            _ => [IommuAccess.ReadOnly, IommuAccess.ReadWrite],
        };
        List<MappingDescription> mappings =
            [.. Mappings(draw, width, scope, Count(draw)).Select(m => m with { Permission = draw.One(all) })];
        var machine = new MachineDescription
        {
            AddressWidth = width,
            DirtyTracking = draw.OneIn(4) ? DirtyTracking.None : (DirtyTracking)(1 + draw.Below(7)),
            MigrationIsRunning = draw.OneIn(2),
            NotifyRule = draw.OneIn(2) ? NotifyRule.Crops : NotifyRule.Asserts,
            Notifiers = notifiers,
            Mappings = mappings,
        };
        if (MachineClass.Broken(machine).Any())
        {
            return null;
        }

        return new JudgedMachine(
            machine,
            draw.OneIn(3) ? 0 : (ulong)draw.Below(1 << 24),
            draw.OneIn(12) && mappings.Count < 8 ? draw.One(1, 120, 300) : 0);
    }

    private static int Count(Draw draw) => draw.Below(16) switch
    {
        0 => 0,
        < 10 => 1 + draw.Below(4),
        < 13 => 3 + draw.Below(9),
        13 => 20 + draw.Below(60),
        14 => 100 + draw.Below(30),
        _ => 200 + draw.Below(101),
    };

    private static NotifierDescription Scope(Draw draw, int width) => Flagged(draw, draw.Below(10) switch
    {
        < 3 => NotifierDescription.BelowInterrupts,
        < 6 => NotifierDescription.AboveInterrupts,
        6 => new(default, Address.Highest),
        7 => OnePage(draw),
        _ => Any(draw, width),
    });

    private static NotifierDescription OnePage(Draw draw)
    {
        var start = new Address(((ulong)draw.Below(1 << 20) << 12) + (draw.OneIn(2) ? 0 : 0x100000000UL));
        return new(start, start.Plus((VtdAddressSpace.PageSize << draw.Below(4)) - 1));
    }

    private static NotifierDescription Any(Draw draw, int width)
    {
        var start = new Address(((ulong)draw.Below(1 << 26) << 12) & Highest(width).Value);
        return new(start, start.Plus(((1 + (ulong)draw.Below(1 << 24)) << 12) - 1));
    }

    private static NotifierDescription Flagged(Draw draw, NotifierDescription scope) => draw.Below(8) switch
    {
        0 => scope with { Flags = NotifierFlags.Unmap, Backend = BackendKind.Vhost },
        < 4 => scope with { Backend = BackendKind.Iommufd },
        _ => scope,
    };

    private static List<MappingDescription> Mappings(Draw draw, int width, NotifierDescription scope, int wanted)
    {
        var kept = new SortedDictionary<Address, MappingDescription>();
        for (var tries = 0; kept.Count < wanted && tries < 4 * wanted; tries++)
        {
            var mapping = Mapping(draw, width, scope, wanted);
            var isInside = mapping.Iova >= scope.Start && mapping.Last <= scope.End;
            var isOutside = mapping.Last < scope.Start || mapping.Iova > scope.End;
            if ((isInside || isOutside) && mapping.Last <= Highest(width) && mapping.Last >= mapping.Iova
                && kept.Values.All(k => mapping.Last < k.Iova || mapping.Iova > k.Last))
            {
                kept[mapping.Iova] = mapping;
            }
        }

        return [.. kept.Values.OrderBy(_ => draw.Below(1 << 20))];
    }

    private static MappingDescription Mapping(Draw draw, int width, NotifierDescription scope, int wanted)
    {
        var size = wanted > 12 ? (draw.OneIn(20) ? InclusiveSize.Of2M : InclusiveSize.Of4K) : draw.One(Sizes);
        var place = draw.Below(12) switch
        {
            0 => scope.Start,
            1 => (scope.Start - size).Previous,
            2 => Address.Min(scope.End, Highest(width)) - size,
            3 => scope.End.Next,
            4 => Highest(width) - size,
            5 => scope.End.Plus(scope.Start.Value),
            6 => new Address(0xc0000000),
            _ => scope.Start.Plus((ulong)draw.Below(wanted > 12 ? 1 << 11 : 1 << 8) << (draw.OneIn(6) ? 21 : 12)),
        };
        var guest = draw.Below(5) switch { 0 => default, 1 => place, _ => new Address((ulong)draw.Below(1 << 21) << 12) };
        return new MappingDescription(place.AlignedTo(size), size, guest.AlignedTo(size));
    }

    private static Address Highest(int width) => new((1UL << width) - 1);
}
