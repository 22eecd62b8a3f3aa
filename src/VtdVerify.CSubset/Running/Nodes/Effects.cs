using VtdVerify.CSubset.Types;
using VtdVerify.Terms;

namespace VtdVerify.CSubset.Running.Nodes;

/// <summary>Assignment; its value is what was stored.</summary>
internal sealed class AssignNode<TWord, TTruth>(Place<TWord, TTruth> target, Node<TWord, TTruth> value) : Node<TWord, TTruth>(target.Type)
    where TWord : struct, IWord<TWord, TTruth>
    where TTruth : struct, ITruth<TTruth>
{
    public override CValue<TWord> Evaluate(Frame<TWord, TTruth> frame)
    {
        var stored = value.Evaluate(frame);
        Memory.Store(frame, target.Locate(frame), stored, target.Site);
        return stored;
    }
}

/// <summary>Compound assignment and <c>++</c>: the target is located once, its value is the operand that stands in a temporary.</summary>
internal sealed class UpdateNode<TWord, TTruth>(
    Place<TWord, TTruth> target, int temporary, Node<TWord, TTruth> updated, bool givesOld)
    : Node<TWord, TTruth>(target.Type)
    where TWord : struct, IWord<TWord, TTruth>
    where TTruth : struct, ITruth<TTruth>
{
    public override CValue<TWord> Evaluate(Frame<TWord, TTruth> frame)
    {
        var storage = target.Locate(frame);
        var old = Memory.Load(frame, storage, target.Type, target.Site);
        frame.Temporaries[temporary] = old;
        var stored = updated.Evaluate(frame);
        Memory.Store(frame, storage, stored, target.Site);
        return givesOld ? old : stored;
    }
}

/// <summary>Two expressions, the value of the second.</summary>
internal sealed class SequenceNode<TWord, TTruth>(Node<TWord, TTruth> first, Node<TWord, TTruth> second) : Node<TWord, TTruth>(second.Type)
    where TWord : struct, IWord<TWord, TTruth>
    where TTruth : struct, ITruth<TTruth>
{
    public override CValue<TWord> Evaluate(Frame<TWord, TTruth> frame)
    {
        first.Evaluate(frame);
        return second.Evaluate(frame);
    }
}

/// <summary>An expression whose value is dropped.</summary>
internal sealed class DiscardNode<TWord, TTruth>(Node<TWord, TTruth> inner) : Node<TWord, TTruth>(VoidType.Instance)
    where TWord : struct, IWord<TWord, TTruth>
    where TTruth : struct, ITruth<TTruth>
{
    public override CValue<TWord> Evaluate(Frame<TWord, TTruth> frame)
    {
        inner.Evaluate(frame);
        return CValue<TWord>.Void;
    }
}

/// <summary>An assertion of the code.</summary>
internal sealed class AssertNode<TWord, TTruth>(Node<TWord, TTruth> condition, CodeSite site) : Node<TWord, TTruth>(VoidType.Instance)
    where TWord : struct, IWord<TWord, TTruth>
    where TTruth : struct, ITruth<TTruth>
{
    public override CValue<TWord> Evaluate(Frame<TWord, TTruth> frame)
    {
        frame.Execution.Assert(condition.Truth(frame), site);
        return CValue<TWord>.Void;
    }
}

/// <summary>A call that has no effect on what is verified.</summary>
internal sealed class IgnoredCallNode<TWord, TTruth>(CodeSite site) : Node<TWord, TTruth>(VoidType.Instance)
    where TWord : struct, IWord<TWord, TTruth>
    where TTruth : struct, ITruth<TTruth>
{
    public override CValue<TWord> Evaluate(Frame<TWord, TTruth> frame)
    {
        frame.Interpreter.Ignore(site);
        return CValue<TWord>.Void;
    }
}

/// <summary>A call of a function by name.</summary>
internal sealed class CallNode<TWord, TTruth>(
    string name, IReadOnlyList<Node<TWord, TTruth>> arguments, CType type, CodeSite site)
    : Node<TWord, TTruth>(type)
    where TWord : struct, IWord<TWord, TTruth>
    where TTruth : struct, ITruth<TTruth>
{
    public override CValue<TWord> Evaluate(Frame<TWord, TTruth> frame) =>
        frame.Interpreter.Invoke(name, Calls.Arguments(frame, arguments), Type, site);
}

/// <summary>A call through a pointer.</summary>
internal sealed class PointerCallNode<TWord, TTruth>(
    Node<TWord, TTruth> callee, IReadOnlyList<Node<TWord, TTruth>> arguments, CType type, CodeSite site)
    : Node<TWord, TTruth>(type)
    where TWord : struct, IWord<TWord, TTruth>
    where TTruth : struct, ITruth<TTruth>
{
    public override CValue<TWord> Evaluate(Frame<TWord, TTruth> frame)
    {
        var target = callee.Evaluate(frame);
        if (target.IsNull)
        {
            frame.Execution.RequireDefined(TTruth.Of(false), "a null pointer is not called", site);
        }

        return target.Reference is FunctionDesignator function
            ? frame.Interpreter.Invoke(function.Name, Calls.Arguments(frame, arguments), Type, site)
            : throw new UnsupportedException($"a call of {target.Reference}", site);
    }
}

/// <summary>What all calls share.</summary>
internal static class Calls
{
    /// <summary>The values in order; a record is copied, as C passes it by value.</summary>
    public static CValue<TWord>[] Arguments<TWord, TTruth>(Frame<TWord, TTruth> frame, IReadOnlyList<Node<TWord, TTruth>> nodes)
        where TWord : struct, IWord<TWord, TTruth>
        where TTruth : struct, ITruth<TTruth>
    {
        var values = new CValue<TWord>[nodes.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = ByValue<TWord, TTruth>(nodes[i].Evaluate(frame));
        }

        return values;
    }

    public static CValue<TWord> ByValue<TWord, TTruth>(CValue<TWord> value)
        where TWord : struct, IWord<TWord, TTruth>
        where TTruth : struct, ITruth<TTruth> =>
        value is { Type: RecordType, Reference: Storage<TWord, TTruth> record } ? value with { Reference = record.Clone() } : value;
}
