using VtdVerify.Terms;

namespace VtdVerify.CSubset.Running.Nodes;

/// <summary><c>if</c>.</summary>
internal sealed class IfRunner<TWord, TTruth>(
    Node<TWord, TTruth> condition, Statement<TWord, TTruth> then, Statement<TWord, TTruth>? otherwise)
    : Statement<TWord, TTruth>
    where TWord : struct, IWord<TWord, TTruth>
    where TTruth : struct, ITruth<TTruth>
{
    public override Completion Execute(Frame<TWord, TTruth> frame)
    {
        var truth = condition.Truth(frame);
        if (truth.Known is null && Joining.Run(frame, truth, then, otherwise))
        {
            return Completion.Next;
        }

        var branch = frame.Decide(truth) ? then : otherwise;
        return branch?.Execute(frame) ?? Completion.Next;
    }
}

/// <summary>
/// All loops: a condition before each turn and a step after each,
/// or, of <c>do</c>, the condition at the end of each turn.
/// </summary>
internal sealed class LoopRunner<TWord, TTruth>(
    Node<TWord, TTruth>? condition,
    Node<TWord, TTruth>? step,
    Statement<TWord, TTruth> body,
    bool testsFirst,
    bool mayBeCounted,
    CodeSite site)
    : Statement<TWord, TTruth>
    where TWord : struct, IWord<TWord, TTruth>
    where TTruth : struct, ITruth<TTruth>
{
    public override Completion Execute(Frame<TWord, TTruth> frame)
    {
        var last = Completion.Next;
        var state = new LoopState<TWord, TTruth>(frame.Interpreter, mayBeCounted);
        state.Run(site, () => !testsFirst || Holds(), Turn);
        return last == Completion.Break ? Completion.Next : last;

        bool Holds()
        {
            var truth = condition?.Truth(frame) ?? TTruth.Of(true);
            state.SeeCondition(truth);
            return frame.Decide(truth);
        }

        TurnEnd Turn()
        {
            frame.Interpreter.Spend();
            last = body.Execute(frame);
            if (last is Completion.Break or Completion.Return or Completion.Goto)
            {
                return TurnEnd.Leave;
            }

            last = Completion.Next;
            step?.Evaluate(frame);
            return testsFirst || Holds() ? TurnEnd.Next : TurnEnd.Leave;
        }
    }
}

/// <summary>A body that runs once, and that <c>break</c> and <c>continue</c> leave.</summary>
internal sealed class OnceRunner<TWord, TTruth>(Statement<TWord, TTruth> body) : Statement<TWord, TTruth>
    where TWord : struct, IWord<TWord, TTruth>
    where TTruth : struct, ITruth<TTruth>
{
    public override Completion Execute(Frame<TWord, TTruth> frame) =>
        body.Execute(frame) is var end and (Completion.Return or Completion.Goto) ? end : Completion.Next;
}

/// <summary>Where a switch goes on for a value or range; both null for <c>default</c>.</summary>
internal readonly record struct SwitchTarget<TWord>(TWord? First, TWord? Last, int Item)
    where TWord : struct;

/// <summary><c>switch</c>: labels are tried in order, then the items run from the one that the label stands before.</summary>
internal sealed class SwitchRunner<TWord, TTruth>(
    Node<TWord, TTruth> value,
    bool signed,
    IReadOnlyList<SwitchTarget<TWord>> targets,
    Statement<TWord, TTruth>[] items,
    int firstSlot,
    int endSlot)
    : Statement<TWord, TTruth>
    where TWord : struct, IWord<TWord, TTruth>
    where TTruth : struct, ITruth<TTruth>
{
    public override Completion Execute(Frame<TWord, TTruth> frame)
    {
        var word = value.Evaluate(frame).Word;
        var completion = Completion.Next;
        for (var i = Start(frame, word); i < items.Length && completion == Completion.Next; i++)
        {
            frame.Interpreter.Spend();
            completion = items[i].Execute(frame);
        }

        frame.End(firstSlot, endSlot);
        return completion == Completion.Break ? Completion.Next : completion;
    }

    private int Start(Frame<TWord, TTruth> frame, TWord word)
    {
        var fallback = items.Length;
        foreach (var target in targets)
        {
            if (target.First is not { } first)
            {
                fallback = target.Item;
            }
            else if (frame.Decide(target.Last is { } last ? Within(word, first, last) : word == first))
            {
                return target.Item;
            }
        }

        return fallback;
    }

    private TTruth Within(TWord word, TWord first, TWord last) =>
        !CWords.Less<TWord, TTruth>(word, first, signed) & !CWords.Less<TWord, TTruth>(last, word, signed);
}
