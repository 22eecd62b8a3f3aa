using VtdVerify.Checks.Explaining;
using VtdVerify.Model;
using VtdVerify.Reporting;
using VtdVerify.Subjects;
using VtdVerify.Terms;

namespace VtdVerify.Checks.Results;

/// <summary>What the code did on a machine, one step after the other.</summary>
internal static class RunSteps
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

    private static RunStep Searched(LookupRecord lookup, ISubject subject) => Step(
        RunStepKind.Search,
        lookup.Key,
        $"searches the tree for {Phrases.Of(lookup.Key)}{(Phrases.Wraps(lookup.Key) ? ", which wraps 2^64," : string.Empty)} and finds "
            + (lookup.Found is { } found ? Phrases.Of(found) : "nothing"),
        lookup.Site,
        subject);

    private static RunStep Notified(UnmapEventRecord made, ISubject subject) => Step(
        RunStepKind.Notify, made.Event.Range, $"hands over an UNMAP of {Phrases.Of(made.Event)}: {FateOf(made.Fate)}", made.Site, subject);

    private static RunStep Removed(RemovalRecord removal, ISubject subject) => Step(
        RunStepKind.Remove,
        removal.Range,
        $"removes {Phrases.Of(removal.Range)} from the tree: "
            + (removal.Removed.Count == 0 ? "nothing is there" : $"{string.Join(", ", removal.Removed.Select(Phrases.Of))} leaves"),
        removal.Site,
        subject);

    private static RunStep Step(RunStepKind kind, IovaRange<ConcreteWord> range, string sentence, CodeSite site, ISubject subject) => new(
        kind, new HexAddress(range.First.Value), new HexAddress(range.Last.Value), sentence, CodeLines.Of(site, subject));

    private static string FateOf(Model.EventFate fate) => fate switch
    {
        Model.EventFate.Delivered => "delivered",
        Model.EventFate.OutsideScope => "skipped, it lies outside the scope",
        Model.EventFate.WrongType => "skipped, the notifier did not ask for its type",
        Model.EventFate.Aborted => "an assertion of the notify rule ends QEMU",
        _ => throw new ArgumentOutOfRangeException(nameof(fate), fate, null),
    };
}
