using VtdVerify.Model;
using VtdVerify.Specs.Guarantees;
using VtdVerify.Specs.Observation;
using VtdVerify.Specs.Proof;

namespace VtdVerify.Checks.Explaining;

/// <summary>
/// Says in one sentence what happened on a machine that breaks a claim: the search that led there, the claim's own words, and the facts of
/// the run. The search comes first because a narrow table shows no more.
/// </summary>
internal static class FailureExplanation
{
    public static string Describe(ConcreteCase shown, IGuarantee guarantee, Obligation obligation)
    {
        var made = shown.Run.End is RunEnd.Undefined ? null : EventInQuestion.Find(shown, guarantee, obligation);
        var search = Search(shown, made) is { } lookup ? $"{LookupFact(lookup)}; " : string.Empty;
        var facts = (made is null ? MappingFacts(shown) : EventFacts(shown, made))
            .Concat(NotifierFacts(shown.Machine)).Concat(EndFacts(shown)).ToList();
        return search + obligation.Happened + (facts.Count > 0 ? $": {string.Join("; ", facts)}" : string.Empty);
    }

    /// <summary>The search and the claim's own words, without the facts.</summary>
    public static string InShort(ConcreteCase shown, IGuarantee guarantee, Obligation obligation)
    {
        var made = shown.Run.End is RunEnd.Undefined ? null : EventInQuestion.Find(shown, guarantee, obligation);
        return (Search(shown, made) is { } lookup ? $"{LookupFact(lookup)}; " : string.Empty) + obligation.Happened;
    }

    /// <summary>The last search before the event or the removal; for a mapping that was left, the one that found nothing.</summary>
    private static LookupRecord? Search(ConcreteCase shown, UnmapEventRecord? made)
    {
        var lookups = shown.MachineRun.Lookups;
        var before = made?.Step ?? RemovalOf(shown)?.Step;
        return before is { } step
            ? lookups.LastOrDefault(lookup => lookup.Step < step)
            : lookups.LastOrDefault(lookup => lookup.Found is null);
    }

    private static RemovalRecord? RemovalOf(ConcreteCase shown) =>
        shown.MachineRun.Removals.FirstOrDefault(one => one.Removed.Contains(shown.Mapping));

    private static IEnumerable<string> EventFacts(ConcreteCase shown, UnmapEventRecord made)
    {
        yield return $"the UNMAP {Phrases.Of(made.Event)} covers {AddressRange.Of(made.Event.Range)}, and the scope is "
            + AddressRange.Of(shown.Run.Machine.Scope);
    }

    private static IEnumerable<string> MappingFacts(ConcreteCase shown)
    {
        var mapping = shown.Mapping;
        if (!shown.Machine.Mappings.Contains(mapping))
        {
            yield return $"{Phrases.Count(shown.MachineRun.Events.Count, "UNMAP")}, {Searches(shown.MachineRun.Lookups.Count)}";
            yield break;
        }

        yield return $"the mapping {Phrases.Of(mapping)} lies {MappingNotes.Place(mapping, shown.Machine.Notifiers[0])}";
        if (RemovalOf(shown) is { } removal)
        {
            yield return $"the removal of {AddressRange.Of(removal.Range)} removed it";
        }
    }

    private static IEnumerable<string> NotifierFacts(MachineDescription machine)
    {
        if (!machine.Notifiers[0].Flags.HasFlag(NotifierFlags.Map))
        {
            yield return "the notifier listens for UNMAP alone";
        }

        foreach (var other in machine.Notifiers.Skip(1))
        {
            yield return $"another notifier has the scope {other.Scope}";
        }
    }

    private static IEnumerable<string> EndFacts(ConcreteCase shown)
    {
        if (shown.Run.End is RunEnd.Aborted(var assertion))
        {
            yield return $"QEMU aborts at {assertion}: {assertion.Text}";
        }
        else if (shown.Run.End is RunEnd.Undefined(var rule, var site))
        {
            yield return $"the code breaks a rule of C at {site}: {rule}";
        }
        else if (shown.Run.End is RunEnd.Endless)
        {
            yield return "the unmap does not end";
        }
    }

    private static string Searches(int count) => count == 0 ? "no search of the tree" : Phrases.Count(count, "lookup") + " in the tree";

    /// <summary>What a search asked for and found.</summary>
    public static string LookupFact(LookupRecord lookup)
    {
        var key = AddressRange.Of(lookup.Key);
        var found = lookup.Found is { } mapping ? $"finds {Phrases.Of(mapping)}" : "finds nothing";
        return $"the search key {key}{(key.Wraps ? " wraps 2^64 and" : string.Empty)} {found}";
    }
}
