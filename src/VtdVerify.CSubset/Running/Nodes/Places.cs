using VtdVerify.CSubset.Types;
using VtdVerify.Terms;

namespace VtdVerify.CSubset.Running.Nodes;

/// <summary>A local variable or parameter.</summary>
internal sealed class LocalNode<TWord, TTruth>(CType type, int slot, CodeSite site) : Lvalue<TWord, TTruth>(type, site)
    where TWord : struct, IWord<TWord, TTruth>
    where TTruth : struct, ITruth<TTruth>
{
    public override bool IsPure => true;

    public override Storage<TWord, TTruth> Locate(Frame<TWord, TTruth> frame) =>
        frame.Slots[slot] ?? throw new UnsupportedException("a variable whose declaration was jumped over", Site);

    public override bool IsSafe(Frame<TWord, TTruth> frame) => Memory.IsReadable(frame.Slots[slot]);
}

/// <summary>A global variable that the host provides.</summary>
internal sealed class GlobalNode<TWord, TTruth>(CType type, string name, CodeSite site) : Lvalue<TWord, TTruth>(type, site)
    where TWord : struct, IWord<TWord, TTruth>
    where TTruth : struct, ITruth<TTruth>
{
    public override bool IsPure => true;

    public override Storage<TWord, TTruth> Locate(Frame<TWord, TTruth> frame) =>
        frame.Interpreter.Global(name) ?? throw new UnsupportedException($"unknown variable '{name}'", Site);
}

/// <summary>A static variable of a function.</summary>
internal sealed class StaticNode<TWord, TTruth>(StaticVariable variable, CodeSite site) : Lvalue<TWord, TTruth>(variable.Type, site)
    where TWord : struct, IWord<TWord, TTruth>
    where TTruth : struct, ITruth<TTruth>
{
    public override bool IsPure => true;

    public override Storage<TWord, TTruth> Locate(Frame<TWord, TTruth> frame) => frame.Interpreter.Static(variable);
}

/// <summary>What a pointer points to.</summary>
internal sealed class DereferenceNode<TWord, TTruth>(
    Node<TWord, TTruth> pointer, CType type, CodeSite site)
    : Lvalue<TWord, TTruth>(type, site)
    where TWord : struct, IWord<TWord, TTruth>
    where TTruth : struct, ITruth<TTruth>
{
    public override bool IsPure { get; } = pointer.IsPure;

    public Node<TWord, TTruth> Pointer { get; } = pointer;

    public override Storage<TWord, TTruth> Locate(Frame<TWord, TTruth> frame) => Memory.Target(frame, Pointer.Evaluate(frame), Type, Site);
}

/// <summary>A field of a record that is an object.</summary>
internal sealed class FieldNode<TWord, TTruth>(
    Lvalue<TWord, TTruth> record, RecordField field, CodeSite site)
    : Lvalue<TWord, TTruth>(field.Type, site)
    where TWord : struct, IWord<TWord, TTruth>
    where TTruth : struct, ITruth<TTruth>
{
    public override bool IsPure { get; } = record.IsPure;

    public override Storage<TWord, TTruth> Locate(Frame<TWord, TTruth> frame) =>
        ((Record<TWord, TTruth>)record.Locate(frame)).At(field.Index);
}

/// <summary>A field of a record that is a value, such as a function's result.</summary>
internal sealed class ValueFieldNode<TWord, TTruth>(
    Node<TWord, TTruth> record, RecordField field, CodeSite site)
    : Lvalue<TWord, TTruth>(field.Type, site)
    where TWord : struct, IWord<TWord, TTruth>
    where TTruth : struct, ITruth<TTruth>
{
    public override bool IsPure { get; } = record.IsPure;

    public override Storage<TWord, TTruth> Locate(Frame<TWord, TTruth> frame) =>
        ((Record<TWord, TTruth>)record.Evaluate(frame).Reference!).At(field.Index);
}

/// <summary>An unnamed object: a compound literal.</summary>
internal sealed class LiteralNode<TWord, TTruth>(
    CType type, int slot, Initializer<TWord, TTruth> initializer, CodeSite site)
    : Lvalue<TWord, TTruth>(type, site)
    where TWord : struct, IWord<TWord, TTruth>
    where TTruth : struct, ITruth<TTruth>
{
    public override Storage<TWord, TTruth> Locate(Frame<TWord, TTruth> frame)
    {
        var storage = frame.Renew(slot, Type, Site);
        initializer.Apply(frame, storage);
        return storage;
    }
}

/// <summary>A value that a braced initialiser gives to a part.</summary>
/// <param name="Path">From the outermost object: positions of members and elements.</param>
/// <param name="Value">Null where the part is a union's member that is to be chosen, whatever is given to it or to its own parts.</param>
internal sealed record InitializedPart<TWord, TTruth>(IReadOnlyList<int> Path, Node<TWord, TTruth>? Value)
    where TWord : struct, IWord<TWord, TTruth>
    where TTruth : struct, ITruth<TTruth>;

/// <summary>Which values a braced initialiser gives to which cells; all others become zero.</summary>
internal sealed class Initializer<TWord, TTruth>(IReadOnlyList<InitializedPart<TWord, TTruth>> parts, CodeSite site)
    where TWord : struct, IWord<TWord, TTruth>
    where TTruth : struct, ITruth<TTruth>
{
    public void Apply(Frame<TWord, TTruth> frame, Storage<TWord, TTruth> storage)
    {
        Memory.SpendCells(frame, storage.Type, site);
        storage.Clear();
        var isWatched = parts.Count > 1 && parts.Any(part => part.Value?.IsPure == false);
        List<Accesses<TWord, TTruth>.Access> before = [];
        foreach (var (path, value) in parts)
        {
            if (value is null)
            {
                ((Record<TWord, TTruth>)At(storage, path.SkipLast(1))).Choose(path[^1]);
            }
            else if (!isWatched)
            {
                Memory.Store(frame, At(storage, path), value.Evaluate(frame), site);
            }
            else
            {
                // The values come one after the other in an order that C does not say (C11 6.7.9p23): as those of calls.
                var (given, accesses) = Unsequenced.Watch(frame, () => value.Evaluate(frame));
                Unsequenced.Require(frame, before, [.. accesses.Made.Select(access => access with { InCall = true })], site);
                before.AddRange(accesses.Made);
                Memory.Store(frame, At(storage, path), given, site);
            }
        }
    }

    /// <summary>The parts as those of an object that this one lies in.</summary>
    public IEnumerable<InitializedPart<TWord, TTruth>> Prefixed(IReadOnlyList<int> outer) =>
        parts.Select(part => part with { Path = [.. outer, .. part.Path] });

    private static Storage<TWord, TTruth> At(Storage<TWord, TTruth> storage, IEnumerable<int> path)
    {
        foreach (var step in path)
        {
            storage = storage is Record<TWord, TTruth> record ? record.At(step) : ((ArrayStorage<TWord, TTruth>)storage)[step];
        }

        return storage;
    }
}
