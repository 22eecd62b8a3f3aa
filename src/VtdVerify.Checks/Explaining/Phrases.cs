using VtdVerify.Model;
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
        $"{Short(mapping)} -> {mapping.TranslatedAddress}"
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
    public static string Short(MappingDescription mapping) => $"{mapping.Iova} ({mapping.InclusiveSize.Length})";

    /// <summary>"0xfef00000 (4K) -> 0x1000".</summary>
    public static string Of(IommuTlbEvent<ConcreteWord> made) =>
        $"{Address.Of(made.Iova)} ({AddressMask.Of(made.AddressMask).Length}) -> {Address.Of(made.TranslatedAddress)}";

}
