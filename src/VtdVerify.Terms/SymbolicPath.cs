namespace VtdVerify.Terms;

/// <summary>
/// One way through code that runs on symbolic words. Branches follow the decisions of the explorer and become conditions;
/// fresh variables get names that depend on the decisions alone, so that running a prefix again makes the same terms.
/// </summary>
public sealed class SymbolicPath
{
    private readonly IReadOnlyList<bool> prefix;
    private readonly List<bool> decisions = [];
    private readonly List<Term> conditions = [];
    private readonly List<Term> decided = [];
    private readonly HashSet<Term> known = [];
    private readonly Dictionary<string, int> freshNames = [];

    internal SymbolicPath(TermPool pool, IReadOnlyList<bool> prefix)
    {
        Pool = pool;
        this.prefix = prefix;
    }

    public TermPool Pool { get; }

    /// <summary>What must be true for this path to be taken, in the order of the run: decisions and assumptions.</summary>
    public IReadOnlyList<Term> Conditions => conditions;

    /// <summary>Of the conditions those that were decided, without what was only assumed.</summary>
    public IReadOnlyList<Term> Decided => decided;

    internal IReadOnlyList<bool> Decisions => decisions;

    /// <summary>Decides a branch: by its value where it is known, else as this path does.</summary>
    public bool Decide(SymbolicTruth condition)
    {
        var term = condition.Term;
        if (Settled(term) is { } settled)
        {
            return settled;
        }

        var answer = decisions.Count >= prefix.Count || prefix[decisions.Count];
        decisions.Add(answer);
        decided.Add(answer ? term : TermBuilder.Not(term));
        Add(decided[^1]);
        return answer;
    }

    /// <summary>Whether a condition is true or false on this path for certain, without deciding it; null where that is open.</summary>
    public bool? Known(SymbolicTruth condition) => Settled(condition.Term);

    /// <summary>Restricts the path. Ends it where the condition is false on it for certain.</summary>
    public void Assume(SymbolicTruth condition)
    {
        switch (Settled(condition.Term))
        {
            case true:
                return;
            case false:
                throw new PathEndedException("the path cannot be taken");
            case null:
                Add(condition.Term);
                return;
        }
    }

    /// <summary>A new variable; its name is the given one, numbered where it was used before on this path.</summary>
    public SymbolicWord Fresh(string name, int width) => new(Pool.Variable(FreshName(name), width));

    public SymbolicTruth FreshTruth(string name) => new(Pool.TruthVariable(FreshName(name)));

    private string FreshName(string name)
    {
        var count = freshNames.GetValueOrDefault(name) + 1;
        freshNames[name] = count;
        return count == 1 ? name : $"{name}#{count}";
    }

    private bool? Settled(Term term) =>
        term.IsConstant ? term.Value != 0
        : known.Contains(term) ? true
        : known.Contains(TermBuilder.Not(term)) ? false
        : null;

    private void Add(Term term)
    {
        conditions.Add(term);
        Learn(term);
    }

    private void Learn(Term term)
    {
        var open = new Stack<Term>([term]);
        while (open.TryPop(out var next))
        {
            if (!known.Add(next))
            {
                continue;
            }

            if (next.Operation == Operation.And)
            {
                open.Push(next.Second!);
                open.Push(next.First!);
            }
            else if (next is { Operation: Operation.Not, First: { Operation: Operation.Or } either })
            {
                open.Push(TermBuilder.Not(either.Second!));
                open.Push(TermBuilder.Not(either.First!));
            }
        }
    }
}
