using Spectre.Console;

namespace VtdVerify.Reporting.Rendering;

/// <summary>
/// The report that a person reads first: who posted what, the verdict in one line, the table, one finding a cause, and how to see more.
/// </summary>
public static class SummaryView
{
    /// <summary>Writes the whole report.</summary>
    /// <param name="console">Decides on colours, Unicode and width; nothing else is written to.</param>
    /// <param name="allowBounded">As for <see cref="ExitCodes.Of(CheckResult, bool)"/>, whose code the last line names.</param>
    public static void Write(IAnsiConsole console, CheckResult result, bool allowBounded)
    {
        var page = new Page(console);
        SummaryHeader.Write(page, result);
        SeriesBlock.Write(page, result);
        var before = result.Subjects is [{ Role: SubjectRole.Shown } shown, { Role: SubjectRole.Checked }] ? shown : null;
        foreach (var subject in result.Subjects.Where(subject => subject.Role == SubjectRole.Checked))
        {
            WriteVerdict(page, subject, allowBounded);
            if (subject.Guarantees.Count > 0)
            {
                SummaryTable.Write(page, subject, before);
            }

            WriteDrift(page, subject);
            foreach (var (index, cause) in subject.Causes.Index())
            {
                CauseBlock.Write(page, index + 1, cause, subject);
            }

            UnexplainedBlock.Write(page, subject);
            FeatureBlock.WriteFailed(page, subject);
            OpenBlock.Write(page, subject);
        }

        if (!ClaimsBlock.Write(page, result, onlyRefuted: true))
        {
            page.Blank();
        }

        WriteEnd(page, result, allowBounded);
    }

    private static void WriteVerdict(Page page, SubjectResult subject, bool allowBounded)
    {
        var standings = subject.Guarantees.Select(guarantee => Standings.Of(guarantee, allowBounded)).ToList();
        var worst = standings.DefaultIfEmpty(Standing.Undecided).Max();
        var broken = standings.Count(standing => standing == Standing.Refuted);
        if (subject is { Guarantees: [], NotApplicable: { } left })
        {
            page.Blank();
            page.Line(
                new Piece("NOT APPLICABLE", Styles.Open),
                new Piece($" {subject.Name}: {Words.Count(left.Count, "guarantee")} without a verdict", Styles.Heading));
            return;
        }

        var (word, style) = worst switch
        {
            Standing.Defect => ("DEFECT OF THE TOOL", Styles.Defect),
            Standing.Refuted => ("REFUTED", Styles.Bad),
            Standing.Undecided => ("UNDECIDED", Styles.Open),
            _ => ("PROVED", Styles.Good),
        };
        page.Blank();
        page.Line(new Piece(word, style), new Piece($" {subject.Name}: {Tally(subject, standings)}", Styles.Heading));
    }

    private static string Tally(SubjectResult subject, IReadOnlyList<Standing> standings)
    {
        var all = Words.Count(standings.Count, "guarantee");
        var broken = standings.Count(standing => standing == Standing.Refuted);
        var holding = standings.Count(standing => standing == Standing.Holds);
        var causes = subject.Causes.Count;
        return holding == standings.Count && holding > 0 ? $"all {all} hold"
            : causes > 0 ? $"{Words.Count(causes, "cause")} {(causes == 1 ? "breaks" : "break")} {broken} of {all}; {holding} hold"
            : $"{broken} of {all} refuted; {holding} hold";
    }

    private static void WriteDrift(Page page, SubjectResult subject)
    {
        if (subject.Drift.Count > 0)
        {
            page.Blank();
        }

        foreach (var drift in subject.Drift)
        {
            page.Sentence($"drift: {drift.Function}: {drift.Finding}");
        }
    }

    private static void WriteEnd(Page page, CheckResult result, bool allowBounded)
    {
        foreach (var note in result.Notes)
        {
            page.Sentence(note, indent: 0);
        }

        if (result.Assumptions.Count > 0)
        {
            var count = Words.Count(result.Assumptions.Count, "assumption");
            page.Sentence($"The verdicts rest on {count}{OfTree(result)}; --details shows them and every counterexample.", indent: 0);
        }

        ConclusionBlock.WriteExit(page, result, allowBounded);
    }

    /// <summary>A file that fills no IOVA tree is told of in the details only.</summary>
    private static string OfTree(CheckResult result)
    {
        var trees = result.Assumptions
            .SelectMany(assumption => (assumption.OfTree ?? []).Select(tree => (assumption.Id, Tree: tree)))
            .ToList();
        var open = trees.Where(of => of.Tree is { Shown: false, File: not null }).Select(of => of.Id).Distinct().ToList();
        var shown = trees.Where(of => of.Tree.Shown).Select(of => of.Id).Except(open).Distinct().Count();
        return (shown > 0 ? FormattableString.Invariant($", {shown} of them proved of this tree") : string.Empty)
            + (open.Count > 0 ? $" (not proved of this tree: {string.Join(", ", open)})" : string.Empty);
    }
}
