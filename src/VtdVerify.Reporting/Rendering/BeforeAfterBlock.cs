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

        var comparisons = Regressions.Of(before, after);
        var table = page.NewTable();
        foreach (var heading in (string[])["guarantee", before.Name, after.Name, "the patch"])
        {
            table.AddColumn(Cells.Fixed(heading));
        }

        foreach (var (id, _, fate) in comparisons.Where(comparison => comparison.Class is null))
        {
            var (old, now) = (before.Guarantees.First(g => g.Id == id), after.Guarantees.First(g => g.Id == id));
            table.AddRow(
                Cells.Of(id), Cells.Of(Words.Of(old)), Cells.Of(Words.Of(now)), Cells.Of(new Piece(Word(fate))));
        }

        page.Blank();
        page.Table(table);
        page.Blank();
        Say(page, "repairs", comparisons, Fate.Repairs);
        Say(page, "breaks", comparisons, Fate.Breaks);
    }

    /// <summary>
    /// How a guarantee fares, as the verb of "the patch"; what it breaks for one class of scopes alone is said before all else.
    /// </summary>
    public static string Word(GuaranteeResult before, GuaranteeResult after)
    {
        var fate = Regressions.Of(before, after);
        return fate != Fate.Breaks && Regressions.BrokenClasses(before, after) is [_, ..] classes
            ? $"breaks {string.Join(", ", classes)}"
            : Word(fate);
    }

    private static string Word(Fate fate) => fate switch
    {
        Fate.Keeps => "keeps",
        Fate.Repairs => "repairs",
        Fate.Breaks => "breaks",
        Fate.LeavesBroken => "leaves broken",
        _ => "undecided",
    };

    /// <summary>A class of scopes is named where the guarantee as a whole does not fare so.</summary>
    private static void Say(Page page, string verb, IReadOnlyList<Comparison> comparisons, Fate fate)
    {
        var such = comparisons.Where(comparison => comparison.Fate == fate).ToList();
        var whole = such.Where(comparison => comparison.Class is null).Select(comparison => comparison.Guarantee).ToList();
        page.Sentence($"the patch {verb} {(whole.Count == 0 ? "nothing" : string.Join(", ", whole))}");
        foreach (var scopes in such.Where(one => one.Class is not null && !whole.Contains(one.Guarantee)).GroupBy(one => one.Class))
        {
            page.Sentence($"for the {scopes.Key} scope alone it {verb} {string.Join(", ", scopes.Select(one => one.Guarantee))}");
        }
    }
}
