using VtdVerify.Checks;
using VtdVerify.Cli.Rendering;
using VtdVerify.Native;
using VtdVerify.Patches;
using VtdVerify.Processes;
using VtdVerify.QemuSource;
using VtdVerify.Reporting;
using VtdVerify.Smt;
using VtdVerify.Smt.Keeping;

namespace VtdVerify.Cli;

/// <summary>What a run that ends without a result says on standard error, and its exit code.</summary>
internal static class Failures
{
    private const string ReportIt =
        "This is a bug of the tool. Please report it with the command line and the input; --verbose shows where it happened.";

    public static int Report(Exception failure, TextWriter error, bool verbose)
    {
        var cause = failure is AggregateException { InnerExceptions: [var first, ..] } ? first : failure;
        var (problem, remedy, exitCode) = Describe(cause);
        Diagnostics.Error(error, problem, remedy);
        Diagnostics.Quote(error, (cause as TreeException)?.Quote ?? (cause as UserErrorException)?.Quote);
        if (verbose && exitCode == ExitCodes.ToolDefect)
        {
            Diagnostics.Trace(error, cause);
        }

        return exitCode;
    }

    private static (string Problem, string Remedy, int ExitCode) Describe(Exception cause) => cause switch
    {
        UserErrorException known => (known.Message, known.Remedy, known.ExitCode),
        TreeException tree => (tree.Problem, tree.Remedy, ExitCodes.InputError),
        PatchFormatException patch => (Place(patch) + patch.Problem, patch.Remedy, ExitCodes.InputError),
        NativeCodeException { IsOfCode: true } native => (native.Problem, native.Remedy, ExitCodes.InputError),
        NativeCodeException native => (native.Problem, native.Remedy, ExitCodes.MissingPrerequisite),
        SolverUnavailableException solver => ("there is no solver, and a proof needs one", solver.Message, ExitCodes.ToolDefect),
        ForgedAnswerException forged => (
            forged.Message, "It was removed: run again. With --no-cache nothing that was kept is used.", ExitCodes.ToolDefect),
        ScratchException scratch => (
            $"there is no folder for temporary files: {scratch.Message}",
            "Set TMPDIR to a folder that you may write to.",
            ExitCodes.UsageError),
        IOException or UnauthorizedAccessException => (
            $"a result cannot be written: {cause.Message.TrimEnd('.')}",
            "Check that standard output is open, and that there is room on the disk.",
            ExitCodes.UsageError),
        _ => ($"{cause.GetType().Name}: {cause.Message}", ReportIt, ExitCodes.ToolDefect),
    };

    private static string Place(PatchFormatException patch) =>
        patch.Line > 0 ? FormattableString.Invariant($"{patch.SourceName}, line {patch.Line}: ") : $"{patch.SourceName}: ";
}
