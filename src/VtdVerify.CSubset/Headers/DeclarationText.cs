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

    /// <summary>A record's declaration with only those members that name something of the given names.</summary>
    /// <param name="text">As written: <c>struct tag { members } attributes name</c>. Anything else comes back as it is.</param>
    public static string Shrink(string text, IReadOnlySet<string> members)
    {
        var tokens = Tokens(text);
        var open = tokens.FindIndex(t => t.Is("{"));
        if (open < 0 || !tokens.Take(open).Any(t => t.Text is "struct" or "union"))
        {
            return text;
        }

        var kept = new List<string>();
        var (depth, first) = (0, open + 1);
        for (var i = open + 1; i < tokens.Count; i++)
        {
            depth += tokens[i].Is("{") ? 1 : tokens[i].Is("}") ? -1 : 0;
            if (depth < 0)
            {
                var body = kept.Count == 0 ? "char judge_nothing;" : string.Join("\n    ", kept);
                return $"{Join(tokens.Take(open))} {{\n    {body}\n}} {Join(tokens.Skip(i + 1))}";
            }

            if (depth == 0 && tokens[i].Is(";"))
            {
                var member = tokens[first..(i + 1)];
                first = i + 1;
                if (member.Exists(t => t.Kind == TokenKind.Identifier && members.Contains(t.Text)))
                {
                    kept.Add(Join(member));
                }
            }
        }

        return text;
    }

    private static string Join(IEnumerable<Token> tokens) => string.Join(' ', tokens.Select(t => t.Text));

    private static List<Token> Tokens(string text) =>
        [.. Lexer.Read(new SourceText(text, "declaration")).Tokens.Where(t => t.Kind != TokenKind.End)];
}
