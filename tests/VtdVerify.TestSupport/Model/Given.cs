using VtdVerify.Model;

namespace VtdVerify.Tests.Model;

/// <summary>Parts of a machine from plain numbers, so that a test shows these and nothing else.</summary>
internal static class Given
{
    /// <summary>A mapping of a size that has a name.</summary>
    /// <param name="iova">First address.</param>
    /// <param name="to">First guest physical address behind it.</param>
    public static MappingDescription Mapping(
        ulong iova, InclusiveSize size, ulong to = 0, IommuAccess permission = IommuAccess.ReadWrite) =>
        new(new Address(iova), size, new Address(to), permission);

    /// <summary>The same of any inclusive size: 0xfff for 4 KiB.</summary>
    public static MappingDescription Mapping(ulong iova, ulong inclusiveSize, ulong to = 0) =>
        Mapping(iova, new InclusiveSize(inclusiveSize), to);

    /// <summary>A notifier of the scope from the first to the last address, both inclusive.</summary>
    public static NotifierDescription Notifier(
        ulong first,
        ulong last,
        NotifierFlags flags = NotifierFlags.Map | NotifierFlags.Unmap,
        BackendKind backend = BackendKind.VfioLegacy) => new(new Address(first), new Address(last), flags, backend);

    /// <summary>What the host maps from the first to the last address, both inclusive.</summary>
    public static HostMapping HostMapping(ulong first, ulong last, ulong guest, bool isWritable = true) =>
        new(new AddressRange(new Address(first), new Address(last)), new Address(guest), isWritable);

    public static UnmapRefusal Refusal(ulong iova, UInt128 bytes, int error, UnmapStage stage, bool isTakenAsSuccess = false) =>
        new(new Address(iova), new Length(bytes), error, stage, isTakenAsSuccess);

    public static IReadOnlyList<Address> Addresses(params IEnumerable<ulong> values) => [.. values.Select(value => new Address(value))];
}
