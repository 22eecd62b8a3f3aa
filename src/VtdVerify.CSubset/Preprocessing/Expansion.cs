using System.Globalization;
using VtdVerify.CSubset.Syntax;

namespace VtdVerify.CSubset.Preprocessing;

/// <summary>Replaces macros in tokens between which no directive stands (C11 6.10.3).</summary>
/// <param name="report">Takes a place in the text of which nobody can say what it is replaced by, and the reason.</param>
internal sealed class Expansion(SourceText source, MacroTable macros, Action<Token, string> report)
{
    /// <summary>Macros that use their arguments twice double what they make at each step.</summary>
    private const int MostTokens = 20_000;

    private const int MostNested = 200;

    private int made;
    private int nested;
    private bool spansLines;

    /// <summary>The tokens with all macros replaced.</summary>
    public IReadOnlyList<Token> Run(IReadOnlyList<Token> tokens)
    {
        var result = new List<Token>(tokens.Count);
        Run(tokens, 0, tokens.Count, result);
        return result;
    }

    /// <summary>Whether anything is known of a word of the tokens as a macro.</summary>
    public static bool Meets(Token[] tokens, MacroTable macros) => Array.Exists(tokens, token => IsMet(token, macros));

    /// <summary>Adds the tokens from one index (inclusive) to another (exclusive), with all macros replaced.</summary>
    public void Run(IReadOnlyList<Token> tokens, int first, int end, List<Token> result)
    {
        // Nothing looks back: what stands before the first word of which anything is known is as it is written.
        for (; first < end && !IsMet(tokens[first], macros); first++)
        {
            result.Add(tokens[first]);
        }

        if (first < end)
        {
            var pieces = new MacroPiece[end - first];
            for (var i = 0; i < pieces.Length; i++)
            {
                pieces[i] = MacroPiece.Of(tokens[first + i]);
            }

            foreach (var piece in Expand(pieces, isCutOff: true))
            {
                result.Add(piece.Token);
            }
        }
    }

    /// <summary>Whether a token may be replaced, or be one of which nobody can say what it is replaced by.</summary>
    private static bool IsMet(Token token, MacroTable macros) =>
        token.IsWord && (macros.Mentions(token.Text) || token.Text == "__LINE__");

    /// <summary>Replaces until nothing is left to replace.</summary>
    /// <param name="isCutOff">What follows the tokens is not there to be seen: a directive, or lines that are not shown.</param>
    private List<MacroPiece> Expand(IReadOnlyList<MacroPiece> input, bool isCutOff)
    {
        var (open, output) = (new Stack<MacroPiece>(input.Count), new List<MacroPiece>(input.Count));
        for (var i = input.Count - 1; i >= 0; i--)
        {
            open.Push(input[i]);
        }

        while (open.TryPop(out var next))
        {
            if (!next.Token.IsWord || next.Hidden.Contains(next.Token.Text))
            {
                output.Add(next);
            }
            else if (macros.TryFind(next.Token.Text, out var macro))
            {
                Replace(macro, next, open, output, isCutOff);
            }
            else
            {
                output.Add(Kept(next));
            }
        }

        return output;
    }

    private void Replace(Macro macro, MacroPiece name, Stack<MacroPiece> open, List<MacroPiece> output, bool isCutOff)
    {
        var call = macro.Parameters is not null;
        if (call && !(open.TryPeek(out var next) && next.Token.Is("(")))
        {
            if (open.Count == 0 && isCutOff)
            {
                report(name.Token, $"the macro '{macro.Name}', whose arguments are not seen");
            }

            output.Add(name);
            return;
        }

        try
        {
            var (arguments, close) = call ? Arguments(macro, open) : ([], name);
            var use = UseOf(name.Token, close.Token);
            spansLines |= source.Text.AsSpan(use.Start, use.Length).Contains('\n');
            var hidden = call ? name.Hidden.Intersect(close.Hidden) : name.Hidden;
            var pieces = new Substitution(macro, use, arguments, WithinCall).Run(hidden.Add(macro.Name)).ToList();
            CheckLine(pieces);
            Count(pieces.Count);
            pieces.Reverse();
            pieces.ForEach(open.Push);
        }
        catch (ExpansionException reason)
        {
            report(name.Token, reason.Message);
        }
        finally
        {
            spansLines &= nested > 0;
        }
    }

    private List<MacroPiece> WithinCall(IReadOnlyList<MacroPiece> argument)
    {
        if (nested == MostNested)
        {
            throw new ExpansionException($"more than {MostNested} macros within each other");
        }

        nested++;
        try
        {
            return Expand(argument, isCutOff: false);
        }
        finally
        {
            nested--;
        }
    }

    /// <summary>What stands between the parentheses, and the closing one.</summary>
    private static (List<IReadOnlyList<MacroPiece>> Arguments, MacroPiece Close) Arguments(Macro macro, Stack<MacroPiece> open)
    {
        var (arguments, current, depth) = (new List<IReadOnlyList<MacroPiece>>(), new List<MacroPiece>(), 1);
        var most = macro.Rest is null ? int.MaxValue : macro.Parameters!.Count;
        open.Pop();
        while (open.TryPop(out var piece))
        {
            depth += piece.Token.Is("(") ? 1 : piece.Token.Is(")") ? -1 : 0;
            if (depth == 0)
            {
                arguments.Add(current);
                return (Fitting(macro, arguments), piece);
            }

            if (depth == 1 && piece.Token.Is(",") && arguments.Count < most)
            {
                arguments.Add(current);
                current = [];
            }
            else
            {
                current.Add(piece);
            }
        }

        throw new ExpansionException($"the macro '{macro.Name}', whose arguments are not seen to their end");
    }

    private static List<IReadOnlyList<MacroPiece>> Fitting(Macro macro, List<IReadOnlyList<MacroPiece>> arguments)
    {
        var wanted = macro.Parameters!.Count + (macro.Rest is null ? 0 : 1);
        if (wanted == 0 && arguments is [{ Count: 0 }])
        {
            return [];
        }

        if (macro.Rest is not null && arguments.Count == wanted - 1)
        {
            arguments.Add([]);
        }

        return arguments.Count == wanted
            ? arguments
            : throw new ExpansionException($"{arguments.Count} arguments for the macro '{macro.Name}'");
    }

    /// <summary>A token of the place from a macro's name to the parenthesis that closes its arguments.</summary>
    private static Token UseOf(Token name, Token close) => name with { Use = Math.Max(name.End, close.End) - name.Start };

    /// <summary>Which line it is in a use of several lines differs between compilers.</summary>
    private void CheckLine(IEnumerable<MacroPiece> pieces)
    {
        if (spansLines && pieces.Any(p => p.Token.Text == "__LINE__"))
        {
            throw new ExpansionException("__LINE__ in a macro that is used over several lines");
        }
    }

    private void Count(int more)
    {
        made += more;
        if (made > MostTokens)
        {
            throw new ExpansionException($"macros that make more than {MostTokens} tokens");
        }
    }

    /// <summary>What is no macro stays, but for what the compiler knows.</summary>
    private MacroPiece Kept(MacroPiece piece)
    {
        if (macros.Unknown(piece.Token.Text) is { } reason)
        {
            report(piece.Token, reason);
        }
        else if (piece.Token.Text == "__LINE__" && macros.IsDefined("__LINE__") is null)
        {
            CheckLine([piece]);
            var line = piece.Token.Line.ToString(CultureInfo.InvariantCulture);
            return piece with { Token = piece.Token with { Kind = TokenKind.Integer, Text = line, Use = piece.Token.Length } };
        }

        return piece;
    }
}
