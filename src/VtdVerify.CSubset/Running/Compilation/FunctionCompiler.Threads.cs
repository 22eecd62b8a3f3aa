using VtdVerify.CSubset.Running.Nodes;
using VtdVerify.CSubset.Syntax;
using VtdVerify.CSubset.Types;

namespace VtdVerify.CSubset.Running.Compilation;

/// <content>
/// What code says to other threads. One thread runs here: an atomic access is a plain one, and a mutex is the host's matter.
/// </content>
internal sealed partial class FunctionCompiler<TWord, TTruth>
{
    private Node<TWord, TTruth> Atomic(CExpression place, CallExpression call)
    {
        var target = Dereference(Value(place), call);
        return target.Type is IntegerType or PointerType or UnknownType
            ? target
            : Unsupported($"an atomic access to {target.Type.Name}", call);
    }

    private Node<TWord, TTruth> SetAtomic(CExpression place, CExpression value, CallExpression call) =>
        Atomic(place, call) is Lvalue<TWord, TTruth> target and not UnsupportedNode<TWord, TTruth>
            ? new DiscardNode<TWord, TTruth>(
                new AssignNode<TWord, TTruth>(target, Convert(Value(value), target.Type, call)))
            : Unsupported("an atomic write to this place", call);

    private CallNode<TWord, TTruth> OnMutex(string function, Node<TWord, TTruth> mutex, CNode at) =>
        new(function, [mutex], VoidType.Instance, SiteOf(at.Span));

    /// <summary>A statement of a block, which may take a mutex until the block is left.</summary>
    private Statement<TWord, TTruth> Guarded(CStatement statement) =>
        statement is ExpressionStatement { Expression: CallExpression { Callee: NameExpression { Name: Builtins.LockGuard } } call }
        && call.Arguments is [var mutex] && !symbols.Own.Contains(Builtins.LockGuard) && Local(Builtins.LockGuard) is null
            ? Guard(mutex, call)
            : Statement(statement);

    private GuardRunner<TWord, TTruth> Guard(CExpression mutex, CNode at) => new(Value(mutex), SiteOf(at.Span));

    private OnceRunner<TWord, TTruth> Locked(MacroStatement block, CExpression mutex) =>
        new(new BlockRunner<TWord, TTruth>([Guard(mutex, block), Statement(block.Body)], 0, 0));
}
