using VtdVerify.CSubset.Types;
using VtdVerify.Terms;

namespace VtdVerify.CSubset.Running.Nodes;

/// <summary>A new object on the heap, which the host is told of (<see cref="Builtins.Allocation"/>).</summary>
internal sealed class AllocationNode<TWord, TTruth>(CType type, bool isZeroed, CodeSite site) : Lvalue<TWord, TTruth>(type, site)
    where TWord : struct, IWord<TWord, TTruth>
    where TTruth : struct, ITruth<TTruth>
{
    public override Storage<TWord, TTruth> Locate(Frame<TWord, TTruth> frame)
    {
        var made = Storage<TWord, TTruth>.Create(Type, "an allocated object");
        if (isZeroed)
        {
            Memory.SpendCells(frame, Type, Site);
            made.Clear();
        }

        var pointer = CValue<TWord>.Pointer(new PointerType(Type), made);
        var given = frame.Interpreter.Invoke(Builtins.Allocation, [pointer], pointer.Type, Site);
        return Memory.Target(frame, given, Type, Site);
    }
}

/// <summary>memcpy of a whole record; its value is the pointer to the copy.</summary>
internal sealed class CopyNode<TWord, TTruth>(Node<TWord, TTruth> target, Node<TWord, TTruth> source, RecordType record, CodeSite site)
    : Node<TWord, TTruth>(new PointerType(record))
    where TWord : struct, IWord<TWord, TTruth>
    where TTruth : struct, ITruth<TTruth>
{
    public override CValue<TWord> Evaluate(Frame<TWord, TTruth> frame)
    {
        // The two are arguments of a call, which come in any order; the copy itself comes after both, as a function's body does.
        var (to, from) = Unsequenced.Values(frame, target, source, site);
        return frame.Interpreter.InOneGo(() =>
        {
            var storage = Memory.Target(frame, to, record, site);
            Memory.Store(frame, storage, Memory.Load(frame, Memory.Target(frame, from, record, site), record, site), site);
            return CValue<TWord>.Pointer(Type, storage);
        });
    }
}

/// <summary>memset with zero of a whole record or array; its value is the pointer to it.</summary>
internal sealed class ZeroNode<TWord, TTruth>(Lvalue<TWord, TTruth> target) : Node<TWord, TTruth>(new PointerType(VoidType.Instance))
    where TWord : struct, IWord<TWord, TTruth>
    where TTruth : struct, ITruth<TTruth>
{
    public override CValue<TWord> Evaluate(Frame<TWord, TTruth> frame)
    {
        var storage = target.Locate(frame);
        Memory.Clear(frame, storage, target.Site);
        return CValue<TWord>.Pointer(Type, storage);
    }
}

/// <summary>A new object with the content of another one; of no object none.</summary>
internal sealed class DuplicateNode<TWord, TTruth>(AllocationNode<TWord, TTruth> made, Node<TWord, TTruth> source)
    : Node<TWord, TTruth>(new PointerType(made.Type))
    where TWord : struct, IWord<TWord, TTruth>
    where TTruth : struct, ITruth<TTruth>
{
    public override CValue<TWord> Evaluate(Frame<TWord, TTruth> frame)
    {
        var from = source.Evaluate(frame);
        if (from.IsNull)
        {
            return CValue<TWord>.Pointer(Type, null);
        }

        var content = Memory.Target(frame, from, made.Type, made.Site);
        var storage = made.Locate(frame);
        Memory.Store(frame, storage, Memory.Load(frame, content, made.Type, made.Site), made.Site);
        return CValue<TWord>.Pointer(Type, storage);
    }
}
