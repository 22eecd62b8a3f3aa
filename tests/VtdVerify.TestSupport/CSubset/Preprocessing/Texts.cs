using VtdVerify.CSubset.Preprocessing;
using VtdVerify.CSubset.Syntax;

namespace VtdVerify.Tests.CSubset.Preprocessing;

/// <summary>Texts of a test as a compiler's parser gets them.</summary>
internal static class Texts
{
    /// <summary>The tokens with a blank between them.</summary>
    public static string Tokens(string text) => Join(Read(text).Tokens);

    /// <summary>What is not known of the text.</summary>
    public static IReadOnlyList<string> Unread(string text) => [.. Read(text).Unread.Select(region => region.Reason)];

    /// <summary>Where the only token of a spelling stands, how long that place is, and whether a macro was replaced there.</summary>
    public static (int Line, int Column, int Length, bool IsReplaced) PlaceOf(string token, string text)
    {
        var found = Read(text).Tokens.Single(t => t.Text == token);
        return (found.Line, found.Column, found.Length, found.IsReplaced);
    }

    /// <summary>The tokens that stand in a text, whatever they mean.</summary>
    public static string Written(string text) => Join(Lexer.Read(new SourceText(text, "t.c")).Tokens);

    private static PreprocessedText Read(string text) =>
        new Preprocessor(new MacroTable(Target.Macros)).Read(Lexer.Read(new SourceText(text, "t.c")));

    private static string Join(IReadOnlyList<Token> tokens) => string.Join(' ', tokens.SkipLast(1).Select(t => t.Text));
}
