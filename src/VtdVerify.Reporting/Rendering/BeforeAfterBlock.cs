using Spectre.Console;

namespace VtdVerify.Reporting.Rendering;

/// <summary>What a patch changes: its verdicts beside those of the code before it, and what it repairs and breaks.</summary>
internal static class BeforeAfterBlock
{
    /// <summary>Nothing where there is not one subject to compare the checked one with.</summary>
    public static void Write(Page page, CheckResult result)
    {
        if (result.Subjects is not [{ Role: SubjectRole.Shown } before, { Role: SubjectRole.Checked } after])
        {
            return;
        }

        var table = page.NewTable();
        foreach (var heading in (string[])["guarantee", before.Name, after.Name, "the patch"])
        {
            table.AddColumn(Cells.Fixed(heading));
        }

        var pairs = after.Guarantees
            .Select(g => (After: g, Before: before.Guarantees.FirstOrDefault(b => b.Id == g.Id)))
            .Where(p => p.Before is not null)
            .Select(p => (p.After.Id, Before: p.Before!, p.After))
            .ToList();
        foreach (var (id, old, now) in pairs)
        {
            table.AddRow(
                Cells.Of(id), Cells.Of(Words.Of(old)), Cells.Of(Words.Of(now)), Cells.Of(new Piece(Changes.Of(old, now))));
        }

        page.Blank();
        page.Table(table);
        page.Blank();
        Say(page, "repairs", pairs.Where(p => Changes.Of(p.Before, p.After) == Changes.Repairs).Select(p => p.Id));
        Say(page, "breaks", pairs.Where(p => Changes.Of(p.Before, p.After) == Changes.Breaks).Select(p => p.Id));
    }

    private static void Say(Page page, string verb, IEnumerable<string> ids)
    {
        var all = string.Join(", ", ids);
        page.Sentence($"the patch {verb} {(all.Length == 0 ? "nothing" : all)}");
    }
}

/// <summary>How a guarantee fares from the code before a patch to the code after it.</summary>
internal static class Changes
{
    public const string Repairs = "repairs";
    public const string Breaks = "breaks";

    public static string Of(GuaranteeResult before, GuaranteeResult after) =>
        (Standings.Of(before, allowBounded: false), Standings.Of(after, allowBounded: false)) switch
        {
            (Standing.Holds, Standing.Holds) => "keeps",
            (Standing.Refuted, Standing.Holds) => Repairs,
            (Standing.Holds, Standing.Refuted) => Breaks,
            (Standing.Refuted, Standing.Refuted) => "leaves broken",
            _ => "undecided",
        };
}
