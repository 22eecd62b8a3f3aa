using VtdVerify.Mutation.Mutants;
using VtdVerify.Repair.Searching;
using VtdVerify.Repair.Writing;
using VtdVerify.Reporting;
using VtdVerify.Specs.Guarantees;

namespace VtdVerify.Checks.Results;

/// <summary>A candidate in the result's terms.</summary>
internal static class MendMapper
{
    public static MendResult Of(
        TriedCandidate tried, MutationTarget target, IReadOnlySet<string> wins, MendStanding standing, bool withLines) => new()
    {
        Title = tried.Candidate.Lines(target.Segments) is { Length: > 0 } lines ? lines : tried.Candidate.Title,
        Standing = standing,
        Edits = withLines ? [.. tried.Candidate.Edits.Select(edit => EditOf(edit, target))] : [],
        Wins = [.. GuaranteeCatalog.All.Select(guarantee => guarantee.Id).Where(wins.Contains)],
        Worsens = [.. GuaranteeCatalog.All.Select(guarantee => guarantee.Id).Where(tried.Worsens.Contains)],
        Diff = MendDiff.Of(tried.Candidate, target.Segments),
    };

    private static MendEdit EditOf(Mutant edit, MutationTarget target)
    {
        var text = target.Segments
            .Where(segment => segment.File == edit.Span.File && edit.Span.Line >= segment.FirstLine)
            .Select(segment => segment.Lines.ElementAtOrDefault(edit.Span.Line - segment.FirstLine).Text)
            .LastOrDefault(line => line is not null);
        return new MendEdit(
            new ShownLine(edit.Span.File, edit.Span.Line, text, edit.Span.Column, edit.Span.Length > 0 ? edit.Span.Length : null),
            edit.Replacement);
    }
}
