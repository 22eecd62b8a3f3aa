using System.Collections.Immutable;
using VtdVerify.CSubset.Syntax;

namespace VtdVerify.CSubset.Preprocessing;

/// <summary>One use of a macro: its replacement with the arguments in it (C11 6.10.3.1 to 6.10.3.3).</summary>
/// <param name="use">A token that has the place of the use.</param>
/// <param name="arguments">As written, without the commas between them; those of the rest are one, with commas.</param>
/// <param name="expand">Replaces the macros in an argument, as if it stood alone.</param>
internal sealed class Substitution(
    Macro macro,
    Token use,
    IReadOnlyList<IReadOnlyList<MacroPiece>> arguments,
    Func<IReadOnlyList<MacroPiece>, IReadOnlyList<MacroPiece>> expand)
{
    /// <summary>What stands in for an argument without tokens beside <c>##</c> is null.</summary>
    private readonly List<MacroPiece?> result = [];

    private readonly Dictionary<string, IReadOnlyList<MacroPiece>> expanded = new(StringComparer.Ordinal);

    /// <summary>What the use is replaced by, to be looked through for macros again.</summary>
    /// <exception cref="ExpansionException">The use is not C.</exception>
    public IEnumerable<MacroPiece> Run(ImmutableHashSet<string> hidden)
    {
        for (var i = 0; i < macro.Body.Count; i++)
        {
            if (macro.Body[i].Is("##"))
            {
                Paste(ref i);
            }
            else
            {
                Add(ref i);
            }
        }

        return result.OfType<MacroPiece>().Select(p => new MacroPiece(At(p.Token), p.Hidden.IsEmpty ? hidden : p.Hidden.Union(hidden)));
    }

    private Token At(Token token) => token with { Start = use.Start, Line = use.Line, Column = use.Column, Use = use.Length };

    private void Add(ref int i)
    {
        if (Text(i) is { } text)
        {
            result.Add(MacroPiece.Of(text));
            i++;
        }
        else if (Argument(macro.Body[i]) is not { } argument)
        {
            result.Add(MacroPiece.Of(macro.Body[i]));
        }
        else
        {
            var glued = i + 1 < macro.Body.Count && macro.Body[i + 1].Is("##");
            AddAll(glued ? argument : Expanded(macro.Body[i].Text, argument));
        }
    }

    private void Paste(ref int i)
    {
        var (left, next) = (result[^1], macro.Body[++i]);
        IReadOnlyList<MacroPiece> right = Text(i) is { } text ? [MacroPiece.Of(text)] : Argument(next) ?? [MacroPiece.Of(next)];
        i += next.Is("#") && macro.Parameters is not null ? 1 : 0;
        if (next.Text == macro.Rest && left?.Token.Is(",") == true)
        {
            // GNU: the comma goes where nothing follows it, and nothing is glued.
            result.RemoveRange(result.Count - 1, right.Count == 0 ? 1 : 0);
            result.AddRange(right.Select(p => (MacroPiece?)p));
        }
        else if (left is null || right.Count == 0)
        {
            result.RemoveAt(result.Count - 1);
            AddAll(left is { } only ? [only] : right);
        }
        else
        {
            result[^1] = Glued(left.Value, right[0]);
            result.AddRange(right.Skip(1).Select(p => (MacroPiece?)p));
        }
    }

    private void AddAll(IReadOnlyList<MacroPiece> pieces)
    {
        result.AddRange(pieces.Select(p => (MacroPiece?)p));
        if (pieces.Count == 0)
        {
            result.Add(null);
        }
    }

    private static MacroPiece Glued(MacroPiece left, MacroPiece right)
    {
        var text = left.Token.Text + right.Token.Text;
        var lexed = Lexer.Read(new SourceText(text, "pasted"));
        return lexed is { Diagnostics: [], Directives: [], Tokens: [var token, { Kind: TokenKind.End }] } && token.Text == text
            ? new MacroPiece(token, left.Hidden.Intersect(right.Hidden))
            : throw new ExpansionException($"'{left.Token.Text}' and '{right.Token.Text}', which make no token together");
    }

    /// <summary>What <c>#</c> makes of the argument behind it; null where there is no <c>#</c> of a macro with parameters.</summary>
    private Token? Text(int i)
    {
        if (!macro.Body[i].Is("#") || macro.Parameters is null)
        {
            return null;
        }

        var text = new System.Text.StringBuilder();
        var end = default(int?);
        foreach (var (token, _) in Argument(macro.Body[i + 1])!)
        {
            text.Append(end is { } behind && behind != token.Start ? " " : string.Empty);
            text.Append(token.Kind is TokenKind.String or TokenKind.Character ? Quoted(token.Text) : token.Text);
            end = token.End;
        }

        return new Token(TokenKind.String, $"\"{text}\"", 0, 1, 1);
    }

    private static string Quoted(string literal) =>
        literal.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);

    private IReadOnlyList<MacroPiece>? Argument(Token token)
    {
        if (!token.IsWord || macro.Parameters is null)
        {
            return null;
        }

        var index = token.Text == macro.Rest ? macro.Parameters.Count : macro.Parameters.ToList().IndexOf(token.Text);
        return index < 0 ? null : arguments[index];
    }

    private IReadOnlyList<MacroPiece> Expanded(string parameter, IReadOnlyList<MacroPiece> argument)
    {
        if (!expanded.TryGetValue(parameter, out var pieces))
        {
            expanded.Add(parameter, pieces = expand(argument));
        }

        return pieces;
    }
}
