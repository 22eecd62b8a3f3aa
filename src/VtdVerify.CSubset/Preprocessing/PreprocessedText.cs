using VtdVerify.CSubset.Syntax;

namespace VtdVerify.CSubset.Preprocessing;

/// <summary>A text as the compiler's parser sees it, and what of it is not known.</summary>
/// <param name="Tokens">The last one is the end.</param>
/// <param name="Directives">All of them; those that are known not to count, or may not, are marked as skipped.</param>
/// <param name="Unread">Parts of the text of which nobody can say what they are.</param>
/// <param name="Doubtful">The tokens of branches that were not read and that a compiler may read.</param>
internal sealed record PreprocessedText(
    SourceText Source,
    Token[] Tokens,
    IReadOnlyList<Directive> Directives,
    IReadOnlyList<SyntaxDiagnostic> Diagnostics,
    IReadOnlyList<UnreadRegion> Unread,
    IReadOnlyList<IReadOnlyList<Token>> Doubtful)
{
    private readonly Lazy<UnreadRegions> regions = new(() => new UnreadRegions(Unread));

    /// <summary>A part that is not known and that meets what stands from one offset to another; null where there is none.</summary>
    public UnreadRegion? RegionMeeting(int start, int end) => regions.Value.Meeting(start, end);

    /// <summary>The tokens that begin at an offset or behind it. Those of a macro's replacement stand where the macro is used.</summary>
    public IEnumerable<Token> TokensFrom(int offset)
    {
        for (var i = Ordered.CountWhile(Tokens, token => token.Start < offset); i < Tokens.Length; i++)
        {
            yield return Tokens[i];
        }
    }
}
