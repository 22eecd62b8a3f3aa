using Spectre.Console;

namespace VtdVerify.Reporting.Rendering;

/// <summary>Guarantees by subjects, then a line for each cell that is not proved, with its reason.</summary>
internal static class MatrixTable
{
    public static void Write(Page page, CheckResult result)
    {
        var guarantees = result.Subjects.SelectMany(subject => subject.Guarantees).DistinctBy(guarantee => guarantee.Id).ToList();
        var table = page.NewTable();
        table.AddColumn(Cells.Fixed("guarantee"));
        foreach (var subject in result.Subjects)
        {
            table.AddColumn(Cells.Fixed(subject.Role == SubjectRole.Checked ? $"{subject.Name}\n(checked)" : subject.Name));
        }

        foreach (var guarantee in guarantees)
        {
            table.AddRow([Cells.Of(guarantee.Id), .. result.Subjects.Select(subject => Cell(subject, guarantee.Id))]);
        }

        page.Blank();
        page.Table(table);
        WriteReasons(page, result);
    }

    private static Text Cell(SubjectResult subject, string id) =>
        subject.Guarantees.FirstOrDefault(guarantee => guarantee.Id == id) is { } guarantee ? Cells.Of(Words.Of(guarantee)) : Cells.Of("-");

    private static void WriteReasons(Page page, CheckResult result)
    {
        var reasons = (
            from subject in result.Subjects
            from guarantee in subject.Guarantees
            where Standings.Of(guarantee, allowBounded: false) != Standing.Holds
            select (Subject: subject.Name, Guarantee: guarantee)).ToList();
        if (reasons.Count == 0)
        {
            return;
        }

        page.Heading("Not proved, and why");
        var shared = reasons.GroupBy(reason => (reason.Subject, Why: Reasons.Of(reason.Guarantee)))
            .ToLookup(group => group.Count() >= Reasons.LeastShared);
        foreach (var group in shared[true])
        {
            page.Sentence($"{group.Key.Subject}: {string.Join(", ", group.Select(reason => reason.Guarantee.Id))}:");
            page.Sentence(group.Key.Why, 2 * Page.Indent);
        }

        WriteSingle(page, [.. shared[false].SelectMany(group => group)]);
    }

    private static void WriteSingle(Page page, IReadOnlyList<(string Subject, GuaranteeResult Guarantee)> reasons)
    {
        var names = reasons.Select(reason => reason.Subject.Length).DefaultIfEmpty().Max();
        var ids = reasons.Select(reason => reason.Guarantee.Id.Length).DefaultIfEmpty().Max();
        foreach (var (subject, guarantee) in reasons)
        {
            var start = $"{new string(' ', Page.Indent)}{subject.PadRight(names)}  {guarantee.Id.PadRight(ids)}  ";
            page.Line(new Piece(start), new Piece(Prose.Condense(Reasons.Of(guarantee), page.Width - start.Length)));
        }
    }
}
