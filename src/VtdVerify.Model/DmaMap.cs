using System.Numerics;
using VtdVerify.Terms;

namespace VtdVerify.Model;

/// <summary>A mapping as QEMU's DMAMap holds it (include/qemu/iova-tree.h).</summary>
/// <param name="Iova">First address that the device uses.</param>
/// <param name="TranslatedAddress">First guest physical address behind it.</param>
/// <param name="Size">Inclusive: last address minus first, 0xfff for 4 KiB. There is no empty mapping.</param>
/// <param name="Permission"><see cref="IommuAccess"/> as a 32-bit word; never <see cref="IommuAccess.None"/> within a tree.</param>
public readonly record struct DmaMap<TWord>(TWord Iova, TWord TranslatedAddress, TWord Size, TWord Permission)
    where TWord : struct, IAdditionOperators<TWord, TWord, TWord>
{
    /// <summary>The addresses covered; wraps where a map says so.</summary>
    public IovaRange<TWord> Range => IovaRange<TWord>.OfInclusiveSize(Iova, Size);
}

/// <summary>QEMU's IOMMUAccessFlags.</summary>
[Flags]
public enum IommuAccess
{
    None = 0,
    ReadOnly = 1,
    WriteOnly = 2,
    ReadWrite = ReadOnly | WriteOnly,
}

/// <summary>What a mapping's permission grants, over words.</summary>
public static class Permissions
{
    /// <summary>The width of a permission in bits: that of C's enumerations.</summary>
    public const int Width = 32;

    /// <summary>Those that a mapping in a tree can have: what the page walk makes, and iova_tree_insert takes in.</summary>
    public static IReadOnlyList<IommuAccess> OfMappings { get; } = [IommuAccess.ReadWrite, IommuAccess.ReadOnly, IommuAccess.WriteOnly];

    public static TWord Word<TWord, TTruth>(IommuAccess access)
        where TWord : struct, IWord<TWord, TTruth>
        where TTruth : struct, ITruth<TTruth> => TWord.Of((ulong)access, Width);

    /// <summary>Whether a device can write through the mapping, and so dirty a page.</summary>
    public static TTruth GrantsWriting<TWord, TTruth>(DmaMap<TWord> mapping)
        where TWord : struct, IWord<TWord, TTruth>
        where TTruth : struct, ITruth<TTruth> =>
        (mapping.Permission & Word<TWord, TTruth>(IommuAccess.WriteOnly)) != Word<TWord, TTruth>(IommuAccess.None);
}
