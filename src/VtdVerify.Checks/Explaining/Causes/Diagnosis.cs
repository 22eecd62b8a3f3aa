using VtdVerify.Model;
using VtdVerify.Specs.Guarantees;
using VtdVerify.Specs.Proof;
using VtdVerify.Subjects;
using VtdVerify.Terms;

namespace VtdVerify.Checks.Explaining.Causes;

/// <summary>Why one counterexample breaks its claim.</summary>
/// <param name="Line">The code that would have to be different; null where no single place is.</param>
/// <param name="Key">The search that went wrong; null for other mechanisms.</param>
/// <param name="Detail">What tells one fault of this mechanism from another at the same line; empty where the line does.</param>
internal sealed record Diagnosis(Mechanism Mechanism, CodeSite? Line, LookupRecord? Key = null, string Detail = "")
{
    /// <summary>
    /// Reads the recorded run. A mechanism is named only where the record shows it: a search is to blame where the right key would have
    /// had another answer, or where the claim is about the key itself.
    /// </summary>
    public static Diagnosis Of(ConcreteCase shown, IGuarantee guarantee, Obligation obligation, ISubject subject)
    {
        var run = shown.MachineRun;
        var ended = run.Outcome switch
        {
            MachineOutcome.Undefined(var rule, var site) => new Diagnosis(Mechanism.UndefinedBehaviour, site, Detail: rule),
            MachineOutcome.Aborted(var site) => new Diagnosis(Mechanism.Assertion, site),
            MachineOutcome.OutOfFuel { Site: var site } => new Diagnosis(Mechanism.Endless, site),
            _ => null,
        };
        if (ended is not null)
        {
            return ended;
        }

        if (WrongSearch(shown, guarantee, obligation) is { } search)
        {
            return new Diagnosis(Mechanism.SearchKey, (subject as CSubject)?.KeySizeOf(search.Site) ?? search.Site, search);
        }

        return OfPath(shown) ?? OfMapping(shown, guarantee, obligation);
    }

    /// <summary>What the notifier's flags and the tracking have to do with it.</summary>
    private static Diagnosis? OfPath(ConcreteCase shown)
    {
        var (machine, run) = (shown.Machine, shown.MachineRun);
        var maps = machine.Notifiers[0].Flags.HasFlag(NotifierFlags.Map);
        var tracked = machine.DirtyTracking != DirtyTracking.None;
        var searched = run.Lookups.Count > 0;
        return (maps, tracked, searched) switch
        {
            (false, _, true) => new Diagnosis(Mechanism.UnmapOnly, run.Lookups[0].Site),
            (true, true, false) => run.Events is [var first, ..]
                ? new Diagnosis(Mechanism.PlainWhileTracked, first.Site)
                : new Diagnosis(Mechanism.NothingWhileTracked, null),
            (true, false, true) => new Diagnosis(Mechanism.TreeWhileUntracked, run.Lookups[0].Site),
            _ => null,
        };
    }

    private static Diagnosis OfMapping(ConcreteCase shown, IGuarantee guarantee, Obligation obligation)
    {
        var run = shown.MachineRun;
        var removal = run.Removals.FirstOrDefault(one => one.Removed.Contains(shown.Mapping));
        if (removal is not null && shown.Machine.Notifiers.Skip(1).Any(other => Holds(other, shown.Mapping)))
        {
            return new Diagnosis(Mechanism.SharedTree, removal.Site);
        }

        if (EventFields.FirstWrong(shown) is var (wrong, field))
        {
            return new Diagnosis(Mechanism.EventField, wrong.Site, Detail: field);
        }

        if (EventInQuestion.Find(shown, guarantee, obligation) is { } made)
        {
            return new Diagnosis(Mechanism.Other, made.Site, Detail: obligation.Id);
        }

        return shown.Machine.Mappings.Contains(shown.Mapping)
            ? new Diagnosis(Mechanism.MappingLost, shown.Site)
            : new Diagnosis(Mechanism.Other, shown.Site, Detail: obligation.Id);
    }

    /// <summary>
    /// The first search whose key is not the scope, where that matters: it found a mapping outside the scope, it missed one inside, or
    /// the claim is broken by the searches alone.
    /// </summary>
    private static LookupRecord? WrongSearch(ConcreteCase shown, IGuarantee guarantee, Obligation obligation)
    {
        var scope = shown.Machine.Notifiers[0];
        var wrong = shown.MachineRun.Lookups.FirstOrDefault(lookup => lookup.Found is { } found
            ? !Holds(scope, found)
            : Remaining(shown, lookup.Step).Any(mapping => Holds(scope, mapping)));
        return wrong ?? (IsAboutSearches(shown, guarantee, obligation)
            ? shown.MachineRun.Lookups.FirstOrDefault(lookup => AddressRange.Of(lookup.Key).Wraps)
            : null);
    }

    private static bool IsAboutSearches(ConcreteCase shown, IGuarantee guarantee, Obligation obligation)
    {
        var only = shown.Run with { Events = [], Removals = [] };
        return BrokenObligation.IsBroken(only, guarantee, obligation)
            && !BrokenObligation.IsBroken(only with { Searches = [] }, guarantee, obligation);
    }

    private static IEnumerable<MappingDescription> Remaining(ConcreteCase shown, int step)
    {
        var removed = shown.MachineRun.Removals.Where(removal => removal.Step < step).SelectMany(removal => removal.Removed).ToHashSet();
        return shown.Machine.Mappings.Where(mapping => !removed.Contains(mapping));
    }

    private static bool Holds(NotifierDescription notifier, MappingDescription mapping) =>
        mapping.Range.LiesInside(notifier.Scope);
}
