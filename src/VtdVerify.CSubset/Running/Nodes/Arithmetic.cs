using VtdVerify.CSubset.Types;
using VtdVerify.Terms;

namespace VtdVerify.CSubset.Running.Nodes;

/// <summary>C's arithmetic on words.</summary>
internal static class CWords
{
    public static CValue<TWord> FromTruth<TWord, TTruth>(TTruth truth)
        where TWord : struct, IWord<TWord, TTruth>
        where TTruth : struct, ITruth<TTruth> =>
        CValue<TWord>.Of(IntegerType.Int, TWord.Select(truth, TWord.Of(1, IntegerType.Int.Width), TWord.Of(0, IntegerType.Int.Width)));

    public static TWord Convert<TWord, TTruth>(TWord word, IntegerType from, IntegerType to)
        where TWord : struct, IWord<TWord, TTruth>
        where TTruth : struct, ITruth<TTruth>
    {
        if (to.IsBool && !from.IsBool)
        {
            return TWord.Select(word != TWord.Of(0, word.Width), TWord.Of(1, to.Width), TWord.Of(0, to.Width));
        }

        if (word.Width == to.Width)
        {
            return word;
        }

        return from.Signed ? word.ResizeSigned(to.Width) : word.Resize(to.Width);
    }

    public static TTruth Less<TWord, TTruth>(TWord left, TWord right, bool signed)
        where TWord : struct, IWord<TWord, TTruth>
        where TTruth : struct, ITruth<TTruth> =>
        signed ? TWord.SignedLess(left, right) : left < right;

    public static TWord ShiftRight<TWord, TTruth>(TWord value, TWord amount, bool signed)
        where TWord : struct, IWord<TWord, TTruth>
        where TTruth : struct, ITruth<TTruth> =>
        signed
            ? TWord.Select(TWord.SignedLess(value, TWord.Of(0, value.Width)), ~(~value >> amount), value >> amount)
            : value >> amount;

    public static TTruth IsMinimum<TWord, TTruth>(TWord word)
        where TWord : struct, IWord<TWord, TTruth>
        where TTruth : struct, ITruth<TTruth> =>
        word == TWord.Of(1UL << (word.Width - 1), word.Width);
}

/// <summary>An integer converted to another integer type.</summary>
internal sealed class ConvertNode<TWord, TTruth>(Node<TWord, TTruth> inner, IntegerType from, IntegerType to) : Node<TWord, TTruth>(to)
    where TWord : struct, IWord<TWord, TTruth>
    where TTruth : struct, ITruth<TTruth>
{
    public override bool IsPure { get; } = inner.IsPure;

    public override bool Assigns { get; } = inner.Assigns;

    public override CValue<TWord> Evaluate(Frame<TWord, TTruth> frame) =>
        CValue<TWord>.Of(to, CWords.Convert<TWord, TTruth>(inner.Evaluate(frame).Word, from, to));

    public override TTruth Truth(Frame<TWord, TTruth> frame) =>
        to.Width >= from.Width || to.IsBool ? inner.Truth(frame) : base.Truth(frame);

    public override bool IsSafe(Frame<TWord, TTruth> frame) => inner.IsSafe(frame);
}

