using VtdVerify.Model;

namespace VtdVerify.Features.Domain;

/// <summary>Flags by the names that the feature files give them, and lists of names: "migration, dirty rate and dirty limit".</summary>
internal static class WordText
{
    /// <summary>Stands for a list without members.</summary>
    public const string Nothing = "nothing";

    /// <summary>The optional column of a table of mappings.</summary>
    public const string Permission = "permission";

    private static readonly string[] Separators = [", ", " and "];

    public static IReadOnlyDictionary<string, DirtyTracking> Tracking { get; } = new Dictionary<string, DirtyTracking>
    {
        ["migration"] = DirtyTracking.Migration,
        ["dirty rate"] = DirtyTracking.DirtyRate,
        ["dirty limit"] = DirtyTracking.DirtyLimit,
    };

    public static IReadOnlyDictionary<string, NotifierFlags> EventNames { get; } = new Dictionary<string, NotifierFlags>
    {
        ["MAP"] = NotifierFlags.Map,
        ["UNMAP"] = NotifierFlags.Unmap,
        ["DEVIOTLB_UNMAP"] = NotifierFlags.DeviceIotlbUnmap,
    };

    /// <summary>What a mapping grants the device; the first is what it grants where a table has no such column.</summary>
    public static IReadOnlyDictionary<string, IommuAccess> Permissions { get; } = new Dictionary<string, IommuAccess>
    {
        ["read-write"] = IommuAccess.ReadWrite,
        ["read-only"] = IommuAccess.ReadOnly,
        ["write-only"] = IommuAccess.WriteOnly,
    };

    public static string NameOf(IommuAccess permission) => Permissions.Single(name => name.Value == permission).Key;

    public static string Events(NotifierFlags flags) => List(EventNames.Where(name => flags.HasFlag(name.Value)).Select(name => name.Key));

    public static string List(IEnumerable<string> names)
    {
        List<string> all = [.. names];
        return all.Count < 2 ? string.Concat(all) : $"{string.Join(", ", all.SkipLast(1))} and {all[^1]}";
    }

    /// <summary>Reads what <see cref="List"/> writes.</summary>
    public static IReadOnlyList<string> Split(string text) => text.Split(Separators, StringSplitOptions.None);
}
