using System.Globalization;
using Spectre.Console;

namespace VtdVerify.Reporting.Rendering;

/// <summary>The report on two revisions: the verdicts and scenarios that change, and where the two behave differently.</summary>
public static class DiffView
{
    /// <summary>Writes the whole report.</summary>
    /// <param name="console">Decides on colours, Unicode and width; nothing else is written to.</param>
    public static void Write(IAnsiConsole console, DiffResult result)
    {
        var page = new Page(console);
        page.Line(
            new Piece($"VtdVerify {result.ToolVersion}", Styles.Heading),
            new Piece($" with {result.Solver.Name} {result.Solver.Version}"));
        page.Blank();
        page.Field("old", Side(result.Old));
        page.Field("new", Side(result.New));
        WriteVerdicts(page, result.Verdicts);
        WriteScenarios(page, result.Scenarios);
        Write(page, result.Behaviour);
        WriteSentences(page, "Defects of this tool", result.Defects);
        WriteSentences(page, "Notes", result.Notes);
        page.Blank();
        var code = ExitCodes.Of(result);
        var sentence = string.Create(CultureInfo.InvariantCulture, $"exit code {code}: {DiffFindings.Meaning(result)}");
        page.Line(new Piece(sentence, Styles.OfExitCode(code)));
    }

    private static string Side(DiffSide side)
    {
        var name = side.Name == "-" ? "standard input" : side.Name;
        return $"{name}: {side.Input?.Title ?? side.Input?.Subject ?? side.Description}";
    }

    private static void WriteVerdicts(Page page, IReadOnlyList<VerdictChange> changes)
    {
        page.Heading(Title("Verdicts that change", changes.Count));
        if (changes.Count > 0)
        {
            page.Table(Table(page, ["guarantee", "scopes", "old", "new"], changes.Select(change => (Text[])
            [
                Cells.Of(change.Guarantee),
                Cells.Of(change.Class == ClassResult.DefaultId ? "every" : change.Class),
                Cells.Of(Words.Of(change.Old)),
                Cells.Of(Words.Of(change.New)),
            ])));
        }
    }

    private static void WriteScenarios(Page page, IReadOnlyList<ScenarioChange> changes)
    {
        page.Heading(Title("Scenarios that change", changes.Count));
        foreach (var feature in changes.GroupBy(change => change.Feature))
        {
            page.Sentence(feature.Key);
            page.Table(Table(page, ["line", "old", "new", "scenario"], feature.Select(change => (Text[])
            [
                Cells.Of(change.Line.ToString(CultureInfo.InvariantCulture)),
                Cells.Of(Of(change.Old.End)),
                Cells.Of(Of(change.New.End)),
                Cells.Of(change.Name),
            ])));
        }
    }

    private static void Write(Page page, BehaviourResult behaviour)
    {
        page.Heading(behaviour.Outcome switch
        {
            BehaviourKind.Same => "The two behave the same",
            BehaviourKind.Different => "The two behave differently",
            BehaviourKind.Undecided => "Whether the two behave the same is undecided",
            _ => throw new ArgumentOutOfRangeException(nameof(behaviour), behaviour.Outcome, null),
        });
        page.Field(behaviour.Outcome == BehaviourKind.Same ? "proved" : "because", behaviour.Reason);
        if (behaviour.Difference is not { } difference)
        {
            return;
        }

        page.Sentence("The smallest machine that was found to show it:");
        MachineBlock.WriteState(page, difference);
        page.Field("other scopes", string.Join(", ", difference.OtherScopes));
        page.Field("class", difference.OfClass ? null : "the guarantees do not speak of this machine: it breaks an assumption of theirs");
        Write(page, "old", difference.Old);
        Write(page, "new", difference.New);
    }

    private static void Write(Page page, string name, MachineTrace trace)
    {
        page.Blank();
        page.Field(name, $"{trace.Parts}; {trace.End}");
        MachineBlock.WriteEvents(page, "  events", trace.Events);
        MachineBlock.WriteMappings(page, "  left", trace.Left);
    }

    private static void WriteSentences(Page page, string heading, IReadOnlyList<string> sentences)
    {
        if (sentences.Count > 0)
        {
            page.Heading(heading);
        }

        foreach (var sentence in sentences)
        {
            page.Sentence(sentence);
        }
    }

    private static string Title(string what, int count) =>
        string.Create(CultureInfo.InvariantCulture, $"{what}: {(count == 0 ? "none" : count)}");

    private static Table Table(Page page, IReadOnlyList<string> headings, IEnumerable<Text[]> rows)
    {
        var table = page.NewTable();
        foreach (var (index, heading) in headings.Index())
        {
            table.AddColumn(index == headings.Count - 1 ? Cells.Wrapping(heading) : Cells.Fixed(heading));
        }

        foreach (var row in rows)
        {
            table.AddRow(row);
        }

        return table;
    }

    private static Piece Of(ScenarioEndKind end) => end switch
    {
        ScenarioEndKind.Passed => new("passed", Styles.Good),
        ScenarioEndKind.Failed => new("FAILED", Styles.Bad),
        ScenarioEndKind.Undecided => new("undecided", Styles.Open),
        _ => throw new ArgumentOutOfRangeException(nameof(end), end, null),
    };
}
