using System.Numerics;

namespace VtdVerify.Model;

/// <summary>A mapping as QEMU's DMAMap holds it (include/qemu/iova-tree.h).</summary>
/// <param name="Iova">First address that the device uses.</param>
/// <param name="TranslatedAddress">First guest physical address behind it.</param>
/// <param name="Size">Inclusive: last address minus first, 0xfff for 4 KiB. There is no empty mapping.</param>
/// <param name="Permission">Never <see cref="IommuAccess.None"/> within a tree.</param>
public readonly record struct DmaMap<TWord>(
    TWord Iova, TWord TranslatedAddress, TWord Size, IommuAccess Permission = IommuAccess.ReadWrite)
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
