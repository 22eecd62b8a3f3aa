namespace VtdVerify.CSubset.Syntax;

/// <content>Lines of their own: those of directives, and those that a backslash joins.</content>
internal sealed partial class Lexer
{
    /// <summary>
    /// The tokens of a directive's argument with their places in the whole text, <c>#</c> and <c>##</c> among them, and the end; null where
    /// something there is no token.
    /// </summary>
    public static IReadOnlyList<Token>? Argument(SourceText source, Directive directive)
    {
        var (start, line) = (directive.ArgumentStart, directive.Span.Line);
        var lexer = new Lexer(source, source.Text[start..Math.Max(start, directive.Span.End)], line, isArgument: true);
        lexer.ReadAll();
        var column = directive.Span.Column + start - directive.Span.Start - 1;
        return lexer.diagnostics.Count > 0
            ? null
            : [.. lexer.tokens.Select(t => t with { Start = t.Start + start, Column = t.Line == line ? t.Column + column : t.Column })];
    }

    /// <summary>The first character of the next line, if a backslash at the end of this one continues it; else null.</summary>
    private char? AfterContinuation()
    {
        var next = position + 1;
        next += next < text.Length && text[next] == '\r' ? 1 : 0;
        return next + 1 < text.Length && text[next] == '\n' ? text[next + 1] : null;
    }

    /// <summary>Whether a character right behind a token belongs to it, or makes a comment of it.</summary>
    private static bool IsOneToken(Token token, char? next)
    {
        var joined = token.Text + next;
        return next is { } c && token.Kind switch
        {
            TokenKind.Punctuator => joined is "//" or "/*" || Characters.PunctuatorAt(joined, 0)!.Length > token.Text.Length
                || (joined[0] == '.' && char.IsAsciiDigit(c)),
            TokenKind.String or TokenKind.Character => false,
            _ => Characters.IsIdentifierPart(c) || c is '.' or '"' or '\'',
        };
    }
}
