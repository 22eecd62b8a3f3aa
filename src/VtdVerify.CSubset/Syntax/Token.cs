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

/// <summary>
/// One token; <c>Text</c> is as written, quotes and suffixes included. Of a token that comes out of a macro, the place is that of the
/// macro's use.
/// </summary>
internal readonly record struct Token(TokenKind Kind, string Text, int Start, int Line, int Column)
{
    /// <summary>How long the use of the macro is that the token comes out of; null where the token stands in the text itself.</summary>
    public int? Use { get; init; }

    public bool IsReplaced => Use is not null;

    public int Length => Use ?? Text.Length;

    public int End => Start + Length;

    public bool IsWord => Kind is TokenKind.Identifier or TokenKind.Keyword;

    public bool Is(string text) => Kind is TokenKind.Punctuator or TokenKind.Keyword && Text == text;

    /// <summary>It stands in the text itself, at the beginning of a line.</summary>
    public bool BeginsLine => Column == 1 && !IsReplaced;

    public string Described => Kind == TokenKind.End ? "the end of the text" : $"'{Text}'";
}
