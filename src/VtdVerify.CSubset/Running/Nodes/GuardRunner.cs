using VtdVerify.CSubset.Types;
using VtdVerify.Terms;

namespace VtdVerify.CSubset.Running.Nodes;

/// <summary>Takes a mutex, and leaves it to the end of the block to give it back.</summary>
internal sealed class GuardRunner<TWord, TTruth>(Node<TWord, TTruth> mutex, CodeSite site) : Statement<TWord, TTruth>
    where TWord : struct, IWord<TWord, TTruth>
    where TTruth : struct, ITruth<TTruth>
{
    public CodeSite Site { get; } = site;

    public override Completion Execute(Frame<TWord, TTruth> frame)
    {
        var taken = mutex.Evaluate(frame);
        frame.Interpreter.Invoke(Builtins.LockMutex, [taken], VoidType.Instance, Site);
        frame.AtEnd(() => frame.Interpreter.Invoke(Builtins.UnlockMutex, [taken], VoidType.Instance, Site));
        return Completion.Next;
    }
}
