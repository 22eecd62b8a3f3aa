using VtdVerify.Model;
using VtdVerify.Terms;

namespace VtdVerify.QemuSource.Scopes;

/// <summary>The sections of an IOMMU's memory region: what nothing hides of it.</summary>
/// <param name="Region">Where it is made.</param>
/// <param name="Hiding">Where regions are added that hide parts of it.</param>
/// <param name="Sections">Those where all of these are enabled, in the order of addresses.</param>
/// <param name="Others">The sections besides that there are where some are not.</param>
internal sealed record RegionLayout(
    CodeSite Region, IReadOnlyList<CodeSite> Hiding,
    IReadOnlyList<IovaRange<ConcreteWord>> Sections, IReadOnlyList<IovaRange<ConcreteWord>> Others)
{
    public IEnumerable<IovaRange<ConcreteWord>> All => Sections.Concat(Others);

    /// <summary>What is left of a region, in the order of addresses.</summary>
    /// <param name="size">In bytes.</param>
    /// <param name="hidden">First bytes, and those behind the last ones.</param>
    public static IEnumerable<IovaRange<ConcreteWord>> Left(UInt128 size, IEnumerable<(UInt128 From, UInt128 To)> hidden)
    {
        var next = UInt128.Zero;
        foreach (var (from, to) in hidden.Where(range => range.From < range.To).Append((size, size)).OrderBy(range => range.Item1))
        {
            var end = from < size ? from : size;
            if (next < end)
            {
                yield return new(ConcreteWord.Of((ulong)next), ConcreteWord.Of((ulong)(end - 1)));
            }

            next = to > next ? to : next;
        }
    }

    public override string ToString()
    {
        var others = Others.Count == 0 ? string.Empty : $", or {List(Others)} where not all that hides it is enabled";
        return List(Sections) + others;
    }

    private static string List(IReadOnlyList<IovaRange<ConcreteWord>> ranges) =>
        string.Join(" and ", ranges.Select(AddressRange.Of));
}
