using VtdVerify.Terms;

namespace VtdVerify.Model;

/// <summary>What a container and the kernel ask of the range of an unmap before they look at mappings.</summary>
internal static class RequestedRange
{
    /// <summary>The length that QEMU hands over is the mask plus one, in 64 bits: 0 for a mask of all ones.</summary>
    public static bool IsEmpty(IommuTlbEvent<ConcreteWord> tlbEvent) => tlbEvent.AddressMask.Value == ulong.MaxValue;

    /// <summary>Whether it begins and ends where pages of 4 KiB do.</summary>
    public static bool IsOfWholePages(AddressRange range) =>
        range.First == range.First.AlignedTo(InclusiveSize.Of4K) && range.Last.Next == range.Last.Next.AlignedTo(InclusiveSize.Of4K);
}
