using System.Globalization;
using Spectre.Console;

namespace VtdVerify.Reporting.Rendering;

/// <summary>One row for each guarantee: its verdict, that of each class of scopes, and its scenarios.</summary>
internal static class GuaranteeTable
{
    // Without the kind and with narrow gaps the longest words of each column fit into a mail's 80.
    private const int Roomy = 96;

    public static void Write(Page page, SubjectResult subject)
    {
        if (subject.Guarantees.Count == 0)
        {
            page.Blank();
            page.Sentence("no guarantee was checked");
            return;
        }

        var roomy = page.IsWiderThan(Roomy);
        var classes = subject.Guarantees.SelectMany(guarantee => guarantee.Classes).DistinctBy(scopes => scopes.Id).ToList();
        IEnumerable<string> headings = roomy
            ? ["guarantee", "kind", "verdict", .. classes.Select(Heading), "scenarios\npass/fail"]
            : ["guarantee", "verdict", .. classes.Select(Heading), "pass/\nfail"];
        var table = page.NewTable();
        foreach (var heading in headings)
        {
            table.AddColumn(Cells.Fixed(heading, tight: !roomy));
        }

        foreach (var guarantee in subject.Guarantees)
        {
            table.AddRow(Row(guarantee, classes, roomy));
        }

        page.Blank();
        page.Table(table);
    }

    private static IEnumerable<Text> Row(GuaranteeResult guarantee, IReadOnlyList<ClassResult> classes, bool roomy)
    {
        yield return Cells.Of(guarantee.Id);
        if (roomy)
        {
            yield return Cells.Of(Words.Of(guarantee.Kind));
        }

        yield return Cells.Of(Words.Of(guarantee));
        foreach (var scopes in classes)
        {
            var same = guarantee.Classes.FirstOrDefault(one => one.Id == scopes.Id);
            yield return same is null ? Cells.Of("-") : Cells.Of(Words.Of(same));
        }

        var (passed, failed) = (guarantee.Scenarios.Passed, guarantee.Scenarios.Failed);
        var counts = string.Create(CultureInfo.InvariantCulture, $"{passed}/{failed}");
        yield return Cells.Of(failed > 0 ? new Piece(counts, Styles.Bad) : new Piece(counts));
    }

    private static string Heading(ClassResult scopes) => scopes switch
    {
        { Id: ClassResult.DefaultId } => "every scope",
        { Scope: { } scope } => $"{scopes.Id} scope\n[{scope.First},\n{Words.Last(scope.Last)}]",
        _ => $"{scopes.Id} scope",
    };
}
