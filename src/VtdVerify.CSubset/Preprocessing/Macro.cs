using VtdVerify.CSubset.Syntax;

namespace VtdVerify.CSubset.Preprocessing;

/// <summary>A macro's definition, token by token.</summary>
/// <param name="Parameters">Without the one that takes the rest; null for an object-like macro.</param>
/// <param name="Rest">The parameter that takes any further arguments: <c>__VA_ARGS__</c>, or GNU's name; null where none does.</param>
/// <param name="Span">The whole line.</param>
internal sealed record Macro(string Name, IReadOnlyList<string>? Parameters, string? Rest, IReadOnlyList<Token> Body, SourceSpan Span)
{
    private const string AnyArguments = "__VA_ARGS__";

    /// <summary>A macro that is replaced by one text.</summary>
    public static Macro Of(string name, string text)
    {
        var source = new SourceText(text, "the compiler");
        return new Macro(name, null, null, [.. Lexer.Read(source).Tokens.SkipLast(1)], new SourceSpan(source.File, 1, 1, 0, 0));
    }

    /// <summary>The macro of a <c>#define</c>; null where the line is none of ISO C or GNU's that is read.</summary>
    public static Macro? Read(SourceText source, Directive directive)
    {
        if (Lexer.Argument(source, directive) is not { } tokens || !tokens[0].IsWord || tokens[0].Text == "defined")
        {
            return null;
        }

        var (parameters, rest, next) = (default(List<string>), default(string), 1);
        if (tokens[1].Is("(") && tokens[1].Start == tokens[0].End)
        {
            var close = tokens.Index().FirstOrDefault(t => t.Item.Is(")")).Index;
            parameters = close == 0 ? null : Names(tokens, close, out rest);
            if (parameters is null)
            {
                return null;
            }

            next = close + 1;
        }

        Token[] body = [.. tokens.Skip(next).SkipLast(1)];
        return IsRead(body, parameters, rest) ? new Macro(tokens[0].Text, parameters, rest, body, directive.Span) : null;
    }

    /// <summary>The name that a <c>#define</c> or <c>#undef</c> is about; null where it has none.</summary>
    public static string? NameIn(Directive directive)
    {
        var name = new string([.. directive.Argument.TakeWhile(Characters.IsIdentifierPart)]);
        return name.Length == 0 ? null : name;
    }

    /// <summary>The same replacement by the same parameters, whatever stands between the tokens.</summary>
    public bool IsSameAs(Macro other) =>
        Rest == other.Rest && (Parameters is null) == (other.Parameters is null)
        && (Parameters ?? []).SequenceEqual(other.Parameters ?? [], StringComparer.Ordinal)
        && Body.Select(t => t.Text).SequenceEqual(other.Body.Select(t => t.Text), StringComparer.Ordinal);

    private static List<string>? Names(IReadOnlyList<Token> tokens, int close, out string? rest)
    {
        var names = new List<string>();
        rest = null;
        for (var i = 2; i < close; i++)
        {
            if (rest is not null || (names.Count > 0 && !tokens[i++].Is(",")))
            {
                return null;
            }

            if (tokens[i].Is("..."))
            {
                rest = AnyArguments;
            }
            else if (tokens[i].IsWord && tokens[i + 1].Is("..."))
            {
                rest = tokens[i++].Text;
            }
            else if (tokens[i].IsWord)
            {
                names.Add(tokens[i].Text);
            }
            else
            {
                return null;
            }
        }

        var all = rest is null ? names : [.. names, rest];
        return all.Distinct(StringComparer.Ordinal).Count() == all.Count ? names : null;
    }

    /// <summary>Whether <c>#</c> and <c>##</c> stand where C lets them, and nothing of a later C is there.</summary>
    private static bool IsRead(Token[] body, List<string>? parameters, string? rest)
    {
        if (body is [] )
        {
            return true;
        }

        for (var i = 0; i < body.Length && parameters is not null; i++)
        {
            if (body[i].Is("#") && (i + 1 == body.Length || !(parameters.Contains(body[i + 1].Text) || body[i + 1].Text == rest)))
            {
                return false;
            }
        }

        return !body[0].Is("##") && !body[^1].Is("##") && !body.Any(t => t.Text is "__VA_OPT__")
            && (rest == AnyArguments || !body.Any(t => t.Text == AnyArguments));
    }
}
