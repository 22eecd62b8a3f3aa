using VtdVerify.Reporting;
using VtdVerify.Reporting.Rendering;
using VtdVerify.Subjects;

namespace VtdVerify.Cli.Rendering;

/// <summary>Findings on standard output, a line each; on standard error what could not be checked although it should have been.</summary>
internal static class TerseReport
{
    public static void Write(CliEnvironment environment, CheckResult result, bool allowBounded)
    {
        TerseView.Write(environment.Output, result, allowBounded, CSubject.EntryPoint);
        if (result.Series is not { } series)
        {
            return;
        }

        foreach (var patch in series.Patches.Where(patch => patch.Outcome == PatchOutcome.Unreadable))
        {
            Diagnostics.Error(environment.Error, $"{patch.Label} {patch.Title}: cannot be read: {patch.Reason}", string.Empty);
        }

        if (series.Whole is null)
        {
            Diagnostics.Error(environment.Error, $"the series as a whole: {series.WholeNote}", string.Empty);
        }
    }
}
