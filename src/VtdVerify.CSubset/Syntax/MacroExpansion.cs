using System.Diagnostics.CodeAnalysis;

namespace VtdVerify.CSubset.Syntax;

/// <summary>Replaces calls of macros by text, token by token, as C11 6.10.3 says for macros without <c>#</c> and <c>##</c>.</summary>
internal static class MacroExpansion
{
    /// <summary>Stands in a replacement for <c>, ## __VA_ARGS__</c>: nothing where no arguments follow the named ones.</summary>
    public const string CommaArguments = "__VA_COMMA_ARGS__";

    private const string Rest = "...";

    /// <summary>How long a text may grow: macros that use their arguments twice double at each step.</summary>
    private const int MaxLength = 64 * 1024;

    /// <summary>The arguments of a call, each as its tokens with blanks between them.</summary>
    /// <param name="tokens">What stands between the parentheses of the call.</param>
    public static IReadOnlyList<string> Split(IEnumerable<Token> tokens)
    {
        var (arguments, words, depth) = (new List<string>(), new List<string>(), 0);
        foreach (var token in tokens)
        {
            depth += token.Is("(") ? 1 : token.Is(")") ? -1 : 0;
            if (depth == 0 && token.Is(","))
            {
                arguments.Add(string.Join(' ', words));
                words.Clear();
            }
            else
            {
                words.Add(token.Text);
            }
        }

        return [.. arguments, string.Join(' ', words)];
    }

    /// <summary>What a call is replaced by; where that is just a call of another of the macros, what that is replaced by.</summary>
    /// <returns>Null where the arguments do not fit, or the text grows beyond all measure.</returns>
    public static string? Of(MacroText macro, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, MacroText> macros)
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        while (used.Add(macro.Name) && Substitute(macro, arguments) is { Length: <= MaxLength } text)
        {
            var tokens = Lexer.Read(new SourceText(text, macro.Span.File)).Tokens;
            if (!IsCall(tokens, macros, out var next) || used.Contains(next.Name))
            {
                return text;
            }

            (macro, arguments) = (next, Split(tokens.Skip(2).SkipLast(2)));
        }

        return null;
    }

    private static bool IsCall(
        IReadOnlyList<Token> tokens, IReadOnlyDictionary<string, MacroText> macros, [NotNullWhen(true)] out MacroText? called)
    {
        called = null;
        if (tokens.Count < 3 || !tokens[1].Is("(") || !macros.TryGetValue(tokens[0].Text, out called))
        {
            return false;
        }

        var depth = 0;
        for (var i = 1; i < tokens.Count; i++)
        {
            depth += tokens[i].Is("(") ? 1 : tokens[i].Is(")") ? -1 : 0;
            if (depth == 0)
            {
                return i == tokens.Count - 2;
            }
        }

        return false;
    }

    private static string? Substitute(MacroText macro, IReadOnlyList<string> arguments)
    {
        var named = macro.Parameters.Where(p => p != Rest).ToList();
        var given = named.Count == 0 && arguments is [""] ? [] : arguments;
        if (given.Count < named.Count || (given.Count > named.Count && named.Count == macro.Parameters.Count))
        {
            return null;
        }

        var values = named.Zip(given).ToDictionary(p => p.First, p => p.Second, StringComparer.Ordinal);
        if (named.Count < macro.Parameters.Count)
        {
            var rest = string.Join(" , ", given.Skip(named.Count));
            values["__VA_ARGS__"] = rest;
            values[CommaArguments] = given.Count == named.Count ? string.Empty : $", {rest}";
        }

        var tokens = Lexer.Read(new SourceText(macro.Body, macro.Span.File)).Tokens.SkipLast(1);
        return string.Join(' ', tokens.Select(t => t.Kind == TokenKind.Identifier && values.TryGetValue(t.Text, out var v) ? v : t.Text));
    }
}
