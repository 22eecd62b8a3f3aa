using System.Numerics;

namespace VtdVerify.Model;

/// <summary>What an unmap hands to a notifier (QEMU's IOMMUTLBEvent with its IOMMUTLBEntry).</summary>
/// <param name="Type">One of <see cref="NotifierFlags"/>, as a 32-bit word.</param>
/// <param name="Iova">First address.</param>
/// <param name="AddressMask">Length minus one: 0xfff for 4 KiB.</param>
/// <param name="TranslatedAddress">First guest physical address behind the range; what dirty pages are marked at.</param>
/// <param name="Permission"><see cref="IommuAccess"/> as a 32-bit word.</param>
/// <param name="TargetIsSystemMemory">Whether the target address space is the system's memory.</param>
public readonly record struct IommuTlbEvent<TWord>(
    TWord Type, TWord Iova, TWord AddressMask, TWord TranslatedAddress, TWord Permission, bool TargetIsSystemMemory)
    where TWord : struct, IAdditionOperators<TWord, TWord, TWord>
{
    public IovaRange<TWord> Range => IovaRange<TWord>.OfInclusiveSize(Iova, AddressMask);
}
