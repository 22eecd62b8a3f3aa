using System.Text.RegularExpressions;
using VtdVerify.CSubset.Syntax;

namespace VtdVerify.CSubset.Fragments;

/// <summary>What stands after a hunk header's second <c>@@</c>: the first line of the definition that the hunk lies in.</summary>
/// <param name="segment">Only its heading, its file and the number of its first line are read.</param>
internal sealed partial class Heading(SourceSegment segment)
{
    private readonly Lazy<FunctionSignature?> signature = new(() => ReadSignature(segment));
    private readonly Lazy<IReadOnlyList<string>> words = new(() => [.. ReadWords(segment)]);

    /// <summary>The function that the heading names; null where it names none (a record, a label, a macro's table).</summary>
    public string? FunctionName { get; } = NameIn(segment.SectionHeading);

    /// <summary>The signature where the heading holds all of it.</summary>
    public FunctionSignature? Signature => signature.Value;

    /// <summary>The words of the heading.</summary>
    public IReadOnlyList<string> Words => words.Value;

    private static string? NameIn(string? heading)
    {
        var match = heading is null ? null : FunctionLine().Match(heading);
        return match is { Success: true } ? match.Groups["name"].Value : null;
    }

    private static FunctionSignature? ReadSignature(SourceSegment segment)
    {
        try
        {
            var lexed = Lexer.Read(new SourceText(segment.SectionHeading ?? string.Empty, segment.File, segment.FirstLine));
            var parser = new Parser(lexed.Source, lexed.Tokens, new TypeNames());
            return parser.TryParseSignature();
        }
        catch (CSyntaxException)
        {
            return null;
        }
    }

    private static IEnumerable<string> ReadWords(SourceSegment segment) =>
        Lexer.Read(new SourceText(segment.SectionHeading ?? string.Empty, segment.File, segment.FirstLine)).Tokens
            .Where(token => token.IsWord).Select(token => token.Text);

    /// <summary>At least a type before the name, and a parenthesis after it.</summary>
    [GeneratedRegex(@"^[A-Za-z_][\w \t*]*[ \t*](?<name>[A-Za-z_]\w*)[ \t]*\(", RegexOptions.ExplicitCapture)]
    private static partial Regex FunctionLine();
}
