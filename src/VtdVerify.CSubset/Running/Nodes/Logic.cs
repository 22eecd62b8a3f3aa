using VtdVerify.CSubset.Types;
using VtdVerify.Terms;

namespace VtdVerify.CSubset.Running.Nodes;

/// <summary>A comparison of two words of one type.</summary>
internal sealed class CompareNode<TWord, TTruth>(
    Syntax.BinaryOperator op, Node<TWord, TTruth> left, Node<TWord, TTruth> right, bool signed, CodeSite site)
    : Node<TWord, TTruth>(IntegerType.Int)
    where TWord : struct, IWord<TWord, TTruth>
    where TTruth : struct, ITruth<TTruth>
{
    public override bool IsPure { get; } = left.IsPure && right.IsPure;

    public override CValue<TWord> Evaluate(Frame<TWord, TTruth> frame) => CWords.FromTruth<TWord, TTruth>(Truth(frame));

    public override TTruth Truth(Frame<TWord, TTruth> frame)
    {
        var operands = Unsequenced.Values(frame, left, right, site);
        var (a, b) = (operands.Left.Word, operands.Right.Word);
        return op switch
        {
            Syntax.BinaryOperator.Equal => a == b,
            Syntax.BinaryOperator.NotEqual => a != b,
            Syntax.BinaryOperator.Less => CWords.Less<TWord, TTruth>(a, b, signed),
            Syntax.BinaryOperator.Greater => CWords.Less<TWord, TTruth>(b, a, signed),
            Syntax.BinaryOperator.LessOrEqual => !CWords.Less<TWord, TTruth>(b, a, signed),
            _ => !CWords.Less<TWord, TTruth>(a, b, signed),
        };
    }

    public override bool IsSafe(Frame<TWord, TTruth> frame) => left.IsSafe(frame) && right.IsSafe(frame);
}

/// <summary>Logical negation.</summary>
internal sealed class NotNode<TWord, TTruth>(Node<TWord, TTruth> operand) : Node<TWord, TTruth>(IntegerType.Int)
    where TWord : struct, IWord<TWord, TTruth>
    where TTruth : struct, ITruth<TTruth>
{
    public override bool IsPure { get; } = operand.IsPure;

    public override CValue<TWord> Evaluate(Frame<TWord, TTruth> frame) => CWords.FromTruth<TWord, TTruth>(Truth(frame));

    public override TTruth Truth(Frame<TWord, TTruth> frame) => !operand.Truth(frame);

    public override bool IsSafe(Frame<TWord, TTruth> frame) => operand.IsSafe(frame);
}

/// <summary><c>&amp;&amp;</c> and <c>||</c>: one truth value where the right side is safe, a branch where it is not.</summary>
internal sealed class ConnectiveNode<TWord, TTruth>(
    Node<TWord, TTruth> left, Node<TWord, TTruth> right, bool and)
    : Node<TWord, TTruth>(IntegerType.Int)
    where TWord : struct, IWord<TWord, TTruth>
    where TTruth : struct, ITruth<TTruth>
{
    public override bool IsPure { get; } = left.IsPure && right.IsPure;

    public override CValue<TWord> Evaluate(Frame<TWord, TTruth> frame) => CWords.FromTruth<TWord, TTruth>(Truth(frame));

    public override TTruth Truth(Frame<TWord, TTruth> frame)
    {
        var first = left.Truth(frame);
        if (first.Known is null && right.IsSafe(frame))
        {
            var second = right.Truth(frame);
            return and ? first & second : first | second;
        }

        return frame.Decide(first) == and ? right.Truth(frame) : TTruth.Of(!and);
    }

    public override bool IsSafe(Frame<TWord, TTruth> frame) => left.IsSafe(frame) && right.IsSafe(frame);
}

/// <summary><c>?:</c>.</summary>
internal sealed class ChoiceNode<TWord, TTruth>(
    Node<TWord, TTruth> condition, Node<TWord, TTruth> then, Node<TWord, TTruth> otherwise, CType type)
    : Node<TWord, TTruth>(type)
    where TWord : struct, IWord<TWord, TTruth>
    where TTruth : struct, ITruth<TTruth>
{
    public override bool IsPure { get; } = condition.IsPure && then.IsPure && otherwise.IsPure;

    public override CValue<TWord> Evaluate(Frame<TWord, TTruth> frame) =>
        (frame.Decide(condition.Truth(frame)) ? then : otherwise).Evaluate(frame);
}

/// <summary>A value that is evaluated once and stands in a temporary for an expression that uses it twice: GNU's <c>a ?: b</c>.</summary>
internal sealed class KeepingNode<TWord, TTruth>(Node<TWord, TTruth> value, int temporary, Node<TWord, TTruth> use)
    : Node<TWord, TTruth>(use.Type)
    where TWord : struct, IWord<TWord, TTruth>
    where TTruth : struct, ITruth<TTruth>
{
    public override bool IsPure { get; } = value.IsPure && use.IsPure;

    public override CValue<TWord> Evaluate(Frame<TWord, TTruth> frame)
    {
        frame.Temporaries[temporary] = value.Evaluate(frame);
        return use.Evaluate(frame);
    }
}

/// <summary>A value of which only the truth counts, for instance a pointer as _Bool.</summary>
internal sealed class TruthNode<TWord, TTruth>(Node<TWord, TTruth> operand) : Node<TWord, TTruth>(IntegerType.Bool)
    where TWord : struct, IWord<TWord, TTruth>
    where TTruth : struct, ITruth<TTruth>
{
    public override bool IsPure { get; } = operand.IsPure;

    public override CValue<TWord> Evaluate(Frame<TWord, TTruth> frame) =>
        CValue<TWord>.Of(IntegerType.Bool, CWords.FromTruth<TWord, TTruth>(operand.Truth(frame)).Word.Resize(IntegerType.Bool.Width));

    public override TTruth Truth(Frame<TWord, TTruth> frame) => operand.Truth(frame);

    public override bool IsSafe(Frame<TWord, TTruth> frame) => operand.IsSafe(frame);
}
