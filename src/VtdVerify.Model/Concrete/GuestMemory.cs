namespace VtdVerify.Model;

/// <summary>
/// Guest memory as migration sees it: which 4 KiB pages are marked dirty. A guest physical address is taken as the place in memory, as
/// VFIO's unmap does; on a machine with a PCI hole that holds only below it.
/// </summary>
/// <param name="size">From guest physical address 0 on.</param>
public sealed class GuestMemory(Length size)
{
    private readonly SortedSet<ulong> dirty = [];
    private readonly SortedSet<ulong> outside = [];

    /// <summary>The marked pages of memory, by number (address / 4096), in order.</summary>
    public IReadOnlyList<ulong> DirtyPages => [.. dirty];

    /// <summary>Pages marked beyond the end of memory, where QEMU writes past its bitmap without a check.</summary>
    public IReadOnlyList<ulong> MarkedOutside => [.. outside];

    /// <summary>Marks the page that holds the address.</summary>
    public void Mark(Address guestAddress) =>
        (guestAddress.Value < size.Bytes ? dirty : outside).Add(guestAddress.Value / VtdAddressSpace.PageSize);
}
