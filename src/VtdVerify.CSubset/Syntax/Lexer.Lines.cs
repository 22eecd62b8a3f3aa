using System.Text;

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
    private char? AfterContinuation() => LineSplices.After(text, position) is var next && next < text.Length ? text[next] : null;

    /// <summary>The end of the line, past continued lines and past comments that span lines.</summary>
    private int LogicalLineEnd(int from)
    {
        var lineComment = false;
        for (var i = from; i < text.Length; i++)
        {
            if (text[i] == '\n' && !LineSplices.IsContinued(text, i))
            {
                return i;
            }

            if (lineComment)
            {
                continue;
            }

            lineComment = LineSplices.Begins(text, i, "//");
            if (LineSplices.Begins(text, i, "/*"))
            {
                i = LineSplices.CommentEnd(text, i) is { } end ? end - 1 : text.Length;
            }
            else if (text[i] is '"' or '\'')
            {
                i = QuoteEnd(text, i) - 1;
            }
        }

        return text.Length;
    }

    /// <summary>A directive's name behind blanks and comments, and where it ends. Splices may divide it.</summary>
    private (string Name, int End) DirectiveName(int from, int end)
    {
        var at = from;
        while (at < end && (text[at] is ' ' or '\t' || LineSplices.Begins(text, at, "/*") || LineSplices.After(text, at) > at))
        {
            at = LineSplices.Begins(text, at, "/*") ? LineSplices.CommentEnd(text, at) ?? end
                : Math.Max(at + 1, LineSplices.After(text, at));
        }

        var name = new StringBuilder();
        for (var next = at; next < end && Characters.IsIdentifierPart(text[next]); next = LineSplices.After(text, at))
        {
            name.Append(text[next]);
            at = next + 1;
        }

        return (name.ToString(), Math.Min(at, end));
    }

    /// <summary>The end of a text or character, or of its line where it is not closed there.</summary>
    private static int QuoteEnd(string text, int quote)
    {
        var end = quote + 1;
        while (end < text.Length && text[end] != text[quote] && text[end] != '\n')
        {
            end = LineSplices.After(text, end) is var next && next > end ? next : end + (text[end] == '\\' ? 2 : 1);
        }

        return end >= text.Length ? text.Length : text[end] == '\n' ? end : end + 1;
    }

    /// <summary>A directive's argument with blanks for its comments, and for what continues its lines.</summary>
    private static string WithoutComments(string value)
    {
        var result = value.ToCharArray();
        for (var i = 0; i < value.Length; i++)
        {
            var end = LineSplices.Begins(value, i, "//") ? value.Length
                : LineSplices.Begins(value, i, "/*") ? LineSplices.CommentEnd(value, i) ?? value.Length
                : LineSplices.After(value, i);
            if (end > i)
            {
                Array.Fill(result, ' ', i, end - i);
                i = end - 1;
            }
            else if (value[i] is '"' or '\'')
            {
                i = QuoteEnd(value, i) - 1;
            }
        }

        return new string(result);
    }

    /// <summary>Whether a character right behind a token belongs to it, or makes a comment of it.</summary>
    private static bool IsOneToken(Token token, char? next)
    {
        var joined = token.Text + next;
        return next is { } c && token.Kind switch
        {
            TokenKind.Punctuator => joined is "//" or "/*" or "##" || Characters.PunctuatorAt(joined, 0)?.Length > token.Text.Length
                || (joined[0] == '.' && char.IsAsciiDigit(c)),
            TokenKind.String or TokenKind.Character => false,
            _ => Characters.IsIdentifierPart(c) || c is '.' or '"' or '\'',
        };
    }
}
