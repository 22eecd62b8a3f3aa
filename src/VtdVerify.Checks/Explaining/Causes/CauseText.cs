using VtdVerify.Checks.Results;
using VtdVerify.Model;

namespace VtdVerify.Checks.Explaining.Causes;

/// <summary>What is said of a cause: its id, its title, the smallest run, what follows.</summary>
internal static class CauseText
{
    public static string IdOf(Mechanism mechanism) => mechanism switch
    {
        Mechanism.SearchKey => "search-key",
        Mechanism.SharedTree => "shared-tree",
        Mechanism.UnmapOnly => "unmap-only-notifier",
        Mechanism.PlainWhileTracked => "plain-path-while-tracked",
        Mechanism.NothingWhileTracked => "no-unmap-while-tracked",
        Mechanism.TreeWhileUntracked => "tree-path-while-untracked",
        Mechanism.EventField => "event-field",
        Mechanism.MappingLost => "mapping-lost",
        Mechanism.Assertion => "assertion",
        Mechanism.UndefinedBehaviour => "undefined-behaviour",
        Mechanism.Endless => "endless-loop",
        Mechanism.Other => "other",
        _ => throw new ArgumentOutOfRangeException(nameof(mechanism), mechanism, null),
    };

    public static string Title(Refutation shown, IReadOnlyList<Refutation> same) => shown.Diagnosis switch
    {
        { Mechanism: Mechanism.SearchKey } => $"The search key is not the notifier's scope: it {KeyFaults(same)}",
        { Mechanism: Mechanism.SharedTree } =>
            "Two notifiers share the tree: the first unmap removes the mappings that the second one needs",
        { Mechanism: Mechanism.UnmapOnly } =>
            "A notifier without the MAP flag gets no UNMAP: the tree stays empty for it",
        { Mechanism: Mechanism.PlainWhileTracked } => "Guest memory is tracked, but the plain path runs: its UNMAPs repeat no mapping",
        { Mechanism: Mechanism.NothingWhileTracked } => "Guest memory is tracked, and the unmap returns without a search or an UNMAP",
        { Mechanism: Mechanism.TreeWhileUntracked } => "Guest memory is not tracked, but the tracked path runs",
        { Mechanism: Mechanism.EventField, Detail: var field } => $"The UNMAP's {field} is not that of the mapping",
        { Mechanism: Mechanism.Assertion, Line: { } line } => $"QEMU aborts: {line.Text}",
        { Mechanism: Mechanism.UndefinedBehaviour, Detail: var rule } => $"The code breaks a rule of C: {rule}",
        { Mechanism: Mechanism.Endless } => "The loop does not end",
        _ => Capital(shown.Proof.Obligation.Happened),
    };

    /// <summary>The machine in a few words, and what happened on it.</summary>
    public static string Example(Refutation shown)
    {
        var machine = shown.Case.Machine;
        var mappings = machine.Mappings.Count switch
        {
            0 => "no mapping",
            1 => $"mapping {Phrases.Short(machine.Mappings[0])}",
            var count => $"{count} mappings, among them {Phrases.Short(shown.Case.Mapping)}",
        };
        return $"{Scopes(machine)}, {mappings}{Fields(machine)}: {Happened(shown)}";
    }

    public static string Consequence(Refutation shown) =>
        shown.Diagnosis.Mechanism == Mechanism.UnmapOnly
        ? "the listener keeps its cached translations, and writes to guest memory that the guest took back"
        : HostAftermath.Of(shown.Case.Machine, shown.Case.MachineRun) is [_, ..] left ? string.Join("; ", left) : shown.Proof.Guarantee.Why;

    private static string Happened(Refutation shown) => shown switch
    {
        { Diagnosis.Mechanism: Mechanism.SharedTree } =>
            "the first unmap removes the mapping, and the second one does not find it",
        { Diagnosis.Mechanism: Mechanism.UnmapOnly, Case.MachineRun: { Lookups: [var first, ..] } run } =>
            $"{FailureExplanation.LookupFact(first)}; the notifier gets {Unmaps(run.Events.Count)}",
        _ => FailureExplanation.InShort(shown.Case, shown.Proof.Guarantee, shown.Proof.Obligation),
    };

    private static string Fields(MachineDescription machine) =>
        string.Concat(MachineWords.FieldsOf(machine).Select(field => $", {field.Name} = {field.Value}"));

    private static string Unmaps(int count) => count == 0 ? "no UNMAP" : Phrases.Count(count, "UNMAP");

    private static string Scopes(MachineDescription machine)
    {
        var scopes = machine.Notifiers.Select(notifier => ScopeText(notifier.Scope)).ToList();
        return scopes.Count == 1 ? $"scope {scopes[0]}"
            : scopes.Distinct().Count() == 1 ? $"{Phrases.Count(scopes.Count, "notifier")} of {scopes[0]}"
            : $"scope {scopes[0]}, another notifier of {string.Join(", ", scopes.Skip(1))}";
    }

    private static string ScopeText(AddressRange scope) =>
        $"[{scope.First}, {(scope.Last == Address.Highest ? "2^64-1" : scope.Last.ToString())}]";

    /// <summary>Each way in which one of the keys differs from its scope.</summary>
    private static string KeyFaults(IReadOnlyList<Refutation> same)
    {
        var faults = same.Where(one => one.Diagnosis.Key is not null)
            .Select(one => KeyFault(AddressRange.Of(one.Diagnosis.Key!.Key), one.Case.Machine.Notifiers[0].Scope))
            .Distinct()
            .Order()
            .Select(fault => fault switch
            {
                Fault.Wraps => "wraps 2^64",
                Fault.EndsBeyond => "ends beyond the scope",
                Fault.StartsBelow => "starts below the scope",
                _ => "leaves out a part of the scope",
            });
        return string.Join(", or ", faults);
    }

    private static Fault KeyFault(AddressRange key, AddressRange scope) =>
        key.Wraps ? Fault.Wraps
        : key.Last > scope.Last ? Fault.EndsBeyond
        : key.First < scope.First ? Fault.StartsBelow
        : Fault.LeavesOut;

    private static string Capital(string sentence) => char.ToUpperInvariant(sentence[0]) + sentence[1..];

    private enum Fault
    {
        Wraps,
        EndsBeyond,
        StartsBelow,
        LeavesOut,
    }
}
