using System.Text.RegularExpressions;
using VtdVerify.CSubset.Syntax;

namespace VtdVerify.CSubset.Fragments;

/// <summary>What stands after a hunk header's second <c>@@</c>: the first line of the definition that the hunk lies in.</summary>
internal static partial class Heading
{
    /// <summary>The function that the heading names; null where it names none (a record, a label, a macro's table).</summary>
    public static string? FunctionName(string? heading)
    {
        var match = heading is null ? null : FunctionLine().Match(heading);
        return match is { Success: true } ? match.Groups["name"].Value : null;
    }

    /// <summary>The signature where the heading holds all of it.</summary>
    public static FunctionSignature? Signature(SourceSegment segment)
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

    /// <summary>The words of the heading.</summary>
    public static IEnumerable<string> Words(SourceSegment segment) =>
        Lexer.Read(new SourceText(segment.SectionHeading ?? string.Empty, segment.File, segment.FirstLine)).Tokens
            .Where(token => token.IsWord).Select(token => token.Text);

    /// <summary>At least a type before the name, and a parenthesis after it.</summary>
    [GeneratedRegex(@"^[A-Za-z_][\w \t*]*[ \t*](?<name>[A-Za-z_]\w*)[ \t]*\(", RegexOptions.ExplicitCapture)]
    private static partial Regex FunctionLine();
}
