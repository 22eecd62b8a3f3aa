using VtdVerify.Model;
using VtdVerify.Reporting;
using VtdVerify.Specs.Guarantees;
using VtdVerify.Specs.Proof;
using VtdVerify.Subjects;
using VtdVerify.Terms;

namespace VtdVerify.Cli.Mapping;

/// <summary>The machine that breaks a claim, and what happened on it.</summary>
internal static class CounterexampleMapper
{
    public static Counterexample Map(ConcreteCase shown, IGuarantee guarantee, Obligation obligation, ISubject subject)
    {
        var machine = shown.Machine;
        var rule = (subject as CSubject)?.NotifyRule ?? machine.NotifyRule;
        var notifier = machine.Notifiers[0];
        return new Counterexample
        {
            Scope = new HexScope(new HexAddress(notifier.Start), new HexAddress(notifier.End)),
            AddressWidth = machine.AddressWidth,
            NotifyRule = rule == NotifyRule.Asserts ? NotifyRuleKind.Assert : NotifyRuleKind.Crop,
            TrackingFlags = [.. FlagsOf(machine.DirtyTracking)],
            MigrationRunning = machine.MigrationIsRunning,
            Backend = BackendOf(notifier.Backend),
            Mappings = [.. machine.Mappings.Select(mapping => MappingNotes.Map(mapping, shown))],
            Events = [.. shown.MachineRun.Events.Select(EventOf)],
            Ghost = MappingNotes.Map(shown.Mapping, shown),
            Happened = Happening.Describe(shown, guarantee, obligation),
            Expected = obligation.Expected,
            DecidedAt = shown.Site is { Line: > 0 } site ? new SourceLine(site.File, site.Line, site.Text) : null,
            Replayed = true,
            Consequence = guarantee.Why,
        };
    }

    private static IEnumerable<string> FlagsOf(DirtyTracking tracking)
    {
        (DirtyTracking Flag, string Name)[] names =
        [
            (DirtyTracking.Migration, "migration"), (DirtyTracking.DirtyRate, "dirty rate"), (DirtyTracking.DirtyLimit, "dirty limit"),
        ];
        return names.Where(one => tracking.HasFlag(one.Flag)).Select(one => one.Name);
    }

    private static string BackendOf(BackendKind backend) => backend switch
    {
        BackendKind.VfioLegacy => "legacy VFIO",
        BackendKind.Iommufd => "iommufd",
        BackendKind.Vhost => "vhost",
        _ => throw new ArgumentOutOfRangeException(nameof(backend), backend, null),
    };

    private static EventTrace EventOf(UnmapEventRecord made) => new(
        TypeOf(made.Event.Type),
        new HexAddress(made.Event.Iova.Value),
        new HexMask(made.Event.AddressMask.Value),
        new HexAddress(made.Event.TranslatedAddress.Value),
        FateOf(made.Fate));

    private static string TypeOf(ConcreteWord type) => (NotifierFlags)type.Value switch
    {
        NotifierFlags.Unmap => "UNMAP",
        NotifierFlags.Map => "MAP",
        NotifierFlags.DeviceIotlbUnmap => "DEVIOTLB_UNMAP",
        _ => FormattableString.Invariant($"0x{type.Value:x}"),
    };

    private static Reporting.EventFate FateOf(Model.EventFate fate) => fate switch
    {
        Model.EventFate.Delivered => Reporting.EventFate.Delivered,
        Model.EventFate.OutsideScope or Model.EventFate.WrongType => Reporting.EventFate.Skipped,
        Model.EventFate.Aborted => Reporting.EventFate.Aborted,
        _ => throw new ArgumentOutOfRangeException(nameof(fate), fate, null),
    };
}
