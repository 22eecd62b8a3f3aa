using System.Globalization;

namespace VtdVerify.Reporting.Rendering;

/// <summary>The concrete machine of a counterexample, what happened on it, and what should have.</summary>
internal static class MachineBlock
{
    public static void Write(Page page, Counterexample? example)
    {
        if (example is null)
        {
            return;
        }

        WriteState(page, example);
        page.Field("in question", example.Address is { } address ? $"the address {address}" : null);
        WriteEvents(page, "events", example.Events);
        page.Field("happened", example.Happened);
        page.Field("expected", example.Expected);
        page.Rows("decided at", example.DecidedAt is { } line ? SourceLines(line) : []);
        page.Field("afterwards", string.Join("; ", example.Afterwards));
        page.Field("consequence", example.Consequence);
        page.Field(
            "replayed",
            example switch
            {
                { Replayed: false } => "NO: this is a defect of the tool, not a finding",
                { ConfirmedBy: { } compiler } => $"yes, on the concrete interpreter, and confirmed by compiled code ({compiler})",
                _ => "yes, on the concrete interpreter, with this outcome",
            });
    }

    /// <summary>The machine before the unmap.</summary>
    public static void WriteState(Page page, IMachineState machine)
    {
        page.Field("scope", machine.Scope.ToString());
        page.Field("machine", Machine(machine));
        page.Field("fields", Fields(machine));
        WriteMappings(page, "mappings", machine.Mappings);
    }

    public static void WriteMappings(Page page, string label, IReadOnlyList<MappingState> mappings) =>
        page.Rows(label, mappings.Count == 0 ? [["(none)"]] : mappings.Select(Mapping));

    /// <summary>The events; of more than <paramref name="most"/> only the first, and how many more.</summary>
    public static void WriteEvents(Page page, string label, IReadOnlyList<EventTrace> events, int most = int.MaxValue)
    {
        page.Rows(label, events.Count == 0 ? [["(none)"]] : events.Take(most).Select(Event));
        page.Field(string.Empty, events.Count > most ? $"and {Words.Count(events.Count - most, "more event")}" : null);
    }

    private static string Machine(IMachineState example)
    {
        var tracking = example.TrackingFlags.Count == 0 ? "off" : string.Join(", ", example.TrackingFlags);
        var backend = example.Backend is { } name ? $"; backend {name}" : string.Empty;
        var place = example.FirstInList ? "; first in the list of notifiers" : string.Empty;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"address width {example.AddressWidth}; notify rule {Words.Of(example.NotifyRule)}; tracking {tracking}; "
            + $"migration {(example.MigrationRunning ? "running" : "not running")}{backend}{place}");
    }

    /// <summary>What else of QEMU's state the case needs; null where any will do.</summary>
    public static string? Fields(IMachineState machine) => machine.Fields.Count == 0
        ? null
        : string.Join(", ", machine.Fields.Select(field => $"{field.Name} = {field.Value}"));

    private static string[] Mapping(MappingState mapping) =>
    [
        mapping.Iova.ToString(),
        mapping.Size.Length.ToString(),
        $"-> {mapping.TranslatedAddress}{Words.Unusual(mapping.Permission)}",
        mapping.Note ?? string.Empty,
    ];

    private static string[] Event(EventTrace trace) =>
        [trace.Type, trace.Iova.ToString(), trace.AddressMask.Length.ToString(), $"-> {trace.TranslatedAddress}", Words.Of(trace.Fate)];

    private static IEnumerable<IReadOnlyList<string>> SourceLines(ShownLine line)
    {
        yield return [Words.Place(line.File, line.Line)];
        if (line.Text is not { } text)
        {
            yield break;
        }

        foreach (var row in SourceExcerpt.Lines(text, line.Column, line.Length))
        {
            yield return [new string(' ', 2 * Page.Indent) + row];
        }
    }
}
