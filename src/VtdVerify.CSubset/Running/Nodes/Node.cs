using VtdVerify.CSubset.Types;
using VtdVerify.Terms;

namespace VtdVerify.CSubset.Running.Nodes;

/// <summary>An expression that is ready to run.</summary>
internal abstract class Node<TWord, TTruth>(CType type)
    where TWord : struct, IWord<TWord, TTruth>
    where TTruth : struct, ITruth<TTruth>
{
    public CType Type { get; } = type;

    public abstract CValue<TWord> Evaluate(Frame<TWord, TTruth> frame);

    /// <summary>Whether the value differs from zero or null.</summary>
    public virtual TTruth Truth(Frame<TWord, TTruth> frame)
    {
        var value = Evaluate(frame);
        return value.Reference is null ? value.Word != TWord.Of(0, value.Word.Width)
            : value.Reference is Storage<TWord, TTruth> { Owner.Identity: UnknownObject unknown }
                ? !(frame.Interpreter.Intrinsics.IsNull(unknown)
                    ?? throw new UnsupportedException($"whether {unknown.Name} is null", new CodeSite(unknown.Name, 0, unknown.Name)))
            : TTruth.Of(!value.IsNull);
    }

    /// <summary>Whether evaluating has no effect wherever it is done: it assigns nothing and calls nothing.</summary>
    public virtual bool IsPure => false;

    /// <summary>Whether it assigns anything itself: what functions do that it calls is not meant.</summary>
    public virtual bool Assigns => !IsPure;

    /// <summary>
    /// Of an assignment of a word that could be made on both ways of a branch, and undone: the variable; else null.
    /// </summary>
    public virtual Cell<TWord, TTruth>? JoinedCell(Frame<TWord, TTruth> frame) => null;

    /// <summary>
    /// Whether evaluating now has no effect and cannot be undefined, so that an operand of <c>&amp;&amp;</c> may be evaluated though C
    /// would not.
    /// </summary>
    public virtual bool IsSafe(Frame<TWord, TTruth> frame) => false;
}

/// <summary>An expression that designates an object.</summary>
internal abstract class Lvalue<TWord, TTruth>(CType type, CodeSite site) : Node<TWord, TTruth>(type)
    where TWord : struct, IWord<TWord, TTruth>
    where TTruth : struct, ITruth<TTruth>
{
    public CodeSite Site { get; } = site;

    public abstract Storage<TWord, TTruth> Locate(Frame<TWord, TTruth> frame);

    public override CValue<TWord> Evaluate(Frame<TWord, TTruth> frame) => Memory.Load(frame, Locate(frame), Type, Site);
}

/// <summary>A value known before the run.</summary>
internal sealed class ConstantNode<TWord, TTruth>(CValue<TWord> value) : Node<TWord, TTruth>(value.Type)
    where TWord : struct, IWord<TWord, TTruth>
    where TTruth : struct, ITruth<TTruth>
{
    public CValue<TWord> Value { get; } = value;

    public override bool IsPure => true;

    public override CValue<TWord> Evaluate(Frame<TWord, TTruth> frame) => Value;

    public override bool IsSafe(Frame<TWord, TTruth> frame) => true;
}

/// <summary>A construct that cannot be run: reaching it ends the run.</summary>
internal sealed class UnsupportedNode<TWord, TTruth>(
    string construct, CodeSite site)
    : Lvalue<TWord, TTruth>(new UnknownType(construct), site)
    where TWord : struct, IWord<TWord, TTruth>
    where TTruth : struct, ITruth<TTruth>
{
    public override bool IsPure => true;

    public override CValue<TWord> Evaluate(Frame<TWord, TTruth> frame) => throw new UnsupportedException(construct, Site);

    public override Storage<TWord, TTruth> Locate(Frame<TWord, TTruth> frame) => throw new UnsupportedException(construct, Site);
}

/// <summary>A value kept beside the variables for the length of one expression.</summary>
internal sealed class TemporaryNode<TWord, TTruth>(CType type, int index) : Node<TWord, TTruth>(type)
    where TWord : struct, IWord<TWord, TTruth>
    where TTruth : struct, ITruth<TTruth>
{
    public override bool IsPure => true;

    public override CValue<TWord> Evaluate(Frame<TWord, TTruth> frame) => frame.Temporaries[index];

    public override bool IsSafe(Frame<TWord, TTruth> frame) => true;
}
