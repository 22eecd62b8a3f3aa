using VtdVerify.Reporting;

namespace VtdVerify.Checks.Explaining.Causes;

/// <summary>Whom it hurts when a guarantee does not hold. A test holds the table against the guarantees that there are.</summary>
internal static class Harms
{
    private static readonly Dictionary<string, HarmKind[]> ByGuarantee = new(StringComparer.Ordinal)
    {
        ["bitmap-fits"] = [HarmKind.Guest, HarmKind.Migration],
        ["complete"] = [HarmKind.Guest, HarmKind.Migration, HarmKind.Host],
        ["dirty-kept"] = [HarmKind.Migration],
        ["event-constants"] = [HarmKind.Migration, HarmKind.Host],
        ["exact"] = [HarmKind.Migration],
        ["guard"] = [HarmKind.Migration],
        ["in-scope"] = [HarmKind.Host],
        ["no-abort"] = [HarmKind.Guest, HarmKind.Host],
        ["no-wrap"] = [HarmKind.Guest],
        ["notifiers-independent"] = [HarmKind.Guest, HarmKind.Migration],
        ["notify-first"] = [HarmKind.Host],
        ["once"] = [HarmKind.Migration],
        ["outside-untouched"] = [HarmKind.Migration, HarmKind.Host],
        ["plain-cover"] = [HarmKind.Guest, HarmKind.Host],
        ["power-of-two"] = [HarmKind.Host],
        ["terminates"] = [HarmKind.Guest, HarmKind.Host],
        ["unmap-only-served"] = [HarmKind.Guest],
    };

    /// <summary>The ids of the guarantees that the table knows.</summary>
    public static IEnumerable<string> Known => ByGuarantee.Keys;

    /// <summary>Whom it hurts, worst first; nobody for a guarantee that the table does not know.</summary>
    public static IReadOnlyList<HarmKind> Of(string guarantee) => ByGuarantee.GetValueOrDefault(guarantee) ?? [];

    /// <summary>Whom any of the guarantees hurts, worst first.</summary>
    public static IReadOnlyList<HarmKind> OfAll(IEnumerable<string> guarantees) => [.. guarantees.SelectMany(Of).Distinct().Order()];

    /// <summary>Greater where more is hurt; the guest counts most, then the migration, then the host.</summary>
    public static int Weight(IEnumerable<HarmKind> harms) => harms.Distinct().Sum(harm => harm switch
    {
        HarmKind.Guest => 4,
        HarmKind.Migration => 2,
        HarmKind.Host => 1,
        _ => 0,
    });
}
