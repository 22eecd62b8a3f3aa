using Spectre.Console;

namespace VtdVerify.Reporting.Rendering;

/// <summary>The report on one patch or tree: who posted it, what was read of it, what holds, and each finding in full.</summary>
public static class PatchView
{
    /// <summary>Writes the whole report.</summary>
    /// <param name="console">Decides on colours, Unicode and width; nothing else is written to.</param>
    /// <param name="allowBounded">As for <see cref="ExitCodes.Of(CheckResult, bool)"/>, whose code the last line names.</param>
    public static void Write(IAnsiConsole console, CheckResult result, bool allowBounded)
    {
        var page = new Page(console);
        HeaderBlock.Write(page, result);
        SeriesBlock.Write(page, result);
        BeforeAfterBlock.Write(page, result);
        foreach (var subject in result.Subjects)
        {
            SourcesBlock.Write(page, subject);
            GuaranteeTable.Write(page, subject);
            if (subject.Role == SubjectRole.Checked)
            {
                Findings.Write(page, subject);
                OpenBlock.Write(page, subject);
            }
        }

        ClaimsBlock.Write(page, result, onlyRefuted: false);
        FeatureBlock.Write(page, result);
        LedgerBlock.Write(page, result);
        ConclusionBlock.Write(page, result, allowBounded);
    }
}
