using System.Globalization;

namespace VtdVerify.Reporting.Rendering;

/// <summary>Who posted what, and what was read of it, in a few lines.</summary>
internal static class SummaryHeader
{
    public static void Write(Page page, CheckResult result)
    {
        page.Line(
            new Piece($"VtdVerify {result.ToolVersion}", Styles.Heading),
            new Piece($" with {result.Solver.Name} {result.Solver.Version}"));
        if (result.Input is { } input)
        {
            page.Field(result.Series is null ? "patch" : "series", $"{input.Title ?? input.Subject ?? input.Path}{Place(input)}");
            page.Field("author", Author(input));
            foreach (var sentence in input.LeftOut ?? [])
            {
                page.Field("left out", sentence);
            }
        }

        page.Field("tree", result.Tree is { } tree ? HeaderBlock.Tree(tree) : null);
        foreach (var subject in result.Subjects.Where(subject => subject.Role == SubjectRole.Checked))
        {
            page.Field(result.Series is null ? "read" : subject.Name, Read(subject, result));
        }
    }

    private static string Place(InputInfo input) => (input.Version, input.Number, input.Total) switch
    {
        ({ } version, > 0 and var number, { } total) => Text($" (v{version}, {number} of {total})"),
        ({ } version, _, _) => Text($" (v{version})"),
        (null, > 0 and var number, { } total) => Text($" ({number} of {total})"),
        _ => string.Empty,
    };

    private static string? Author(InputInfo input) => input.Author is { } author
        ? $"{author.Name} <{author.Address}>{(input.Date is { Length: >= 10 } date ? $", {date[..10]}" : string.Empty)}"
        : null;

    /// <summary>The unmap's functions, and which of them only in part; of a whole tree how many.</summary>
    private static string Read(SubjectResult subject, CheckResult result)
    {
        var code = subject.Sources.Where(source => source.From != SourceOrigin.Model).ToList();
        if (result.Tree is not null)
        {
            return $"{Words.Count(code.Count, "function")} of the tree{(subject.Drift.Count > 0 ? ", with drift" : string.Empty)}";
        }

        var whole = code.Where(source => source.Whole).Select(source => source.Function);
        var part = code.Where(source => !source.Whole).Select(source => $"{source.Function} in part");
        return string.Join(", ", whole.Concat(part)) is { Length: > 0 } names ? names : subject.Description;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
