using VtdVerify.Checks.Explaining;
using VtdVerify.Reporting;
using VtdVerify.Specs.Guarantees;
using VtdVerify.Specs.Proof;
using VtdVerify.Subjects;

namespace VtdVerify.Checks.Results;

/// <summary>The machine that breaks a claim, and what happened on it.</summary>
internal static class CounterexampleMapper
{
    public static Counterexample Map(ConcreteCase shown, IGuarantee guarantee, Obligation obligation, ISubject subject)
    {
        var machine = shown.Machine;
        var rule = subject.RuleOn(machine);
        var notifier = machine.Notifiers[0];
        return new Counterexample
        {
            Scope = notifier.Scope,
            AddressWidth = machine.AddressWidth,
            NotifyRule = MachineWords.RuleOf(rule),
            TrackingFlags = [.. MachineWords.FlagsOf(machine.DirtyTracking)],
            MigrationRunning = machine.MigrationIsRunning,
            Backend = MachineWords.BackendOf(notifier.Backend),
            Mappings = [.. machine.Mappings.Select(mapping => MappingNotes.Map(mapping, shown))],
            Fields = [.. MachineWords.FieldsOf(machine)],
            FirstInList = machine.FirstNotifierIsFirstInList,
            Events = [.. shown.MachineRun.Events.Select(MachineWords.EventOf)],
            Steps = RunStepMapper.Of(shown.MachineRun, subject),
            Ghost = machine.Mappings.Contains(shown.Mapping) ? MappingNotes.Map(shown.Mapping, shown) : null,
            Address = AddressInQuestion.Of(shown, guarantee, obligation),
            Happened = FailureExplanation.Describe(shown, guarantee, obligation),
            Expected = obligation.Expected,
            DecidedAt = shown.Site is { } site ? CodeLines.Of(site, subject) : null,
            Replayed = true,
            ConfirmedBy = shown.ConfirmedBy,
            Afterwards = HostAftermath.Of(machine, shown.MachineRun),
            Consequence = guarantee.Why,
        };
    }
}
