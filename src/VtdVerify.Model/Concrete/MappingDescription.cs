using System.Numerics;
using VtdVerify.Terms;

namespace VtdVerify.Model;

/// <summary>A mapping in plain values.</summary>
/// <param name="Iova">First address that the device uses.</param>
/// <param name="InclusiveSize">Last address minus first.</param>
/// <param name="TranslatedAddress">First guest physical address behind it.</param>
/// <param name="Permission">Read-only, write-only or both.</param>
public sealed record MappingDescription(
    Address Iova, InclusiveSize InclusiveSize, Address TranslatedAddress, IommuAccess Permission = IommuAccess.ReadWrite)
{
    /// <summary>Last address, inclusive; below <see cref="Iova"/> where the mapping wraps 2^64.</summary>
    public Address Last => Iova + InclusiveSize;

    /// <summary>The addresses covered; wraps where the mapping does.</summary>
    public AddressRange Range => new(Iova, Last);

    /// <summary>Whether a device can write through it.</summary>
    public bool GrantsWriting => Permission.HasFlag(IommuAccess.WriteOnly);

    public static MappingDescription Of(DmaMap<ConcreteWord> map) => new(
        Address.Of(map.Iova), InclusiveSize.Of(map.Size), Address.Of(map.TranslatedAddress), (IommuAccess)map.Permission.Value);

    /// <summary>The mapping that words of another kind stand for.</summary>
    /// <param name="valueOf">The value of a word, such as a solution gives it.</param>
    public static MappingDescription Of<TWord>(DmaMap<TWord> map, Func<TWord, ulong> valueOf)
        where TWord : struct, IAdditionOperators<TWord, TWord, TWord> => new(
            new Address(valueOf(map.Iova)),
            new InclusiveSize(valueOf(map.Size)),
            new Address(valueOf(map.TranslatedAddress)),
            (IommuAccess)valueOf(map.Permission));

    public DmaMap<ConcreteWord> ToWords() => new(
        Iova.ToWord(),
        TranslatedAddress.ToWord(),
        InclusiveSize.ToWord(),
        Permissions.Word<ConcreteWord, ConcreteTruth>(Permission));
}
