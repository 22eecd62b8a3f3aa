using VtdVerify.Terms;

namespace VtdVerify.CSubset.Running.Nodes;

/// <summary>
/// Operands of which C does not say which is evaluated first (C11 6.5p2 and p3). They are evaluated in the order of the text; where
/// another order could matter, the run says so: an object that one changes while the other uses it is undefined, and what calls do to
/// each other is unspecified.
/// </summary>
internal static class Unsequenced
{
    /// <summary>Whether two operands have to be watched: one that changes nothing meets only another that does.</summary>
    public static bool MayConflict<TWord, TTruth>(Node<TWord, TTruth> one, Node<TWord, TTruth> other)
        where TWord : struct, IWord<TWord, TTruth>
        where TTruth : struct, ITruth<TTruth> =>
        !(one.IsPure && other.IsPure) && one is not ConstantNode<TWord, TTruth> && other is not ConstantNode<TWord, TTruth>;

    /// <summary>The values of two operands.</summary>
    public static (CValue<TWord> Left, CValue<TWord> Right) Values<TWord, TTruth>(
        Frame<TWord, TTruth> frame, Node<TWord, TTruth> left, Node<TWord, TTruth> right, CodeSite site)
        where TWord : struct, IWord<TWord, TTruth>
        where TTruth : struct, ITruth<TTruth>
    {
        if (!MayConflict(left, right))
        {
            return (left.Evaluate(frame), right.Evaluate(frame));
        }

        var (first, one) = Watch(frame, () => left.Evaluate(frame));
        var (second, other) = Watch(frame, () => right.Evaluate(frame));
        Require(frame, one.Made, other.Made, site);
        return (first, second);
    }

    /// <summary>Evaluates something and takes down what it reads and writes, for who asks further out, too.</summary>
    public static (TResult Value, Accesses<TWord, TTruth> Accesses) Watch<TWord, TTruth, TResult>(
        Frame<TWord, TTruth> frame, Func<TResult> evaluate)
        where TWord : struct, IWord<TWord, TTruth>
        where TTruth : struct, ITruth<TTruth>
    {
        var outer = frame.Interpreter.Accesses;
        var accesses = new Accesses<TWord, TTruth>();
        frame.Interpreter.Accesses = accesses;
        var value = evaluate();
        frame.Interpreter.Accesses = outer;
        outer?.AddRange(accesses);
        return (value, accesses);
    }

    /// <summary>Ends the run where two evaluations meet in an object.</summary>
    public static void Require<TWord, TTruth>(
        Frame<TWord, TTruth> frame,
        IReadOnlyList<Accesses<TWord, TTruth>.Access> one,
        IReadOnlyList<Accesses<TWord, TTruth>.Access> other,
        CodeSite site)
        where TWord : struct, IWord<TWord, TTruth>
        where TTruth : struct, ITruth<TTruth>
    {
        if (Accesses<TWord, TTruth>.Conflict(one, other) is not { } conflict)
        {
            return;
        }

        var name = (conflict.One.Place as Storage<TWord, TTruth>)?.Name ?? "the tree or the listeners";
        if (conflict.One.IsSupposed || conflict.Other.IsSupposed)
        {
            throw new UnsupportedException($"a loop in an expression that has no order, which matters to {name}", site);
        }

        if (!conflict.One.InCall && !conflict.Other.InCall)
        {
            frame.Execution.RequireDefined(TTruth.Of(false), $"{name} is not changed and used in one expression without an order", site);
        }

        throw new UnsupportedException($"calls in one expression whose order matters to {name}", site);
    }
}
