using VtdVerify.Model;

namespace VtdVerify.Features.Domain;

/// <summary>How often ranges cover addresses. Between two neighbouring edges that does not change, so only edges are asked.</summary>
internal static class Coverage
{
    /// <summary>Some address inside that no range covers; null where there is none.</summary>
    public static Address? Gap(AddressRange inside, IReadOnlyList<AddressRange> ranges)
    {
        var touching = Touching(inside, ranges);
        return FirstEdge([inside, .. touching], address => inside.Contains(address) && Times(address, touching) == 0);
    }

    /// <summary>Whether some address inside is covered.</summary>
    public static bool Touches(AddressRange inside, IReadOnlyList<AddressRange> ranges) => Touching(inside, ranges).Count > 0;

    /// <summary>Some address that is covered outside, not once inside; null where there is none.</summary>
    public static Address? NotOnce(AddressRange inside, IReadOnlyList<AddressRange> ranges) =>
        FirstEdge([inside, .. ranges], address => Times(address, ranges) != (inside.Contains(address) ? 1 : 0));

    /// <summary>Some address inside that more than one range covers; null where there is none.</summary>
    public static Address? Twice(AddressRange inside, IReadOnlyList<AddressRange> ranges) =>
        FirstEdge([inside, .. Touching(inside, ranges)], address => inside.Contains(address) && Times(address, ranges) > 1);

    public static int Times(Address address, IReadOnlyList<AddressRange> ranges) => ranges.Count(range => range.Contains(address));

    private static IReadOnlyList<AddressRange> Touching(AddressRange inside, IReadOnlyList<AddressRange> ranges) =>
        [.. ranges.Where(range => range.Overlaps(inside))];

    private static Address? FirstEdge(IEnumerable<AddressRange> ranges, Func<Address, bool> isWanted) => ranges
        .SelectMany(Edges)
        .Where(isWanted)
        .Order()
        .Select(address => (Address?)address)
        .FirstOrDefault();

    private static IEnumerable<Address> Edges(AddressRange range)
    {
        yield return range.First;
        yield return range.Last;
        if (range.First > default(Address))
        {
            yield return range.First.Previous;
        }

        if (range.Last < Address.Highest)
        {
            yield return range.Last.Next;
        }
    }
}
