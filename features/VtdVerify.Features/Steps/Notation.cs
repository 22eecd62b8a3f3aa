using VtdVerify.Features.Domain;
using VtdVerify.Model;

namespace VtdVerify.Features.Steps;

/// <summary>How feature files write addresses, sizes, ranges, flags and tables of them.</summary>
[Binding]
public sealed class Notation
{
    private static readonly IReadOnlyDictionary<string, DirtyTracking> Flags = new Dictionary<string, DirtyTracking>
    {
        ["migration"] = DirtyTracking.Migration,
        ["dirty rate"] = DirtyTracking.DirtyRate,
        ["dirty limit"] = DirtyTracking.DirtyLimit,
    };

    [StepArgumentTransformation("^(0x.+)$")]
    public Address ToAddress(string text) => Address.Parse(text);

    [StepArgumentTransformation(@"^(\d+[KMGTPE])$")]
    public Length ToLength(string text) => Length.Parse(text);

    [StepArgumentTransformation(@"^\[(0x[0-9a-f]+), (0x[0-9a-f]+)\]$")]
    public AddressRange ToRange(string first, string last) => new(Address.Parse(first), Address.Parse(last));

    /// <summary>One address, or several in a list: "0x1000, 0x2000 and 0x3000".</summary>
    [StepArgumentTransformation("^(0x.+)$")]
    public IReadOnlyList<Address> ToAddresses(string text) =>
        [.. text.Split([", ", " and "], StringSplitOptions.None).Select(Address.Parse)];

    /// <summary>"nothing", one flag, or several in a list: "migration, dirty rate and dirty limit".</summary>
    [StepArgumentTransformation("^(.+)$")]
    public DirtyTracking ToTracking(string text) => text == "nothing"
        ? DirtyTracking.None
        : text.Split([", ", " and "], StringSplitOptions.None)
            .Select(name => Flags.TryGetValue(name, out var flag)
                ? flag
                : throw new FormatException($"'{name}' is no tracking flag; expected nothing or {string.Join(", ", Flags.Keys)}."))
            .Aggregate((one, other) => one | other);

    /// <summary>Mappings, with the columns iova, size and guest physical address.</summary>
    [StepArgumentTransformation]
    public IReadOnlyList<MappingDescription> ToMappings(DataTable table) =>
        [.. table.Rows.Select(row => new MappingDescription(
            Address.Parse(row["iova"]).Value,
            Length.Parse(row["size"]).InclusiveSize,
            Address.Parse(row["guest physical address"]).Value))];

    /// <summary>Ranges, with the columns iova and size.</summary>
    [StepArgumentTransformation]
    public IReadOnlyList<AddressRange> ToRanges(DataTable table) =>
        [.. table.Rows.Select(row => AddressRange.Of(Address.Parse(row["iova"]), Length.Parse(row["size"])))];

    /// <summary>UNMAPs, with the columns iova, size and translated address.</summary>
    [StepArgumentTransformation]
    public IReadOnlyList<ExpectedUnmap> ToUnmaps(DataTable table) =>
        [.. table.Rows.Select(row => new ExpectedUnmap(
            AddressRange.Of(Address.Parse(row["iova"]), Length.Parse(row["size"])),
            Address.Parse(row["translated address"])))];
}
