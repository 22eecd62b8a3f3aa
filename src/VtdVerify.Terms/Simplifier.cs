using System.Numerics;

namespace VtdVerify.Terms;

/// <summary>
/// The rewrite rules. Each keeps the value for every assignment; a property test compares folded and unfolded terms. They are
/// the ones that pay in this domain: range arithmetic that cancels (end - start + start), and choices between constants (the two
/// address widths, the length of a block), through which every operator is pushed.
/// </summary>
internal static class Simplifier
{
    public static Term Equal(Term left, Term right)
    {
        if (left.Equals(right))
        {
            return TermBuilder.True;
        }

        if (left.IsConstant && right.IsConstant)
        {
            return TermBuilder.False;
        }

        var (word, constant) = left.IsConstant ? (right, left) : (left, right);
        if (constant.IsConstant)
        {
            if (word is { Operation: Operation.Add, Second.IsConstant: true })
            {
                return Equal(word.First!, Binary(Operation.Subtract, constant, word.Second));
            }

            if (word.IsConstantChoice)
            {
                return TermBuilder.Choose(word.First!, Equal(word.Second!, constant), Equal(word.Third!, constant));
            }
        }

        return TermBuilder.Ordered(Operation.Equal, 0, left, right);
    }

    public static Term Compare(Operation operation, Term left, Term right)
    {
        if (left.Equals(right))
        {
            return TermBuilder.False;
        }

        if (left.IsConstant && right.IsConstant)
        {
            return TermBuilder.Truth(Folding.Compare(operation, left.Value, right.Value, left.Width));
        }

        if (operation == Operation.UnsignedLess && (IsZero(right) || IsOnes(left)))
        {
            return TermBuilder.False;
        }

        return PushIntoChoice(left, right, (a, b) => Compare(operation, a, b))
            ?? TermBuilder.Node(operation, 0, left, right);
    }

    public static Term Choose(Term condition, Term then, Term otherwise)
    {
        if (condition.IsConstant)
        {
            return condition.Value != 0 ? then : otherwise;
        }

        if (condition.Operation == Operation.Not)
        {
            return Choose(condition.First!, otherwise, then);
        }

        then = Under(condition, then, holds: true);
        otherwise = Under(condition, otherwise, holds: false);
        if (then.Equals(otherwise))
        {
            return then;
        }

        return then.IsTruth ? ChooseTruth(condition, then, otherwise)
            : TermBuilder.Node(Operation.Choose, then.Width, condition, then, otherwise);
    }

    public static Term Binary(Operation operation, Term left, Term right)
    {
        if (left.IsConstant && right.IsConstant)
        {
            return TermBuilder.Constant(Folding.Binary(operation, left.Value, right.Value, left.Width), left.Width);
        }

        return PushIntoChoice(left, right, (a, b) => Binary(operation, a, b)) ?? operation switch
        {
            Operation.Add => Linear.Add(left, right),
            Operation.Subtract => Linear.Subtract(left, right),
            Operation.BitAnd => BitAnd(left, right),
            Operation.BitOr => BitOr(left, right),
            Operation.BitXor => BitXor(left, right),
            Operation.Multiply => Multiply(left, right),
            Operation.ShiftLeft or Operation.ShiftRight when IsZero(right) || IsZero(left) => left,
            _ => TermBuilder.Node(operation, left.Width, left, right),
        };
    }

    public static Term Unary(Operation operation, Term value)
    {
        if (value.IsConstant)
        {
            return TermBuilder.Constant(Folding.Unary(operation, value.Value, value.Width), value.Width);
        }

        if (value.Operation == operation)
        {
            return value.First!;
        }

        return value.IsConstantChoice
            ? Choose(value.First!, Unary(operation, value.Second!), Unary(operation, value.Third!))
            : TermBuilder.Node(operation, value.Width, value);
    }