/// <summary>
/// Arithmetic on two words of one type; a shift's amount keeps its own type. Signed words wrap as unsigned ones do: QEMU is compiled with
/// <c>-fwrapv</c> (meson.build).
/// </summary>
internal sealed class ArithmeticNode<TWord, TTruth>(
    Syntax.BinaryOperator op, Node<TWord, TTruth> left, Node<TWord, TTruth> right, IntegerType type, CodeSite site)
    : Node<TWord, TTruth>(type)
    where TWord : struct, IWord<TWord, TTruth>
    where TTruth : struct, ITruth<TTruth>
{
    public override bool IsPure { get; } = left.IsPure && right.IsPure;

    public override CValue<TWord> Evaluate(Frame<TWord, TTruth> frame)
    {
        var operands = Unsequenced.Values(frame, left, right, site);
        var (a, b) = (operands.Left.Word, operands.Right.Word);
        return CValue<TWord>.Of(type, op switch
        {
            Syntax.BinaryOperator.BitAnd => a & b,
            Syntax.BinaryOperator.BitOr => a | b,
            Syntax.BinaryOperator.BitXor => a ^ b,
            Syntax.BinaryOperator.Add => a + b,
            Syntax.BinaryOperator.Subtract => a - b,
            Syntax.BinaryOperator.Multiply => a * b,
            Syntax.BinaryOperator.ShiftLeft or Syntax.BinaryOperator.ShiftRight => Shift(frame, a, b),
            _ => Divide(frame, a, b),
        });
    }

    public override bool IsSafe(Frame<TWord, TTruth> frame)
    {
        var total = op is Syntax.BinaryOperator.BitAnd or Syntax.BinaryOperator.BitOr or Syntax.BinaryOperator.BitXor
            || op is Syntax.BinaryOperator.Add or Syntax.BinaryOperator.Subtract or Syntax.BinaryOperator.Multiply;
        return total && left.IsSafe(frame) && right.IsSafe(frame);
    }

    private TWord Shift(Frame<TWord, TTruth> frame, TWord value, TWord amount)
    {
        frame.Execution.RequireDefined(amount < TWord.Of((ulong)type.Width, amount.Width), "a shift is less than the width", site);
        var resized = amount.Resize(type.Width);
        return op == Syntax.BinaryOperator.ShiftLeft ? value << resized : CWords.ShiftRight<TWord, TTruth>(value, resized, type.Signed);
    }

    private TWord Divide(Frame<TWord, TTruth> frame, TWord a, TWord b)
    {
        frame.Execution.RequireDefined(b != TWord.Of(0, b.Width), "a divisor is not zero", site);
        if (!type.Signed)
        {
            return op == Syntax.BinaryOperator.Divide ? a / b : a % b;
        }

        var wraps = CWords.IsMinimum<TWord, TTruth>(a) & (b == ~TWord.Of(0, b.Width));
        frame.Execution.RequireDefined(!wraps, "a quotient fits its type", site);
        return op == Syntax.BinaryOperator.Divide ? TWord.SignedDivide(a, b) : TWord.SignedRemainder(a, b);
    }
}

/// <summary>The bitwise complement.</summary>
internal sealed class ComplementNode<TWord, TTruth>(Node<TWord, TTruth> operand, IntegerType type) : Node<TWord, TTruth>(type)
    where TWord : struct, IWord<TWord, TTruth>
    where TTruth : struct, ITruth<TTruth>
{
    public override bool IsPure { get; } = operand.IsPure;

    public override CValue<TWord> Evaluate(Frame<TWord, TTruth> frame) => CValue<TWord>.Of(type, ~operand.Evaluate(frame).Word);

    public override bool IsSafe(Frame<TWord, TTruth> frame) => operand.IsSafe(frame);
}

/// <summary>The lesser or the greater of two words, each evaluated once.</summary>
internal sealed class ExtremumNode<TWord, TTruth>(
    Node<TWord, TTruth> left, Node<TWord, TTruth> right, IntegerType type, bool least)
    : Node<TWord, TTruth>(type)
    where TWord : struct, IWord<TWord, TTruth>
    where TTruth : struct, ITruth<TTruth>
{
    public override bool IsPure { get; } = left.IsPure && right.IsPure;

    public override CValue<TWord> Evaluate(Frame<TWord, TTruth> frame)
    {
        var (a, b) = (left.Evaluate(frame).Word, right.Evaluate(frame).Word);
        var less = least ? CWords.Less<TWord, TTruth>(a, b, type.Signed) : CWords.Less<TWord, TTruth>(b, a, type.Signed);
        return CValue<TWord>.Of(type, TWord.Select(less, a, b));
    }

    public override bool IsSafe(Frame<TWord, TTruth> frame) => left.IsSafe(frame) && right.IsSafe(frame);
}
