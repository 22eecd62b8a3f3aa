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

    /// <summary>Whether the statement only assigns words to local variables (<see cref="Joining"/>); adds these.</summary>
    public virtual bool Joins(Frame<TWord, TTruth> frame, HashSet<Cell<TWord, TTruth>> cells) => false;
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

    public override bool Joins(Frame<TWord, TTruth> frame, HashSet<Cell<TWord, TTruth>> cells)
    {
        if (expression.JoinedCell(frame) is not { } cell)
        {
            return false;
        }

        cells.Add(cell);
        return true;
    }
}

/// <summary>A local variable comes to life.</summary>
internal sealed class DeclarationRunner<TWord, TTruth>(
    int slot, CType type, Node<TWord, TTruth>? value, Initializer<TWord, TTruth>? initializer, bool isConstant, CodeSite site)
    : Statement<TWord, TTruth>
    where TWord : struct, IWord<TWord, TTruth>
    where TTruth : struct, ITruth<TTruth>
{
    public override Completion Execute(Frame<TWord, TTruth> frame)
    {
        var storage = frame.Renew(slot, type, site);
        initializer?.Apply(frame, storage);
        if (value is not null)
        {
            Memory.Store(frame, storage, value.Evaluate(frame), site);
        }

        storage.Owner.IsConstant = isConstant;
        return Completion.Next;
    }
}

/// <summary>Statements in order; the variables declared among them end with it.</summary>
/// <param name="labels">By name, which of the items a <c>goto</c> goes on with; null where there are none.</param>
internal sealed class BlockRunner<TWord, TTruth>(
    Statement<TWord, TTruth>[] items, int firstSlot, int endSlot, BlockLabels? labels = null)
    : Statement<TWord, TTruth>
    where TWord : struct, IWord<TWord, TTruth>
    where TTruth : struct, ITruth<TTruth>
{
    public override Completion Execute(Frame<TWord, TTruth> frame)
    {
        var pending = frame.Pending;
        var completion = Run(frame, 0, -1);
        frame.Leave(pending, firstSlot, endSlot);
        return completion;
    }

    public override bool Joins(Frame<TWord, TTruth> frame, HashSet<Cell<TWord, TTruth>> cells) =>
        labels is null && firstSlot == endSlot && items.All(item => item.Joins(frame, cells));

    /// <summary>Runs the items from one on.</summary>
    /// <param name="loop">The item that the loop in which this runs begins with; -1 outside of such loops.</param>
    private Completion Run(Frame<TWord, TTruth> frame, int first, int loop)
    {
        for (var i = first; i < items.Length; i++)
        {
            if (i != loop && labels?.LoopAt(i) is { } site)
            {
                return RunLoop(frame, i, site);
            }

            frame.Interpreter.Spend();
            var completion = items[i].Execute(frame);
            if (completion == Completion.Goto && labels?.ItemOf(frame.JumpsTo) is { } item && item > i)
            {
                i = item - 1;
            }
            else if (completion != Completion.Next)
            {
                return completion;
            }
        }

        return Completion.Next;
    }

    /// <summary>A label that is jumped back to begins a loop, to the end of the block; each jump back is another turn.</summary>
    private Completion RunLoop(Frame<TWord, TTruth> frame, int first, CodeSite site)
    {
        var last = Completion.Next;
        new LoopState<TWord, TTruth>(frame.Interpreter, false).Run(site, static () => true, Turn);
        return last;

        TurnEnd Turn()
        {
            frame.Interpreter.Spend();
            last = Run(frame, first, first);
            return last == Completion.Goto && labels!.ItemOf(frame.JumpsTo) == first ? TurnEnd.Next : TurnEnd.Leave;
        }
    }
}

/// <summary>The labels of a block.</summary>
internal sealed class BlockLabels
{
    private readonly Dictionary<string, int> items = new(StringComparer.Ordinal);
    private readonly Dictionary<int, CodeSite> loops = [];

    public void Add(string label, int item) => items[label] = item;

    /// <summary>Says that a statement behind the label jumps back to it.</summary>
    public void JumpsBack(string label, CodeSite site) => loops.TryAdd(items[label], site);

    /// <summary>Which of the block's items follows a label; null where the block has no such label.</summary>
    public int? ItemOf(string label) => items.TryGetValue(label, out var item) ? item : null;

    /// <summary>The first jump back to a label before an item; null where there is none.</summary>
    public CodeSite? LoopAt(int item) => loops.GetValueOrDefault(item);
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
    public override bool Joins(Frame<TWord, TTruth> frame, HashSet<Cell<TWord, TTruth>> cells) => completion == Completion.Next;

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