    public static Term Resize(Term value, int width, bool signed)
    {
        var operation = width < value.Width ? Operation.Truncate : signed ? Operation.SignExtend : Operation.ZeroExtend;
        if (value.IsConstant)
        {
            return TermBuilder.Constant(Folding.Resize(operation, value.Value, value.Width, width), width);
        }

        if (value.IsConstantChoice)
        {
            return Choose(value.First!, Resize(value.Second!, width, signed), Resize(value.Third!, width, signed));
        }

        var extended = value.Operation is Operation.ZeroExtend or Operation.SignExtend;
        if (operation == Operation.Truncate && extended && value.First!.Width >= width)
        {
            return TermBuilder.Resize(value.First, width, signed: false);
        }

        return value.Operation == Operation.ZeroExtend && operation != Operation.Truncate
            ? TermBuilder.Node(Operation.ZeroExtend, width, value.First!)
            : TermBuilder.Node(operation, width, value);
    }

    internal static bool IsZero(Term term) => term.IsConstant && term.Value == 0;

    internal static Term Zero(int width) => TermBuilder.Constant(0, width);

    private static bool IsOnes(Term term) => term.IsConstant && term.Value == BitVector.Mask(term.Width);

    /// <summary>
    /// An operator with a constant and a choice between constants, or with two choices on one condition, becomes a choice
    /// between constants; null where that does not apply.
    /// </summary>
    private static Term? PushIntoChoice(Term left, Term right, Func<Term, Term, Term> apply)
    {
        if (left.IsConstantChoice && right.IsConstant)
        {
            return Choose(left.First!, apply(left.Second!, right), apply(left.Third!, right));
        }

        if (left.IsConstant && right.IsConstantChoice)
        {
            return Choose(right.First!, apply(left, right.Second!), apply(left, right.Third!));
        }

        return left.IsConstantChoice && right.IsConstantChoice && left.First!.Equals(right.First)
            ? Choose(left.First!, apply(left.Second!, right.Second!), apply(left.Third!, right.Third!))
            : null;
    }

    /// <summary>A branch of a choice, with a choice on the same condition inside it resolved.</summary>
    private static Term Under(Term condition, Term branch, bool holds) =>
        branch.Operation == Operation.Choose && branch.First!.Equals(condition)
            ? (holds ? branch.Second! : branch.Third!)
            : branch;

    private static Term ChooseTruth(Term condition, Term then, Term otherwise)
    {
        if (then.IsConstant)
        {
            return then.Value != 0 ? TermBuilder.Or(condition, otherwise) : TermBuilder.And(TermBuilder.Not(condition), otherwise);
        }

        if (otherwise.IsConstant)
        {
            return otherwise.Value != 0
                ? TermBuilder.Or(TermBuilder.Not(condition), then)
                : TermBuilder.And(condition, then);
        }

        return TermBuilder.Node(Operation.Choose, 0, condition, then, otherwise);
    }

    private static Term BitAnd(Term left, Term right) =>
        left.Equals(right) || IsOnes(right) || IsZero(left) ? left
        : IsOnes(left) || IsZero(right) ? right
        : TermBuilder.Ordered(Operation.BitAnd, left.Width, left, right);

    private static Term BitOr(Term left, Term right) =>
        left.Equals(right) || IsZero(right) || IsOnes(left) ? left
        : IsZero(left) || IsOnes(right) ? right
        : TermBuilder.Ordered(Operation.BitOr, left.Width, left, right);

    private static Term BitXor(Term left, Term right)
    {
        var (word, constant) = left.IsConstant ? (right, left) : (left, right);
        return left.Equals(right) ? Zero(left.Width)
            : IsZero(constant) ? word
            : word.Operation is Operation.Add or Operation.Subtract && IsBit(constant) ? Flip(word, constant)
            : TermBuilder.Ordered(Operation.BitXor, left.Width, left, right);
    }

    private static bool IsBit(Term term) => term.IsConstant && BitOperations.IsPow2(term.Value);

    /// <summary>A bit of a sum that is turned over is added, or taken away where it was set: as a summand it can cancel.</summary>
    private static Term Flip(Term word, Term bit)
    {
        var set = BitAnd(word, bit);
        return Linear.Subtract(Linear.Subtract(Linear.Add(word, bit), set), set);
    }

    private static Term Multiply(Term left, Term right)
    {
        var (word, constant) = left.IsConstant ? (right, left) : (left, right);
        return constant switch
        {
            { IsConstant: true, Value: 0 } => constant,
            { IsConstant: true, Value: 1 } => word,
            _ => TermBuilder.Ordered(Operation.Multiply, left.Width, left, right),
        };
    }
}
