using VtdVerify.Checks.Explaining;
using VtdVerify.Model;
using VtdVerify.Reporting;
using VtdVerify.Subjects;
using VtdVerify.Terms;

namespace VtdVerify.Checks.Results;

/// <summary>What the code did on a machine, one step after the other.</summary>
internal static class RunStepMapper
{
    // A loop that does not end makes thousands; what it does shows in the first few.
    private const int Most = 64;

    public static IReadOnlyList<RunStep> Of(MachineRun run, ISubject subject) =>
    [
        .. run.Lookups.Select(lookup => (lookup.Step, Made: Searched(lookup, subject)))
            .Concat(run.Events.Select(made => (made.Step, Made: Notified(made, subject))))
            .Concat(run.Removals.Select(removal => (removal.Step, Made: Removed(removal, subject))))
            .OrderBy(step => step.Step)
            .Select(step => step.Made)
            .Take(Most),
    ];

    private static RunStep Searched(LookupRecord lookup, ISubject subject)
    {
        var key = AddressRange.Of(lookup.Key);
        return Step(
            RunStepKind.Search,
            key,
            $"searches the tree for {key}{(key.Wraps ? ", which wraps 2^64," : string.Empty)} and finds "
                + (lookup.Found is { } found ? Phrases.Of(found) : "nothing"),
            lookup.Site,
            subject);
    }

    private static RunStep Notified(UnmapEventRecord made, ISubject subject) => Step(
        RunStepKind.Notify,
        AddressRange.Of(made.Event.Range),
        $"hands over an UNMAP of {Phrases.Of(made.Event)}: {FateOf(made.Fate)}",
        made.Site,
        subject);

    private static RunStep Removed(RemovalRecord removal, ISubject subject) => Step(
        RunStepKind.Remove,
        AddressRange.Of(removal.Range),
        $"removes {AddressRange.Of(removal.Range)} from the tree: "
            + (removal.Removed.Count == 0 ? "nothing is there" : $"{string.Join(", ", removal.Removed.Select(Phrases.Of))} leaves"),
        removal.Site,
        subject);

    private static RunStep Step(RunStepKind kind, AddressRange range, string sentence, CodeSite site, ISubject subject) => new(
        kind, range.First, range.Last, sentence, CodeLines.Of(site, subject));

    private static string FateOf(Model.EventFate fate) => fate switch
    {
        Model.EventFate.Delivered => "delivered",
        Model.EventFate.OutsideScope => "skipped, it lies outside the scope",
        Model.EventFate.WrongType => "skipped, the notifier did not ask for its type",
        Model.EventFate.Aborted => "an assertion of the notify rule ends QEMU",
        _ => throw new ArgumentOutOfRangeException(nameof(fate), fate, null),
    };
}
