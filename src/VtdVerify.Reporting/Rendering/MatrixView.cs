using Spectre.Console;

namespace VtdVerify.Reporting.Rendering;

/// <summary>The comparison of several subjects: guarantees by revisions, and one line for each cell that is not proved.</summary>
public static class MatrixView
{
    /// <summary>Writes the whole report.</summary>
    /// <param name="console">Decides on colours, Unicode and width; nothing else is written to.</param>
    /// <param name="allowBounded">As for <see cref="ExitCodes.Of(CheckResult, bool)"/>, whose code the last line names.</param>
    public static void Write(IAnsiConsole console, CheckResult result, bool allowBounded)
    {
        var page = new Page(console);
        HeaderBlock.Write(page, result);
        MatrixTable.Write(page, result);
        foreach (var subject in result.Subjects.Where(subject => subject.Role == SubjectRole.Checked))
        {
            Findings.Write(page, subject);
            OpenBlock.Write(page, subject);
        }

        FeatureBlock.Write(page, result);
        LedgerBlock.Write(page, result);
        ConclusionBlock.Write(page, result, allowBounded);
    }
}
