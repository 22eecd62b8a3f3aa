using VtdVerify.Model;
using VtdVerify.Reporting;
using VtdVerify.Terms;

namespace VtdVerify.Checks.Explaining;

/// <summary>Values of the domain as a sentence names them.</summary>
internal static class Phrases
{
    /// <summary>"1 event", "2 events".</summary>
    public static string Count(int number, string noun) =>
        FormattableString.Invariant($"{number} {noun}{(number == 1 ? string.Empty : "s")}");

    /// <summary>"0xfef00000 (4K) -> 0x1000", and ", read-only" where it does not grant both.</summary>
    public static string Of(MappingDescription mapping) =>
        $"{Address(mapping.Iova)} ({new HexSize(mapping.InclusiveSize).Units}) -> {Address(mapping.TranslatedAddress)}"
        + (mapping.Permission == IommuAccess.ReadWrite ? string.Empty : $", {Of(mapping.Permission)}");

    public static string Of(IommuAccess permission) => permission switch
    {
        IommuAccess.None => "no access",
        IommuAccess.ReadOnly => "read-only",
        IommuAccess.WriteOnly => "write-only",
        IommuAccess.ReadWrite => "read-write",
        _ => FormattableString.Invariant($"permission 0x{(uint)permission:x}"),
    };

    /// <summary>"0xfef00000 (4K)".</summary>
    public static string Short(MappingDescription mapping) => $"{Address(mapping.Iova)} ({new HexSize(mapping.InclusiveSize).Units})";

    /// <summary>"0xfef00000 (4K) -> 0x1000".</summary>
    public static string Of(IommuTlbEvent<ConcreteWord> made) =>
        $"{Address(made.Iova.Value)} ({new HexMask(made.AddressMask.Value).Units}) -> {Address(made.TranslatedAddress.Value)}";

    /// <summary>"[0x1000, 0x1fff]", both ends inclusive.</summary>
    public static string Of(IovaRange<ConcreteWord> range) => $"[{Address(range.First.Value)}, {Address(range.Last.Value)}]";

    public static bool Wraps(IovaRange<ConcreteWord> range) => range.Last.Value < range.First.Value;

    private static string Address(ulong address) => new HexAddress(address).ToString();
}
