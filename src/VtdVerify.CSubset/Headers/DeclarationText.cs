using VtdVerify.CSubset.Syntax;

namespace VtdVerify.CSubset.Headers;

/// <summary>Reads names out of C text, token by token.</summary>
internal static class DeclarationText
{
    /// <summary>What follows a dot or an arrow: members of records, in accesses and in initialisers.</summary>
    public static IEnumerable<string> Members(string text)
    {
        var tokens = Tokens(text);
        return tokens.Zip(tokens.Skip(1))
            .Where(pair => (pair.First.Is(".") || pair.First.Is("->")) && pair.Second.Kind == TokenKind.Identifier)
            .Select(pair => pair.Second.Text);
    }

    /// <summary>
    /// The identifiers that a declaration relies on, tags with their keyword. Whether only pointers go to
    /// it is said, too.
    /// </summary>
    public static IReadOnlyList<(string Name, bool IsPointedTo)> Mentions(string text)
    {
        var tokens = Tokens(text);
        var mentions = new List<(string Name, bool IsPointedTo)>();
        for (var i = 0; i < tokens.Count; i++)
        {
            var tag = tokens[i].Text is "struct" or "union" or "enum" && i + 1 < tokens.Count && tokens[i + 1].Kind == TokenKind.Identifier;
            if (tag || tokens[i].Kind == TokenKind.Identifier)
            {
                var name = tag ? $"{tokens[i].Text} {tokens[++i].Text}" : tokens[i].Text;
                mentions.Add((name, i + 1 < tokens.Count && tokens[i + 1].Is("*")));
            }
        }

        return [.. mentions.GroupBy(m => m.Name, StringComparer.Ordinal).Select(g => (g.Key, g.All(m => m.IsPointedTo)))];
    }

    private static List<Token> Tokens(string text) =>
        [.. Lexer.Read(new SourceText(text, "declaration")).Tokens.Where(t => t.Kind != TokenKind.End)];
}
