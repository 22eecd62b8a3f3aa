namespace VtdVerify.Terms;

/// <summary>Makes terms: checks widths, folds constants, applies the rewrite rules that pay, and shares equal nodes.</summary>
public static class TermBuilder
{
    private const int LongestChain = 8;

    public static Term True { get; } = new(null, 0, new TermKey(Operation.Constant, 0, 1, null, null, null, null));

    public static Term False { get; } = new(null, 0, new TermKey(Operation.Constant, 0, 0, null, null, null, null));

    public static Term Truth(bool value) => value ? True : False;

    public static Term Constant(ulong value, int width) =>
        new(null, 0, new TermKey(Operation.Constant, BitVector.CheckWidth(width), value & BitVector.Mask(width), null, null, null, null));

    public static Term Not(Term value)
    {
        CheckTruth(value);
        return value switch
        {
            { IsConstant: true } => Truth(value.Value == 0),
            { Operation: Operation.Not } => value.First!,
            _ => Node(Operation.Not, 0, value),
        };
    }

    public static Term And(Term left, Term right)
    {
        CheckTruth(left, right);
        return left.Equals(right) || right.Equals(True) ? left
            : left.Equals(True) ? right
            : left.Equals(False) || right.Equals(False) || left.Equals(Not(right)) ? False
            : Ordered(Operation.And, 0, left, right);
    }

    public static Term Or(Term left, Term right)
    {
        CheckTruth(left, right);
        return left.Equals(right) || right.Equals(False) ? left
            : left.Equals(False) ? right
            : left.Equals(True) || right.Equals(True) || left.Equals(Not(right)) ? True
            : Ordered(Operation.Or, 0, left, right);
    }

    public static Term Xor(Term left, Term right)
    {
        CheckTruth(left, right);
        return left.IsConstant ? (left.Value == 0 ? right : Not(right))
            : right.IsConstant ? (right.Value == 0 ? left : Not(left))
            : left.Equals(right) ? False
            : Ordered(Operation.Xor, 0, left, right);
    }

    public static Term All(IEnumerable<Term> terms) => Joined([.. terms], True, And);

    public static Term Any(IEnumerable<Term> terms) => Joined([.. terms], False, Or);

    public static Term Implies(Term condition, Term consequence) => Or(Not(condition), consequence);

    /// <summary>Equality of two bit-vectors of one width, or of two truth values.</summary>
    public static Term Equal(Term left, Term right)
    {
        BitVector.CheckSameWidth(left.Width, right.Width);
        return left.IsTruth ? Not(Xor(left, right)) : Simplifier.Equal(left, right);
    }

    public static Term Choose(Term condition, Term then, Term otherwise)
    {
        CheckTruth(condition);
        BitVector.CheckSameWidth(then.Width, otherwise.Width);
        return Simplifier.Choose(condition, then, otherwise);
    }

    public static Term UnsignedLess(Term left, Term right) => Compare(Operation.UnsignedLess, left, right);

    public static Term SignedLess(Term left, Term right) => Compare(Operation.SignedLess, left, right);

    /// <summary>A binary operator on bit-vectors of one width.</summary>
    public static Term Binary(Operation operation, Term left, Term right)
    {
        CheckWord(left);
        BitVector.CheckSameWidth(left.Width, right.Width);
        CheckPool(left.Pool, right);
        return Simplifier.Binary(operation, left, right);
    }

    /// <summary><see cref="Operation.Negate"/> or <see cref="Operation.BitNot"/>.</summary>
    public static Term Unary(Operation operation, Term value)
    {
        CheckWord(value);
        return Simplifier.Unary(operation, value);
    }

    /// <summary>Truncates, or extends with zeros or, if <paramref name="signed"/>, with the top bit.</summary>
    public static Term Resize(Term value, int width, bool signed)
    {
        CheckWord(value);
        BitVector.CheckWidth(width);
        return width == value.Width ? value : Simplifier.Resize(value, width, signed);
    }

    internal static Term Node(Operation operation, int width, Term first, Term? second = null, Term? third = null)
    {
        var pool = first.Pool ?? second?.Pool ?? third?.Pool
            ?? throw new InvalidOperationException($"{operation} of constants was not folded.");
        CheckPool(pool, second);
        CheckPool(pool, third);
        return pool.Intern(new TermKey(operation, width, 0, null, first, second, third));
    }

    /// <summary>A node of a commutative operator: one operand order, so that equal terms are one node.</summary>
    internal static Term Ordered(Operation operation, int width, Term left, Term right)
    {
        var swap = left.IsConstant || (!right.IsConstant && right.Id < left.Id);
        return swap ? Node(operation, width, right, left) : Node(operation, width, left, right);
    }

    // A solver that flattens makes one node of all terms at each link of a chain: a chain of thousands would take gigabytes.
    private static Term Joined(ReadOnlySpan<Term> terms, Term none, Func<Term, Term, Term> join)
    {
        if (terms.Length > LongestChain)
        {
            var half = terms.Length / 2;
            return join(Joined(terms[..half], none, join), Joined(terms[half..], none, join));
        }

        var joined = none;
        foreach (var term in terms)
        {
            joined = join(joined, term);
        }

        return joined;
    }

    private static Term Compare(Operation operation, Term left, Term right)
    {
        CheckWord(left);
        BitVector.CheckSameWidth(left.Width, right.Width);
        return Simplifier.Compare(operation, left, right);
    }

    private static void CheckPool(TermPool? pool, Term? operand)
    {
        if (pool is not null && operand?.Pool is { } other && !ReferenceEquals(other, pool))
        {
            throw new ArgumentException("The operands belong to different pools.");
        }
    }

    private static void CheckTruth(params ReadOnlySpan<Term> terms)
    {
        foreach (var term in terms)
        {
            if (!term.IsTruth)
            {
                throw new ArgumentException($"A truth value is needed, not {term.Width} bits.");
            }
        }
    }

    private static void CheckWord(Term term)
    {
        if (term.IsTruth)
        {
            throw new ArgumentException("A bit-vector is needed, not a truth value.");
        }
    }
}
