using System.Globalization;

namespace VtdVerify.Reporting.Rendering;

/// <summary>How many guarantees hold, what holds for a narrower class of scopes, and what the exit code means.</summary>
internal static class ConclusionBlock
{
    public static void Write(Page page, CheckResult result, bool allowBounded)
    {
        page.Blank();
        if (result.Timings is { } timings)
        {
            page.Sentence(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"time: {timings.Total} ms (start {timings.Start}, read {timings.Read}, scenarios {timings.Scenarios}, "
                    + $"proofs {timings.Proofs})"),
                indent: 0);
        }

        var judged = result.Subjects.Where(subject => subject.Role == SubjectRole.Checked).ToList();
        foreach (var subject in judged)
        {
            WriteClasses(page, subject);
        }

        var names = judged.Count == 0 ? "no subject was checked" : string.Join(", ", judged.Select(subject => subject.Name));
        page.Line(new Piece($"{names}: {Tally(result, allowBounded)}", Styles.Heading));
        WriteExit(page, result, allowBounded);
    }

    /// <summary>What the exit code is, and what it means.</summary>
    public static void WriteExit(Page page, CheckResult result, bool allowBounded)
    {
        if (result.Gate == Gate.Regressions)
        {
            foreach (var (assumption, now) in Regressions.LostGround(result))
            {
                page.Sentence($"{now.Subject}: {assumption} was proved of the tree before the patch; {now.InWords()}.", indent: 0);
            }
        }

        var code = ExitCodes.Of(result, allowBounded);
        var sentence = string.Create(CultureInfo.InvariantCulture, $"exit code {code}: {ExitCodes.Meaning(code, result)}");
        page.Line(new Piece(sentence, Styles.OfExitCode(code)));
    }

    // Says where a refuted patch does hold: its author had that case in mind.
    private static void WriteClasses(Page page, SubjectResult subject)
    {
        var worst = subject.Guarantees.Select(guarantee => Standings.Of(guarantee, allowBounded: false)).DefaultIfEmpty().Max();
        if (worst is Standing.Holds or Standing.Defect)
        {
            return;
        }

        var narrower = subject.Guarantees.SelectMany(guarantee => guarantee.Classes)
            .Where(scopes => scopes.Id != ClassResult.DefaultId)
            .DistinctBy(scopes => scopes.Id);
        foreach (var scopes in narrower)
        {
            var verdicts = subject.Guarantees.Select(guarantee => guarantee.Classes.FirstOrDefault(one => one.Id == scopes.Id)?.Verdict);
            if (verdicts.All(verdict => verdict == VerdictKind.Proved))
            {
                var where = scopes.Scope is { } scope ? $"the {scopes.Id} scope {scope}" : $"the class {scopes.Id}";
                page.Sentence($"{subject.Name}: every guarantee is proved for {where}", indent: 0);
            }
        }
    }

    private static string Tally(CheckResult result, bool allowBounded)
    {
        var counts = Standings.Judged(result)
            .Select(guarantee => Standings.Of(guarantee, allowBounded))
            .CountBy(standing => standing)
            .ToDictionary();
        var defects = counts.GetValueOrDefault(Standing.Defect);
        var tally = string.Create(
            CultureInfo.InvariantCulture,
            $"{Words.Count(counts.Values.Sum(), "guarantee")}, {Hold(counts.GetValueOrDefault(Standing.Holds))}, "
            + $"{counts.GetValueOrDefault(Standing.Refuted)} refuted, {counts.GetValueOrDefault(Standing.Undecided)} undecided");
        return defects == 0 ? tally : string.Create(CultureInfo.InvariantCulture, $"{tally}, {defects} in error");
    }

    private static string Hold(int count) => string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? "holds" : "hold")}");
}
