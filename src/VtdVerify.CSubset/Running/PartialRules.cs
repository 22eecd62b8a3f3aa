using VtdVerify.CSubset.Fragments;
using VtdVerify.CSubset.Syntax;

namespace VtdVerify.CSubset.Running;

/// <summary>What may be concluded from a function of which some lines are hidden.</summary>
internal static class PartialRules
{
    public static IEnumerable<ProgramNote> Notes(PartialFunction function)
    {
        foreach (var run in function.Runs.Where(run => IsDeclarationGap(function, run)))
        {
            yield return new ProgramNote(ProgramNoteKind.AssumedDeclarationGap, function.Name, function.Site.File, run.Gap);
        }

        if (HasHiddenRest(function))
        {
            yield return new ProgramNote(ProgramNoteKind.HiddenRest, function.Name, function.Site.File, default);
        }
    }

    public static bool HasHiddenRest(PartialFunction function) =>
        !function.EndVisible || function.Runs is [] || function.Runs[^1] is { CutOff: not null } or { Statements: [] };

    private const int MostDeclarations = 6;

    /// <summary>
    /// A gap before the first statement: QEMU's style declares at the beginning of a block. A declaration that was there before must follow
    /// the gap, unless it is known to be a few lines.
    /// </summary>
    public static bool IsDeclarationGap(PartialFunction function, StatementRun run) =>
        !run.Gap.IsEmpty && run.Statements.Count > 0
        && function.Runs.TakeWhile(earlier => earlier != run)
            .All(earlier => earlier.CutOff is null && earlier.Statements.All(IsDeclaration))
        && (run.Gap.Count <= MostDeclarations
            || (IsDeclaration(run.Statements[0]) && !function.ChangedLines.Contains(run.Statements[0].Span.Line)));

    private static bool IsDeclaration(CStatement statement) => statement is DeclarationStatement;
}
