namespace VtdVerify.CSubset.Syntax;

internal enum TokenKind
{
    Identifier,
    Keyword,
    Integer,
    Floating,
    Character,
    String,
    Punctuator,
    End,
}

/// <summary>One token of the text; <c>Text</c> is as written, quotes and suffixes included.</summary>
internal readonly record struct Token(TokenKind Kind, string Text, int Start, int Line, int Column)
{
    public int End => Start + Text.Length;

    public bool Is(string text) => Kind is TokenKind.Punctuator or TokenKind.Keyword && Text == text;

    public string Described => Kind == TokenKind.End ? "the end of the text" : $"'{Text}'";
}
