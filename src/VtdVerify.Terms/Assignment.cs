namespace VtdVerify.Terms;

/// <summary>
/// Values for variables, by name. A variable without a value counts as 0 or false: a solver leaves out what does not matter.
/// </summary>
public sealed class Assignment(IReadOnlyDictionary<string, ulong> values)
{
    public static Assignment Empty { get; } = new(new Dictionary<string, ulong>());

    /// <summary>The given values; 1 and 0 for truth variables.</summary>
    public IReadOnlyDictionary<string, ulong> Values { get; } = values;

    public ulong Evaluate(SymbolicWord word) => Evaluate(word.Term);

    public bool Evaluate(SymbolicTruth truth) => Evaluate(truth.Term) != 0;

    /// <summary>The value of a bit-vector, or 1 and 0 for true and false.</summary>
    public ulong Evaluate(Term root) => root.IsConstant ? root.Value : ValuesBelow([root])[root];

    /// <summary>The first of the truth values that is false; null where all are true.</summary>
    public Term? FirstFalse(IReadOnlyList<Term> truths)
    {
        var known = ValuesBelow(truths);
        return truths.FirstOrDefault(t => known[t] == 0);
    }

    /// <summary>Those of the truth values that are true, in one walk over all that they share.</summary>
    public IReadOnlySet<Term> TrueAmong(IReadOnlyList<Term> truths)
    {
        var known = ValuesBelow(truths);
        return truths.Where(t => known[t] != 0).ToHashSet();
    }

    private Dictionary<Term, ulong> ValuesBelow(IReadOnlyList<Term> roots)
    {
        var known = new Dictionary<Term, ulong>();
        foreach (var term in TermGraph.InOrder(roots))
        {
            known[term] = Value(term, known);
        }

        return known;
    }

    private ulong Value(Term term, Dictionary<Term, ulong> known)
    {
        ulong Operand(Term? operand) => known[operand!];
        switch (term.Operation)
        {
            case Operation.Constant:
                return term.Value;
            case Operation.Variable:
                return Values.GetValueOrDefault(term.Name!) & (term.IsTruth ? 1 : BitVector.Mask(term.Width));
            case Operation.Not:
                return Operand(term.First) ^ 1;
            case Operation.And:
                return Operand(term.First) & Operand(term.Second);
            case Operation.Or:
                return Operand(term.First) | Operand(term.Second);
            case Operation.Xor:
                return Operand(term.First) ^ Operand(term.Second);
            case Operation.Choose:
                return Operand(term.First) != 0 ? Operand(term.Second) : Operand(term.Third);
            case Operation.Equal or Operation.UnsignedLess or Operation.SignedLess:
                return Folding.Compare(term.Operation, Operand(term.First), Operand(term.Second), term.First!.Width) ? 1UL : 0UL;
            case Operation.Negate or Operation.BitNot:
                return Folding.Unary(term.Operation, Operand(term.First), term.Width);
            case Operation.Truncate or Operation.ZeroExtend or Operation.SignExtend:
                return Folding.Resize(term.Operation, Operand(term.First), term.First!.Width, term.Width);
            default:
                return Folding.Binary(term.Operation, Operand(term.First), Operand(term.Second), term.Width);
        }
    }
}
