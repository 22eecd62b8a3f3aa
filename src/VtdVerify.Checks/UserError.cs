using VtdVerify.CSubset.Syntax;
using VtdVerify.Mutation.Elements;
using VtdVerify.Native;
using VtdVerify.Patches;
using VtdVerify.Processes;
using VtdVerify.QemuSource;
using VtdVerify.Reporting;
using VtdVerify.Smt;
using VtdVerify.Smt.Keeping;

namespace VtdVerify.Checks;

/// <summary>What a user is told of a run that ends without a result, and the exit code.</summary>
/// <param name="Problem">One sentence without a full stop.</param>
/// <param name="Remedy">One or more sentences.</param>
/// <param name="ExitCode">One of <see cref="ExitCodes"/>.</param>
public sealed record UserError(string Problem, string Remedy, int ExitCode)
{
    /// <summary>Where it is: an input, or a line of it; null for nowhere, or where the problem says it.</summary>
    public string? Place { get; init; }

    /// <summary>More lines about it, to be shown as they are; null for none.</summary>
    public string? Quote { get; init; }

    /// <summary>The problem with its place.</summary>
    public string Text => Place is null ? Problem : $"{Place}: {Problem}";

    /// <summary>What is known of a failure; null for one that nobody foresaw, which is a defect of the tool.</summary>
    public static UserError? Of(Exception cause) => cause switch
    {
        UserErrorException known => known.Error,
        TreeException tree => new(tree.Problem, tree.Remedy, ExitCodes.InputError) { Quote = tree.Quote },
        PatchFormatException patch => new(patch.Problem, patch.Remedy, ExitCodes.InputError) { Place = PlaceOf(patch) },
        TooMuchCodeException code => new(
            code.Message, "Leave out of the patch what the unmap does not need: large tables, generated files.", ExitCodes.InputError),
        NativeCodeException { IsOfCode: true } native => new(native.Problem, native.Remedy, ExitCodes.InputError),
        NativeCodeException native => new(native.Problem, native.Remedy, ExitCodes.MissingPrerequisite),
        ViewMissingException view => new(view.Message, view.Remedy, ExitCodes.MissingPrerequisite),
        SolverUnavailableException solver => new("there is no solver, and a proof needs one", solver.Message, ExitCodes.ToolDefect),
        ForgedAnswerException forged => new(
            forged.Message, "It was removed: run again. With --no-cache nothing that was kept is used.", ExitCodes.ToolDefect),
        ScratchException scratch => new(
            $"there is no folder for temporary files: {scratch.Message}",
            "Set TMPDIR to a folder that you may write to.",
            ExitCodes.UsageError),
        IOException or UnauthorizedAccessException => new(
            $"a result cannot be written: {cause.Message.TrimEnd('.')}",
            "Check that standard output is open, and that there is room on the disk.",
            ExitCodes.UsageError),
        _ => null,
    };

    private static string PlaceOf(PatchFormatException patch) =>
        patch.Line > 0 ? FormattableString.Invariant($"{patch.SourceName}, line {patch.Line}") : patch.SourceName;
}
