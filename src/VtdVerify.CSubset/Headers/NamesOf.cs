using VtdVerify.CSubset.Running;
using VtdVerify.CSubset.Syntax;

namespace VtdVerify.CSubset.Headers;

/// <summary>The names that a piece of C relies on.</summary>
public static class NamesOf
{
    /// <summary>
    /// The identifiers of a text, each once, in their order: tags with their keyword, members (after a dot or an arrow) and the
    /// names of trace points and reports left out. What these are called with is evaluated, and counts.
    /// </summary>
    public static IReadOnlyList<string> Text(string text, string file)
    {
        var tokens = Lexer.Read(new SourceText(text, file)).Tokens;
        var names = new List<string>();
        for (var i = 0; i < tokens.Length; i++)
        {
            if (tokens[i].Kind != TokenKind.Identifier)
            {
                continue;
            }

            var before = i == 0 ? default : tokens[i - 1];
            var isCall = tokens[Math.Min(i + 1, tokens.Length - 1)].Is("(");
            if (isCall && tokens[i].Text.StartsWith("trace_event_", StringComparison.Ordinal) && Builtins.IsQuestion(tokens[i].Text))
            {
                i = AfterParentheses(tokens, i + 1) - 1;
            }
            else if (isCall && (Builtins.IsMessage(tokens[i].Text) || Builtins.IsQuestion(tokens[i].Text)))
            {
                continue;
            }
            else if (before.Text is "struct" or "union" or "enum")
            {
                names.Add($"{before.Text} {tokens[i].Text}");
            }
            else if (i == 0 || !(before.Is(".") || before.Is("->")))
            {
                names.Add(tokens[i].Text);
            }
        }

        return [.. names.Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The identifiers and keywords of a text, each once.</summary>
    public static IReadOnlyList<string> Words(string text, string file) =>
        [.. Lexer.Read(new SourceText(text, file)).Tokens.Where(t => t.IsWord).Select(t => t.Text).Distinct(StringComparer.Ordinal)];

    /// <summary>The names behind a dot or an arrow.</summary>
    public static IEnumerable<string> Members(string text) => DeclarationText.Members(text);

    /// <summary>The trace points, reports and questions (<see cref="Builtins.IsMessage"/>) of a text, each once.</summary>
    public static IReadOnlyList<string> Messages(string text, string file) =>
        [.. Lexer.Read(new SourceText(text, file)).Tokens
            .Where(token => token.Kind == TokenKind.Identifier && (Builtins.IsMessage(token.Text) || Builtins.IsQuestion(token.Text)))
            .Select(token => token.Text)
            .Distinct(StringComparer.Ordinal)];

    /// <summary>The tokens of a text with one blank between them: the same for texts that differ in comments and layout only.</summary>
    public static string Canonical(string text, string file)
    {
        var lexed = Lexer.Read(new SourceText(text, file));
        return string.Join(
            ' ', [.. lexed.Tokens.SkipLast(1).Select(t => t.Text), .. lexed.Directives.Select(d => $"#{d.Name} {d.Argument}")]);
    }

    /// <summary>Some names, what these mention, what that mentions, and so on.</summary>
    /// <param name="mentions">What a name mentions; asked once of each.</param>
    public static IReadOnlySet<string> Reached(IEnumerable<string> from, Func<string, IEnumerable<string>> mentions)
    {
        var (met, open) = (new HashSet<string>(StringComparer.Ordinal), new Queue<string>(from));
        while (open.TryDequeue(out var name))
        {
            foreach (var mention in met.Add(name) ? mentions(name) : [])
            {
                open.Enqueue(mention);
            }
        }

        return met;
    }

    private static int AfterParentheses(Token[] tokens, int opener)
    {
        var open = 0;
        for (var i = opener; i < tokens.Length; i++)
        {
            open += tokens[i].Is("(") ? 1 : 0;
            open -= tokens[i].Is(")") ? 1 : 0;
            if (open == 0)
            {
                return i + 1;
            }
        }

        return tokens.Length;
    }
}
