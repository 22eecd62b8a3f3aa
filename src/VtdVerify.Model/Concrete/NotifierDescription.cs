using VtdVerify.Terms;

namespace VtdVerify.Model;

/// <summary>A notifier and what stands behind it.</summary>
/// <param name="Start">First address of its scope.</param>
/// <param name="End">Last address of its scope, inclusive.</param>
/// <param name="Flags">The events that it wants; VFIO registers for Map and Unmap, vhost for one of the UNMAP kinds.</param>
public sealed record NotifierDescription(
    Address Start,
    Address End,
    NotifierFlags Flags = NotifierFlags.Map | NotifierFlags.Unmap,
    BackendKind Backend = BackendKind.VfioLegacy)
{
    /// <summary>The addresses that it wants to hear of.</summary>
    public AddressRange Scope => new(Start, End);

    /// <summary>VFIO's section below the interrupt range of a requests-without-PASID address space: [0, 0xfedfffff].</summary>
    public static NotifierDescription BelowInterrupts { get; } = new(default, new Address(0xfedfffff));

    /// <summary>VFIO's section above the interrupt range: [0xfef00000, 2^64 - 1].</summary>
    public static NotifierDescription AboveInterrupts { get; } = new(new Address(0xfef00000), Address.Highest);

    /// <summary>The notifier as the code that unmaps sees it.</summary>
    /// <param name="id">The place in the order of registration, from 0.</param>
    public IommuNotifier<ConcreteWord> ToWords(int id) => new(
        id,
        new IovaRange<ConcreteWord>(Start.ToWord(), End.ToWord()),
        ConcreteWord.Of((ulong)Flags, 32));
}

/// <summary>What a notifier's callback leads to.</summary>
public enum BackendKind
{
    /// <summary>VFIO with the type1 driver's container: dirty bitmaps of at most 256 MiB.</summary>
    VfioLegacy,

    /// <summary>VFIO with an iommufd address space: no limit.</summary>
    Iommufd,

    /// <summary>A device in QEMU or vhost, which only drops cached translations: nothing is mapped in the host.</summary>
    Vhost,
}
