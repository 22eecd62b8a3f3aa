using VtdVerify.Checks.Explaining;
using VtdVerify.Model;
using VtdVerify.Mutation.Revisions;
using VtdVerify.Reporting;
using VtdVerify.Subjects;

namespace VtdVerify.Checks.Results;

/// <summary>Whether two revisions behave the same, with the machine that shows that they do not.</summary>
internal static class BehaviourMapper
{
    public static BehaviourResult Map(BehaviourComparison comparison, ISubject older, ISubject newer) => comparison switch
    {
        BehaviourComparison.Same => new BehaviourResult(BehaviourKind.Same, comparison.Reason),
        BehaviourComparison.Undecided => new BehaviourResult(BehaviourKind.Undecided, comparison.Reason),
        BehaviourComparison.Different(var difference, var reason) =>
            new BehaviourResult(BehaviourKind.Different, reason, Difference(difference, older, newer)),
        _ => throw new ArgumentOutOfRangeException(nameof(comparison), comparison, null),
    };

    private static MachineDifference Difference(RevisionDifference difference, ISubject older, ISubject newer)
    {
        var machine = difference.Machine;
        var notifier = machine.Notifiers[0];
        return new MachineDifference
        {
            Scope = notifier.Scope,
            AddressWidth = machine.AddressWidth,
            NotifyRule = MachineWords.RuleOf((older as CSubject)?.NotifyRule ?? newer.RuleOn(machine)),
            TrackingFlags = [.. MachineWords.FlagsOf(machine.DirtyTracking)],
            MigrationRunning = machine.MigrationIsRunning,
            Backend = MachineWords.BackendOf(notifier.Backend),
            Mappings = [.. machine.Mappings.Select(mapping => MachineWords.MappingOf(mapping, MappingNotes.Place(mapping, notifier)))],
            Fields = [.. MachineWords.FieldsOf(machine)],
            FirstInList = machine.FirstNotifierIsFirstInList,
            OtherScopes = [.. machine.Notifiers.Skip(1).Select(other => other.Scope)],
            OfClass = difference.IsOfClass,
            Old = Trace(difference.Older),
            New = Trace(difference.Newer),
        };
    }

    private static MachineTrace Trace(RevisionRun one) => new(
        [.. one.Run.Events.Select(MachineWords.EventOf)],
        [.. one.Run.TreeAfter.Select(mapping => MachineWords.MappingOf(mapping))],
        EndOf(one.Run.Outcome),
        one.PartsWith);

    private static string EndOf(MachineOutcome outcome) => outcome switch
    {
        MachineOutcome.Returned => "returns",
        MachineOutcome.Aborted(var site) => $"QEMU aborts at {site}: {site.Text}",
        MachineOutcome.Undefined(var rule, var site) => $"breaks a rule of C at {site}: {rule}",
        MachineOutcome.OutOfFuel { Site: var site } => $"does not end: the loop at {site} was stopped",
        MachineOutcome.Unsupported(var construct, var site) => $"{site}: not read: {construct}",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, null),
    };
}
