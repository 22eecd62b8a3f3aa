using System.Globalization;
using Spectre.Console;

namespace VtdVerify.Reporting.Rendering;

/// <summary>One row for each guarantee: its verdict, that of VFIO's two scopes, its scenarios, and what the code before came to.</summary>
internal static class SummaryTable
{
    // Without the kind and with narrow gaps the longest words of each column fit into a mail's 80.
    private const int Roomy = 96;

    public static void Write(Page page, SubjectResult subject, SubjectResult? before)
    {
        if (subject.Guarantees.Count == 0)
        {
            page.Sentence("no guarantee was checked");
            return;
        }

        var scopes = subject.Guarantees.SelectMany(guarantee => guarantee.Classes)
            .Where(one => one.Id != ClassResult.DefaultId)
            .Select(one => one.Id)
            .Distinct()
            .ToList();
        var roomy = before is null && page.IsWiderThan(Roomy);
        var table = page.NewTable();
        string[] kind = roomy ? ["kind"] : [];
        string[] compared = before is null ? [] : [before.Name, "the patch"];
        IEnumerable<string> headings =
        [
            "guarantee", .. kind, .. compared.Take(1), "verdict", .. scopes.Select(id => roomy ? $"{id} scope" : id), "scenarios",
            .. compared.Skip(1),
        ];
        foreach (var heading in headings)
        {
            table.AddColumn(Cells.Fixed(heading, tight: !roomy));
        }

        foreach (var guarantee in subject.Guarantees)
        {
            table.AddRow(Row(guarantee, scopes, before, roomy));
        }

        page.Table(table);
    }

    private static IEnumerable<Text> Row(GuaranteeResult guarantee, IReadOnlyList<string> scopes, SubjectResult? before, bool roomy)
    {
        var old = before?.Guarantees.FirstOrDefault(one => one.Id == guarantee.Id);
        yield return Cells.Of(guarantee.Id);
        if (roomy)
        {
            yield return Cells.Of(Words.Of(guarantee.Kind));
        }

        if (before is not null)
        {
            yield return old is null ? Cells.Of("-") : Cells.Of(Words.Of(old));
        }

        yield return Cells.Of(Words.Of(guarantee));
        foreach (var id in scopes)
        {
            var same = guarantee.Classes.FirstOrDefault(one => one.Id == id);
            yield return same is null ? Cells.Of("-") : Cells.Of(Words.Of(same));
        }

        var (passed, failed) = (guarantee.Scenarios.Passed, guarantee.Scenarios.Failed);
        yield return Cells.Of(failed > 0
            ? new Piece(string.Create(CultureInfo.InvariantCulture, $"{failed}/{passed + failed} fail"), Styles.Bad)
            : guarantee is { Verdict: not VerdictKind.Unsupported, Scenarios.Undecided: { } open }
                ? new Piece(string.Create(CultureInfo.InvariantCulture, $"{passed} pass, {open} open"))
                : new Piece(string.Create(CultureInfo.InvariantCulture, $"{passed} pass")));
        if (before is not null)
        {
            yield return Cells.Of(old is null ? "-" : BeforeAfterBlock.Word(old, guarantee));
        }
    }
}
