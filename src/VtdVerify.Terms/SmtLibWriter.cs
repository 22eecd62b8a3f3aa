using System.Globalization;
using System.Text;

namespace VtdVerify.Terms;

/// <summary>
/// Terms as SMT-LIB 2 text (logic QF_BV). Nodes that several others use are named once with define-fun, so that the text grows
/// with the graph and not with the tree.
/// </summary>
public static class SmtLibWriter
{
    private const int MostInlineText = 2000;

    private static readonly HashSet<string> ReservedNames =
        ["true", "false", "_", .. Enum.GetValues<Operation>().Where(OperationText.IsPlain).Select(OperationText.Of)];

    /// <summary>Declarations, definitions and assertions; no logic, no check-sat. The same terms always give the same text.</summary>
    public static string Assertions(IReadOnlyList<Term> assertions)
    {
        var text = new StringBuilder();
        var order = TermGraph.InOrder(assertions);
        var uses = Uses(order, assertions);
        var names = new Dictionary<Term, string>();
        foreach (var term in order)
        {
            if (term.Operation == Operation.Variable)
            {
                text.Append(CultureInfo.InvariantCulture, $"(declare-fun {Symbol(term.Name!)} () {Sort(term.Width)})\n");
            }
            else if (!term.IsConstant && uses[term] > 1)
            {
                var name = string.Create(CultureInfo.InvariantCulture, $"t{term.Id}");
                text.Append(CultureInfo.InvariantCulture, $"(define-fun {name} () {Sort(term.Width)} ");
                Print(text, term, names);
                text.Append(")\n");
                names.Add(term, name);
            }
        }

        foreach (var assertion in assertions)
        {
            text.Append("(assert ");
            Print(text, assertion, names);
            text.Append(")\n");
        }

        return text.ToString();
    }

    /// <summary>A whole script for any SMT-LIB 2 solver: a comment, the logic, the assertions, check-sat.</summary>
    /// <param name="isSatisfiable">The answer to be expected, which the script then says; null where it is open.</param>
    public static string Script(IReadOnlyList<Term> assertions, string comment, bool? isSatisfiable = null)
    {
        var text = new StringBuilder();
        foreach (var line in comment.Split('\n'))
        {
            text.Append("; ").Append(line).Append('\n');
        }

        if (isSatisfiable is { } expected)
        {
            text.Append("(set-info :status ").Append(expected ? "sat" : "unsat").Append(")\n");
        }

        return text.Append("(set-logic QF_BV)\n").Append(Assertions(assertions)).Append("(check-sat)\n").ToString();
    }

    /// <summary>One term as one expression, for messages; cut off where sharing would make the expression long.</summary>
    public static string Inline(Term term)
    {
        var text = new StringBuilder();
        Print(text, term, [], MostInlineText);
        return text.ToString();
    }

    /// <summary>A variable's symbol, quoted.</summary>
    public static string Symbol(string name) => $"|{SymbolText(name)}|";

    /// <summary>
    /// The symbol between the quotes; different names give different symbols. What SMT-LIB forbids in it (bars, backslashes),
    /// what is not printable ASCII, and a name that is an operator's or a definition's, is written as %code;.
    /// </summary>
    public static string SymbolText(string name)
    {
        var text = new StringBuilder();
        var reserved = IsReserved(name);
        foreach (var (index, character) in name.Index())
        {
            if (character is < ' ' or > '~' or '|' or '\\' or '%' || (reserved && index == 0))
            {
                text.Append(CultureInfo.InvariantCulture, $"%{(int)character:x};");
            }
            else
            {
                text.Append(character);
            }
        }

        return text.ToString();
    }

    public static string Sort(int width) => width == 0 ? "Bool" : string.Create(CultureInfo.InvariantCulture, $"(_ BitVec {width})");

    // Without its quotes a symbol is the same symbol: |t1| is the definition t1, |true| is true.
    private static bool IsReserved(string name) =>
        ReservedNames.Contains(name) || (name.Length > 1 && name[0] == 't' && name.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0);

    private static Dictionary<Term, int> Uses(IReadOnlyList<Term> order, IReadOnlyList<Term> roots)
    {
        var uses = order.ToDictionary(t => t, _ => 0);
        foreach (var operand in order.SelectMany(TermGraph.Operands).Concat(roots))
        {
            uses[operand]++;
        }

        return uses;
    }

    // Each piece of text still to be written, or each term still to be printed, waits on a stack: no recursion on deep terms.
    private static void Print(StringBuilder text, Term root, Dictionary<Term, string> names, int most = int.MaxValue)
    {
        var open = new Stack<(Term? Term, string Text)>();
        open.Push((root, string.Empty));
        while (open.TryPop(out var next))
        {
            if (text.Length > most)
            {
                text.Append("...");
                return;
            }

            if (next.Term is not { } term)
            {
                text.Append(next.Text);
            }
            else if (names.TryGetValue(term, out var name))
            {
                text.Append(name);
            }
            else if (Leaf(term) is { } leaf)
            {
                text.Append(leaf);
            }
            else
            {
                text.Append('(').Append(Head(term));
                open.Push((null, ")"));
                foreach (var operand in TermGraph.Operands(term).Reverse())
                {
                    open.Push((operand, string.Empty));
                    open.Push((null, " "));
                }
            }
        }
    }

    private static string? Leaf(Term term) => term.Operation switch
    {
        Operation.Variable => Symbol(term.Name!),
        Operation.Constant when term.IsTruth => term.Value != 0 ? "true" : "false",
        Operation.Constant when term.Width % 4 == 0 =>
            "#x" + term.Value.ToString("x" + (term.Width / 4).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture),
        Operation.Constant => string.Create(CultureInfo.InvariantCulture, $"(_ bv{term.Value} {term.Width})"),
        _ => null,
    };

    private static string Head(Term term) => term.Operation switch
    {
        Operation.Truncate => string.Create(CultureInfo.InvariantCulture, $"(_ extract {term.Width - 1} 0)"),
        Operation.ZeroExtend => string.Create(CultureInfo.InvariantCulture, $"(_ zero_extend {term.Width - term.First!.Width})"),
        Operation.SignExtend => string.Create(CultureInfo.InvariantCulture, $"(_ sign_extend {term.Width - term.First!.Width})"),
        _ => OperationText.Of(term.Operation),
    };
}
