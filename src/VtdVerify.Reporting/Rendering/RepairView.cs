using Spectre.Console;

namespace VtdVerify.Reporting.Rendering;

/// <summary>The report on a search for mends: the edit, the table before and after, and what was tried.</summary>
public static class RepairView
{
    /// <summary>Writes the whole report.</summary>
    /// <param name="console">Decides on colours, Unicode and width; nothing else is written to.</param>
    public static void Write(IAnsiConsole console, RepairResult result, int exitCode)
    {
        var page = new Page(console);
        page.Line(new Piece($"VtdVerify {result.ToolVersion}", Styles.Heading));
        page.Field("patch", result.Input.Title ?? result.Input.Subject ?? result.Input.Path);
        page.Blank();
        WriteMend(page, result);
        WriteTable(page, result);
        page.Blank();
        page.Sentence(
            $"{Words.Count(result.Candidates, "candidate")} of one edit and of two were run on machines, "
            + $"{result.CandidatesPerSecond} a second; "
            + $"{result.Passed} repair a guarantee and break none, {result.Unreadable} cannot be read.",
            indent: 0);
        var also = result.Mend is null ? string.Empty : " as well";
        if (result.Excluded.Count > 0)
        {
            page.Sentence(
                $"No candidate of one or two edits repairs {string.Join(", ", result.Excluded)}{also}: all were run.", indent: 0);
        }

        if (result.LeftOpen.Except(result.Excluded).ToList() is { Count: > 0 } open)
        {
            page.Sentence($"No candidate that was tried repairs {string.Join(", ", open)}{also}.", indent: 0);
        }

        page.Line(new Piece(
            FormattableString.Invariant($"exit code {exitCode}: {Meaning(result, exitCode)}"), Styles.OfExitCode(exitCode)));
    }

    private static string Meaning(RepairResult result, int exitCode) => exitCode switch
    {
        ExitCodes.Holds => result.Mend is null ? "there is nothing to mend" : "a mend was proved",
        ExitCodes.Refuted => "no mend was found",
        _ => ExitCodes.Meaning(exitCode),
    };

    private static void WriteMend(Page page, RepairResult result)
    {
        if (result.SingleEdit is { } single)
        {
            page.Sentence($"One edit repairs {string.Join(", ", single.Wins)}: {single.Title}", indent: 0);
            page.Blank();
        }

        if (result.Mend is not { } mend)
        {
            return;
        }

        page.Line(new Piece("PROVED ", Styles.Good), new Piece($"a mend of {Words.Count(Changed(mend.Diff ?? string.Empty), "line")}"));
        page.Blank();
        foreach (var line in (mend.Diff ?? mend.Title).TrimEnd('\n').Split('\n'))
        {
            page.Line(new Piece(line, line switch
            {
                ['+', ..] => Styles.Good,
                ['-', ..] => Styles.Bad,
                _ => Style.Plain,
            }));
        }

        if (mend.Worsens.Count > 0)
        {
            page.Blank();
            page.Sentence($"Refuted before as well, now for more scopes: {string.Join(", ", mend.Worsens)}.", indent: 0);
        }
    }

    private static int Changed(string diff) =>
        diff.Split('\n').Count(line => line.StartsWith('+') && !line.StartsWith("+++", StringComparison.Ordinal));

    private static void WriteTable(Page page, RepairResult result)
    {
        var table = page.NewTable();
        foreach (var heading in (string[])["guarantee", "patch", "mended"])
        {
            table.AddColumn(Cells.Fixed(heading));
        }

        foreach (var one in result.Guarantees)
        {
            table.AddRow(
                Cells.Of(one.Id),
                Cells.Of(Words.Of(new JudgedVerdict(one.Before))),
                one.After is { } after ? Cells.Of(Words.Of(new JudgedVerdict(after))) : Cells.Of("-"));
        }

        page.Blank();
        page.Table(table);
    }
}
