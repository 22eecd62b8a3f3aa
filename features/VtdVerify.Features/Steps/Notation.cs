using VtdVerify.Features.Domain;
using VtdVerify.Model;

namespace VtdVerify.Features.Steps;

/// <summary>How feature files write addresses, sizes, ranges, flags and tables of them.</summary>
[Binding]
public sealed class Notation
{
    [StepArgumentTransformation("^(0x.+)$")]
    public Address ToAddress(string text) => Address.Parse(text);

    [StepArgumentTransformation(@"^(\d+[KMGTPE])$")]
    public Length ToLength(string text) => Length.Parse(text);

    [StepArgumentTransformation(@"^\[(0x[0-9a-f]+), (0x[0-9a-f]+)\]$")]
    public AddressRange ToRange(string first, string last) => new(Address.Parse(first), Address.Parse(last));

    /// <summary>One address, or several in a list: "0x1000, 0x2000 and 0x3000".</summary>
    [StepArgumentTransformation("^(0x.+)$")]
    public IReadOnlyList<Address> ToAddresses(string text) =>
        [.. WordText.Split(text).Select(Address.Parse)];

    /// <summary>"nothing", one flag, or several in a list: "migration, dirty rate and dirty limit".</summary>
    [StepArgumentTransformation("^(.+)$")]
    public DirtyTracking ToTracking(string text) => text == WordText.Nothing
        ? DirtyTracking.None
        : WordText.Split(text)
            .Select(name => Named(WordText.Tracking, name, $"is no tracking flag; expected {WordText.Nothing} or"))
            .Aggregate((one, other) => one | other);

    /// <summary>One kind of event, or several in a list: "MAP and UNMAP".</summary>
    [StepArgumentTransformation("^(.+)$")]
    public NotifierFlags ToEvents(string text) => WordText.Split(text)
        .Select(name => Named(WordText.EventNames, name, "is no kind of event; expected"))
        .Aggregate((one, other) => one | other);

    /// <summary>Mappings, with the columns iova, size, guest physical address and, where some do not grant both, permission.</summary>
    [StepArgumentTransformation]
    public IReadOnlyList<MappingDescription> ToMappings(DataTable table) =>
        [.. table.Rows.Select(row => new MappingDescription(
            Address.Parse(row["iova"]),
            Length.Parse(row["size"]).Inclusive,
            Address.Parse(row["guest physical address"]),
            row.TryGetValue(WordText.Permission, out var permission)
                ? Named(WordText.Permissions, permission, "is no permission; expected")
                : IommuAccess.ReadWrite))];

    /// <summary>Ranges, with the columns iova and size.</summary>
    [StepArgumentTransformation]
    public IReadOnlyList<AddressRange> ToRanges(DataTable table) =>
        [.. table.Rows.Select(row => AddressRange.Of(Address.Parse(row["iova"]), Length.Parse(row["size"]).Inclusive))];

    /// <summary>UNMAPs, with the columns iova, size and translated address.</summary>
    [StepArgumentTransformation]
    public IReadOnlyList<ExpectedUnmap> ToUnmaps(DataTable table) =>
        [.. table.Rows.Select(row => new ExpectedUnmap(
            AddressRange.Of(Address.Parse(row["iova"]), Length.Parse(row["size"]).Inclusive),
            Address.Parse(row["translated address"])))];

    private static T Named<T>(IReadOnlyDictionary<string, T> names, string name, string problem) => names.TryGetValue(name, out var named)
        ? named
        : throw new FormatException($"'{name}' {problem} {string.Join(", ", names.Keys)}.");
}
