using VtdVerify.Terms;

namespace VtdVerify.Model;

/// <summary>A mapping in plain values.</summary>
/// <param name="Iova">First address that the device uses.</param>
/// <param name="InclusiveSize">Last address minus first: 0xfff for 4 KiB.</param>
/// <param name="TranslatedAddress">First guest physical address behind it.</param>
/// <param name="Permission">Read-only, write-only or both.</param>
public sealed record MappingDescription(
    ulong Iova, ulong InclusiveSize, ulong TranslatedAddress, IommuAccess Permission = IommuAccess.ReadWrite)
{
    public const ulong Size4K = 0xfff;
    public const ulong Size2M = 0x1fffff;
    public const ulong Size1G = 0x3fffffff;

    /// <summary>Last address, inclusive; below <see cref="Iova"/> where the mapping wraps 2^64.</summary>
    public ulong Last => Iova + InclusiveSize;

    /// <summary>The addresses covered; wraps where the mapping does.</summary>
    public AddressRange Range => new(new Address(Iova), new Address(Last));

    /// <summary>Whether a device can write through it.</summary>
    public bool GrantsWriting => Permission.HasFlag(IommuAccess.WriteOnly);

    public static MappingDescription Of(DmaMap<ConcreteWord> map) =>
        new(map.Iova.Value, map.Size.Value, map.TranslatedAddress.Value, (IommuAccess)map.Permission.Value);

    public DmaMap<ConcreteWord> ToWords() => new(
        ConcreteWord.Of(Iova),
        ConcreteWord.Of(TranslatedAddress),
        ConcreteWord.Of(InclusiveSize),
        Permissions.Word<ConcreteWord, ConcreteTruth>(Permission));
}
