using VtdVerify.Checks;
using VtdVerify.Cli.Rendering;
using VtdVerify.Reporting;

namespace VtdVerify.Cli;

/// <summary>What a run that ends without a result says on standard error, and its exit code.</summary>
internal static class Failures
{
    private const string ReportIt =
        "This is a bug of the tool. Please report it with the command line and the input; --verbose shows where it happened.";

    public static int Report(Exception failure, TextWriter error, bool verbose)
    {
        var cause = failure is AggregateException { InnerExceptions: [var first, ..] } ? first : failure;
        var told = UserError.Of(cause) ?? new UserError($"{cause.GetType().Name}: {cause.Message}", ReportIt, ExitCodes.ToolDefect);
        Diagnostics.Error(error, told.Text, told.Remedy);
        Diagnostics.Quote(error, told.Quote);
        if (verbose && told.ExitCode == ExitCodes.ToolDefect)
        {
            Diagnostics.Trace(error, cause);
        }

        return told.ExitCode;
    }
}
