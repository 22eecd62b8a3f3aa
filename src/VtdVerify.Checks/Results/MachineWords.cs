using VtdVerify.Model;
using VtdVerify.Reporting;

namespace VtdVerify.Checks.Results;

/// <summary>A concrete machine and what its events came to, in the result's terms.</summary>
internal static class MachineWords
{
    public static NotifyRuleKind RuleOf(NotifyRule rule) => rule == NotifyRule.Asserts ? NotifyRuleKind.Assert : NotifyRuleKind.Crop;

    public static IEnumerable<string> FlagsOf(DirtyTracking tracking)
    {
        (DirtyTracking Flag, string Name)[] names =
        [
            (DirtyTracking.Migration, "migration"), (DirtyTracking.DirtyRate, "dirty rate"), (DirtyTracking.DirtyLimit, "dirty limit"),
        ];
        return names.Where(one => tracking.HasFlag(one.Flag)).Select(one => one.Name);
    }

    public static string BackendOf(BackendKind backend) => backend switch
    {
        BackendKind.VfioLegacy => "legacy VFIO",
        BackendKind.Iommufd => "iommufd",
        BackendKind.Vhost => "vhost",
        _ => throw new ArgumentOutOfRangeException(nameof(backend), backend, null),
    };

    public static MappingState MappingOf(MappingDescription mapping, string? note = null) => new(
        mapping.Iova, mapping.InclusiveSize, mapping.TranslatedAddress, PermissionOf(mapping.Permission), note);

    public static IEnumerable<FieldValue> FieldsOf(MachineDescription machine) => machine.Unknowns
        .OrderBy(one => one.Key, StringComparer.Ordinal)
        .Select(one => new FieldValue(one.Key, new HexWord(one.Value)));

    public static MappingPermission PermissionOf(IommuAccess permission) => permission switch
    {
        IommuAccess.ReadOnly => MappingPermission.ReadOnly,
        IommuAccess.WriteOnly => MappingPermission.WriteOnly,
        IommuAccess.ReadWrite => MappingPermission.ReadWrite,
        _ => throw new ArgumentOutOfRangeException(nameof(permission), permission, null),
    };

    public static EventTrace EventOf(UnmapEventRecord made) => new(
        TypeOf(made.Event.Type.Value),
        Address.Of(made.Event.Iova),
        AddressMask.Of(made.Event.AddressMask),
        Address.Of(made.Event.TranslatedAddress),
        FateOf(made.Fate));

    /// <summary>The kinds of events that a notifier asks for.</summary>
    public static IEnumerable<string> EventsOf(NotifierFlags flags) =>
        Enum.GetValues<NotifierFlags>().Where(one => one != NotifierFlags.None && flags.HasFlag(one)).Select(one => TypeOf((ulong)one));

    private static string TypeOf(ulong type) => (NotifierFlags)type switch
    {
        NotifierFlags.Unmap => "UNMAP",
        NotifierFlags.Map => "MAP",
        NotifierFlags.DeviceIotlbUnmap => "DEVIOTLB_UNMAP",
        _ => FormattableString.Invariant($"0x{type:x}"),
    };

    private static EventOutcome FateOf(Model.EventFate fate) => fate switch
    {
        Model.EventFate.Delivered => EventOutcome.Delivered,
        Model.EventFate.OutsideScope or Model.EventFate.WrongType => EventOutcome.Skipped,
        Model.EventFate.Aborted => EventOutcome.Aborted,
        _ => throw new ArgumentOutOfRangeException(nameof(fate), fate, null),
    };
}
