using VtdVerify.CSubset.Types;
using VtdVerify.Terms;

namespace VtdVerify.CSubset.Running;

/// <summary>One active call.</summary>
internal sealed class Frame<TWord, TTruth>(
    Interpreter<TWord, TTruth> interpreter, CompiledFunction<TWord, TTruth> function, IReadOnlyList<CValue<TWord>> arguments)
    where TWord : struct, IWord<TWord, TTruth>
    where TTruth : struct, ITruth<TTruth>
{
    private readonly Stack<Action> atEnd = new();

    public Interpreter<TWord, TTruth> Interpreter { get; } = interpreter;

    public IExecution<TWord, TTruth> Execution => Interpreter.Execution;

    public CompiledFunction<TWord, TTruth> Function { get; } = function;

    public IReadOnlyList<CValue<TWord>> Arguments { get; } = arguments;

    /// <summary>The variables by slot; null outside of a variable's scope.</summary>
    public Storage<TWord, TTruth>?[] Slots { get; } = new Storage<TWord, TTruth>?[function.SlotNames.Count];

    public CValue<TWord>[] Temporaries { get; } = new CValue<TWord>[function.TemporaryCount];

    public CValue<TWord> Result { get; set; } = CValue<TWord>.Void;

    /// <summary>The label of the <c>goto</c> that is under way.</summary>
    public string JumpsTo { get; set; } = string.Empty;

    public bool Decide(TTruth condition) => condition.Known ?? Execution.Decide(condition);

    /// <summary>How many steps are left for the ends of the blocks that are being run.</summary>
    public int Pending => atEnd.Count;

    /// <summary>Leaves a step for the end of the block at hand, however it is left.</summary>
    public void AtEnd(Action step) => atEnd.Push(step);

    /// <summary>Leaves a block: takes the steps that it left, the last one first, and ends its variables.</summary>
    /// <param name="pending">How many steps were left when the block began.</param>
    public void Leave(int pending, int firstSlot, int endSlot)
    {
        while (atEnd.Count > pending)
        {
            atEnd.Pop()();
        }

        End(firstSlot, endSlot);
    }

    /// <summary>
    /// An object for a slot. One that lives there still is the same one in C: what a pointer to it would see is not followed.
    /// </summary>
    public Storage<TWord, TTruth> Renew(int slot, CType type, CodeSite site)
    {
        var name = Function.SlotNames[slot];
        if (Slots[slot] is { } earlier)
        {
            earlier.Owner.Replace(() => throw new UnsupportedException($"{name} by a pointer from before it was made anew", site));
        }

        return Slots[slot] = Storage<TWord, TTruth>.Create(type, name);
    }

    /// <summary>Ends the life of the variables in a range of slots; pointers to them dangle from now on.</summary>
    public void End(int firstSlot, int endSlot)
    {
        for (var i = firstSlot; i < endSlot; i++)
        {
            if (Slots[i] is { } storage)
            {
                storage.Owner.End();
                Slots[i] = null;
            }
        }
    }
}
