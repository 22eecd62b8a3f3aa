namespace VtdVerify.Model;

/// <summary>What a run left of one VFIO container.</summary>
/// <param name="NotifierId">The notifier that feeds it.</param>
/// <param name="Refusals">Unmap requests that did not go through, in order.</param>
/// <param name="MappingsLeft">What the device can still reach, lowest address first.</param>
public sealed record ContainerEffects(
    int NotifierId,
    BackendKind Backend,
    IReadOnlyList<UnmapRefusal> Refusals,
    IReadOnlyList<HostMapping> MappingsLeft);

/// <summary>An unmap request that a container or the kernel refused. The mapping stays in the host.</summary>
/// <param name="Iova">First address of the request.</param>
/// <param name="Length">That of the event's mask; 2^64, of which QEMU's word of 64 bits says 0, where the mask was all ones.</param>
/// <param name="Error">One of <see cref="Errno"/>.</param>
/// <param name="IsTakenAsSuccess">QEMU hides the error from the caller.</param>
public sealed record UnmapRefusal(Address Iova, Length Length, int Error, UnmapStage Stage, bool IsTakenAsSuccess = false);

/// <summary>Where an unmap request failed.</summary>
public enum UnmapStage
{
    /// <summary>In QEMU, before any system call.</summary>
    BeforeKernel,

    /// <summary>In the kernel's query for dirty bits; the unmap follows all the same.</summary>
    DirtyQuery,

    /// <summary>In the kernel's unmap.</summary>
    Unmap,
}

/// <summary>What the host's IOMMU maps for a device.</summary>
/// <param name="Range">The IOVAs.</param>
/// <param name="GuestAddress">The guest physical address whose memory lies behind the first of them.</param>
/// <param name="IsWritable">The device may write, and so dirty pages; it may read in any case.</param>
public sealed record HostMapping(AddressRange Range, Address GuestAddress, bool IsWritable = true);

/// <summary>The negative error numbers that QEMU and the kernel answer with (Linux on x86).</summary>
public static class Errno
{
    public const int NoEntry = -2;
    public const int TooBig = -7;
    public const int Invalid = -22;
    public const int Overflow = -75;
}
