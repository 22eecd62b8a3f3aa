using VtdVerify.CSubset.Types;
using VtdVerify.Terms;

namespace VtdVerify.CSubset.Running.Nodes;

/// <summary>How a statement ended.</summary>
internal enum Completion
{
    Next,
    Break,
    Continue,
    Return,

    /// <summary>To the label that the frame names.</summary>
    Goto,
}

/// <summary>A statement that is ready to run.</summary>
internal abstract class Statement<TWord, TTruth>
    where TWord : struct, IWord<TWord, TTruth>
    where TTruth : struct, ITruth<TTruth>
{
    public abstract Completion Execute(Frame<TWord, TTruth> frame);
}

/// <summary>An expression for its effects.</summary>
internal sealed class ExpressionRunner<TWord, TTruth>(Node<TWord, TTruth> expression) : Statement<TWord, TTruth>
    where TWord : struct, IWord<TWord, TTruth>
    where TTruth : struct, ITruth<TTruth>
{
    public override Completion Execute(Frame<TWord, TTruth> frame)
    {
        expression.Evaluate(frame);
        return Completion.Next;
    }
}

/// <summary>A local variable comes to life.</summary>
internal sealed class DeclarationRunner<TWord, TTruth>(
    int slot, CType type, Node<TWord, TTruth>? value, Initializer<TWord, TTruth>? initializer, CodeSite site)
    : Statement<TWord, TTruth>
    where TWord : struct, IWord<TWord, TTruth>
    where TTruth : struct, ITruth<TTruth>
{
    public override Completion Execute(Frame<TWord, TTruth> frame)
    {
        var storage = Storage<TWord, TTruth>.Create(type, frame.Function.SlotNames[slot]);
        frame.Slots[slot] = storage;
        initializer?.Apply(frame, storage);
        if (value is not null)
        {
            Memory.Store(frame, storage, value.Evaluate(frame), site);
        }

        return Completion.Next;
    }
}

/// <summary>Statements in order; the variables declared among them end with it.</summary>
/// <param name="labels">By name, which of the items a <c>goto</c> goes on with; null where there are none.</param>
internal sealed class BlockRunner<TWord, TTruth>(
    Statement<TWord, TTruth>[] items, int firstSlot, int endSlot, IReadOnlyDictionary<string, int>? labels = null)
    : Statement<TWord, TTruth>
    where TWord : struct, IWord<TWord, TTruth>
    where TTruth : struct, ITruth<TTruth>
{
    public override Completion Execute(Frame<TWord, TTruth> frame)
    {
        var completion = Completion.Next;
        for (var i = 0; i < items.Length && completion == Completion.Next; i++)
        {
            frame.Interpreter.Spend();
            completion = items[i].Execute(frame);
            if (completion == Completion.Goto && labels is not null && labels.TryGetValue(frame.JumpsTo, out var item))
            {
                completion = Completion.Next;
                i = item - 1;
            }
        }

        frame.End(firstSlot, endSlot);
        return completion;
    }
}

/// <summary><c>goto</c> a label of this block or of one around it.</summary>
internal sealed class GotoRunner<TWord, TTruth>(string label) : Statement<TWord, TTruth>
    where TWord : struct, IWord<TWord, TTruth>
    where TTruth : struct, ITruth<TTruth>
{
    public override Completion Execute(Frame<TWord, TTruth> frame)
    {
        frame.JumpsTo = label;
        return Completion.Goto;
    }
}

/// <summary>A statement that cannot be run: reaching it ends the run.</summary>
internal sealed class UnsupportedRunner<TWord, TTruth>(string construct, CodeSite site) : Statement<TWord, TTruth>
    where TWord : struct, IWord<TWord, TTruth>
    where TTruth : struct, ITruth<TTruth>
{
    public override Completion Execute(Frame<TWord, TTruth> frame) =>
        throw new UnsupportedException(construct, site);
}

/// <summary><c>break</c>, <c>continue</c>, and nothing at all.</summary>
internal sealed class JumpRunner<TWord, TTruth>(Completion completion) : Statement<TWord, TTruth>
    where TWord : struct, IWord<TWord, TTruth>
    where TTruth : struct, ITruth<TTruth>
{
    public override Completion Execute(Frame<TWord, TTruth> frame) => completion;
}

/// <summary><c>return</c>.</summary>
internal sealed class ReturnRunner<TWord, TTruth>(Node<TWord, TTruth>? value) : Statement<TWord, TTruth>
    where TWord : struct, IWord<TWord, TTruth>
    where TTruth : struct, ITruth<TTruth>
{
    public override Completion Execute(Frame<TWord, TTruth> frame)
    {
        frame.Result = value is null ? CValue<TWord>.Void : Calls.ByValue<TWord, TTruth>(value.Evaluate(frame));
        return Completion.Return;
    }
}

/// <summary>The hidden rest of a function, which the host runs.</summary>
internal sealed class RestRunner<TWord, TTruth>(CodeSite site) : Statement<TWord, TTruth>
    where TWord : struct, IWord<TWord, TTruth>
    where TTruth : struct, ITruth<TTruth>
{
    public override Completion Execute(Frame<TWord, TTruth> frame)
    {
        frame.Result = frame.Interpreter.Intrinsics.RestOfFunction(frame.Function.Name, frame.Arguments, site);
        return Completion.Return;
    }
}
