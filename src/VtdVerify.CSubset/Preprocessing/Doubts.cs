using VtdVerify.CSubset.Headers;
using VtdVerify.CSubset.Syntax;

namespace VtdVerify.CSubset.Preprocessing;

/// <summary>
/// What a file declares in lines of which it is not known whether, or how, they are compiled. Code that mentions such a name is not read,
/// nor is what such a declaration leads to.
/// </summary>
internal sealed class Doubts(TypeNames types)
{
    private readonly Dictionary<string, string> names = new(StringComparer.Ordinal);

    /// <summary>The names with their reasons; tags without their keyword.</summary>
    public IReadOnlyDictionary<string, string> Names => names;

    /// <summary>A name that is in doubt for a reason outside of the text.</summary>
    public void Add(string name, string reason) => AddAll([name], reason);

    /// <summary>Takes in what the branches declare that a text has besides those that were read.</summary>
    public void AddBranches(PreprocessedText text)
    {
        foreach (var branch in text.Doubtful)
        {
            var reason = text.RegionMeeting(branch[0].Start, branch[^1].End)?.Reason
                ?? "code under a condition that is not known";
            AddAll(DeclaredIn(text.Source, branch), reason);
        }
    }

    /// <summary>Takes in what an item declares, after those before it.</summary>
    public void Add(PreprocessedText text, TopLevelItem item)
    {
        if (item is not FunctionDefinition && Reason(text, item.Span) is { } reason)
        {
            AddAll(DeclaredNames.In(item).Concat(DeclaredNames.MembersIn(item)), reason);
        }
        else if (item is FunctionDefinition function && RegionAt(text, function.Span) is { } region)
        {
            AddAll([function.Name], region);
        }
    }

    /// <summary>Why a part of the text is not read; null where it is.</summary>
    public string? Reason(PreprocessedText text, SourceSpan span) => Reason(text, span.Start, span.End);

    /// <summary>Why what stands from one offset to another is not read; null where it is.</summary>
    public string? Reason(PreprocessedText text, int start, int end) => RegionAt(text, start, end)
        ?? (names.Count == 0 ? null : text.TokensFrom(start).TakeWhile(t => t.Start < end).Where(t => t.IsWord)
            .Select(t => names.GetValueOrDefault(t.Text)).FirstOrDefault(reason => reason is not null));

    /// <summary>Why nobody can say what a part of the text is, whatever names stand in it; null where that is known.</summary>
    public static string? RegionAt(PreprocessedText text, SourceSpan span) => RegionAt(text, span.Start, span.End);

    private static string? RegionAt(PreprocessedText text, int start, int end) =>
        text.RegionMeeting(start, end)?.Reason;

    private void AddAll(IEnumerable<string> declared, string reason)
    {
        foreach (var name in declared)
        {
            names.TryAdd(DeclaredNames.Bare(name), reason);
        }
    }

    /// <summary>What tokens declare at the outermost level; of tokens that make no such declarations, all words.</summary>
    private IEnumerable<string> DeclaredIn(SourceText source, IReadOnlyList<Token> tokens)
    {
        var last = tokens[^1];
        var end = new Token(TokenKind.End, string.Empty, last.End, last.Line, last.Column);
        var parser = new Parser(source, [.. tokens, end], types);
        var declared = new List<string>();
        while (!parser.AtEnd)
        {
            try
            {
                var item = parser.ParseTopLevelItem();
                declared.AddRange(item is null ? [] : DeclaredNames.In(item).Concat(DeclaredNames.MembersIn(item)));
            }
            catch (CSyntaxException)
            {
                return tokens.Where(t => t.Kind == TokenKind.Identifier).Select(t => t.Text);
            }
        }

        return declared;
    }
}
