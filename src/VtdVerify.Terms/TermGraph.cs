namespace VtdVerify.Terms;

/// <summary>Walks over terms without recursion, since a long path makes a deep term.</summary>
public static class TermGraph
{
    /// <summary>Every node below the roots once, operands before the nodes that use them; constants too.</summary>
    /// <param name="isKnown">Nodes to be left out, with all that is below them; null to leave out none.</param>
    public static IReadOnlyList<Term> InOrder(IEnumerable<Term> roots, Func<Term, bool>? isKnown = null)
    {
        var order = new List<Term>();
        var seen = new HashSet<Term>();
        var open = new Stack<(Term Term, bool Expanded)>();
        foreach (var root in roots)
        {
            open.Push((root, false));
            while (open.TryPop(out var top))
            {
                if (top.Expanded)
                {
                    order.Add(top.Term);
                }
                else if (isKnown?.Invoke(top.Term) != true && seen.Add(top.Term))
                {
                    open.Push((top.Term, true));
                    PushOperands(open, top.Term);
                }
            }
        }

        return order;
    }

    /// <summary>The variables below the roots, in the order of their first use.</summary>
    public static IReadOnlyList<Term> Variables(IEnumerable<Term> roots) =>
        [.. InOrder(roots).Where(t => t.Operation == Operation.Variable)];

    internal static IEnumerable<Term> Operands(Term term)
    {
        if (term.First is not null)
        {
            yield return term.First;
        }

        if (term.Second is not null)
        {
            yield return term.Second;
        }

        if (term.Third is not null)
        {
            yield return term.Third;
        }
    }

    private static void PushOperands(Stack<(Term Term, bool Expanded)> open, Term term)
    {
        Push(term.Third);
        Push(term.Second);
        Push(term.First);

        void Push(Term? operand)
        {
            if (operand is not null)
            {
                open.Push((operand, false));
            }
        }
    }
}
