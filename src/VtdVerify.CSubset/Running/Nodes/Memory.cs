using VtdVerify.CSubset.Types;
using VtdVerify.Terms;

namespace VtdVerify.CSubset.Running.Nodes;

/// <summary>Reading and writing objects under C's rules.</summary>
internal static class Memory
{
    public static CValue<TWord> Load<TWord, TTruth>(
        Frame<TWord, TTruth> frame, Storage<TWord, TTruth> storage, CType type, CodeSite site)
        where TWord : struct, IWord<TWord, TTruth>
        where TTruth : struct, ITruth<TTruth>
    {
        RequireLive(frame, storage, site);
        frame.Interpreter.Reads(storage);
        if (storage is not Cell<TWord, TTruth> cell)
        {
            return new CValue<TWord>(type, default, storage);
        }

        var value = cell.Value;
        if (value.Reference is Marker)
        {
            RequireAssigned(frame, cell, value.Reference, site);
        }

        return value;
    }

    public static void Store<TWord, TTruth>(
        Frame<TWord, TTruth> frame, Storage<TWord, TTruth> storage, CValue<TWord> value, CodeSite site)
        where TWord : struct, IWord<TWord, TTruth>
        where TTruth : struct, ITruth<TTruth>
    {
        NoteWrite(frame, storage, site);
        if (storage is Cell<TWord, TTruth> cell)
        {
            cell.Value = cell.IsComputed ? throw new UnsupportedException($"assignment to {cell.Name}", site) : value;
        }
        else if (value.Reference is Storage<TWord, TTruth> source && source.Type == storage.Type)
        {
            SpendCells(frame, storage.Type, site);
            storage.CopyFrom(source);
        }
        else
        {
            throw new UnsupportedException($"assignment of {value.Type.Name} to {storage.Type.Name}", site);
        }
    }

    /// <summary>Writes zero and null into every cell.</summary>
    public static void Clear<TWord, TTruth>(Frame<TWord, TTruth> frame, Storage<TWord, TTruth> storage, CodeSite site)
        where TWord : struct, IWord<TWord, TTruth>
        where TTruth : struct, ITruth<TTruth>
    {
        NoteWrite(frame, storage, site);
        SpendCells(frame, storage.Type, site);
        storage.Clear();
    }

    /// <summary>What precedes each write of the code: it must be allowed, and whoever watches sees it.</summary>
    private static void NoteWrite<TWord, TTruth>(Frame<TWord, TTruth> frame, Storage<TWord, TTruth> storage, CodeSite site)
        where TWord : struct, IWord<TWord, TTruth>
        where TTruth : struct, ITruth<TTruth>
    {
        RequireLive(frame, storage, site);
        RequireWritable(frame, storage, site);
        frame.Interpreter.Accesses?.Writes(storage);
        frame.Interpreter.Changes(storage);
    }

    /// <summary>Counts what it costs to set or copy a whole object.</summary>
    public static void SpendCells<TWord, TTruth>(Frame<TWord, TTruth> frame, CType type, CodeSite site)
        where TWord : struct, IWord<TWord, TTruth>
        where TTruth : struct, ITruth<TTruth>
    {
        if (type.Cells > Budget.CellsOfObject)
        {
            throw new UnsupportedException(
                $"setting or copying an object of {Budget.Exhausted(Budget.CellsOfObject, "words")}", site);
        }

        for (var cells = type.Cells; cells >= Budget.CellsOfStatement; cells -= Budget.CellsOfStatement)
        {
            frame.Interpreter.Spend();
        }
    }

    /// <summary>The storage behind a pointer; null, functions and texts have none.</summary>
    public static Storage<TWord, TTruth> Target<TWord, TTruth>(
        Frame<TWord, TTruth> frame, CValue<TWord> pointer, CType type, CodeSite site)
        where TWord : struct, IWord<TWord, TTruth>
        where TTruth : struct, ITruth<TTruth>
    {
        if (pointer.IsNull)
        {
            frame.Execution.RequireDefined(TTruth.Of(false), CRules.NotDereferenced, site);
        }

        if (pointer.Reference is not Storage<TWord, TTruth> storage)
        {
            throw new UnsupportedException($"dereference of {pointer.Reference}", site);
        }

        return Agree(storage.Type, type) ? storage : throw new UnsupportedException($"{storage.Type.Name} accessed as {type.Name}", site);
    }

    public static bool IsReadable<TWord, TTruth>(Storage<TWord, TTruth>? storage)
        where TWord : struct, IWord<TWord, TTruth>
        where TTruth : struct, ITruth<TTruth> =>
        storage is Cell<TWord, TTruth> { Undecided: null } cell && cell.Owner.IsDead is null
            && (cell.Value is { Reference: not Marker } or { IsNull: true });

    /// <summary>
    /// Whether two types are the same for an access; pointers by their targets. A truth value is no byte: as one it could become 2,
    /// of which C says nothing.
    /// </summary>
    public static bool Agree(CType left, CType right) => (left, right) switch
    {
        (IntegerType a, IntegerType b) => a.Width == b.Width && a.IsBool == b.IsBool,
        (PointerType a, PointerType b) => a.Target is VoidType || b.Target is VoidType || Agree(a.Target, b.Target),
        (ArrayType a, ArrayType b) => a.Length == b.Length && Agree(a.Element, b.Element),
        (FunctionType, FunctionType) => true,
        _ => left == right,
    };

    /// <summary>Whether a function may be called by a pointer to the other type.</summary>
    public static bool AreCallable(FunctionType left, FunctionType right) =>
        left.Variadic == right.Variadic && Agree(left.Returns, right.Returns)
        && left.Parameters.Count == right.Parameters.Count && left.Parameters.Zip(right.Parameters, Agree).All(agree => agree);

    /// <summary>Refuses a write into an object of the host's that only the host changes, or into a constant.</summary>
    public static void RequireWritable<TWord, TTruth>(Frame<TWord, TTruth> frame, Storage<TWord, TTruth> storage, CodeSite site)
        where TWord : struct, IWord<TWord, TTruth>
        where TTruth : struct, ITruth<TTruth>
    {
        if (storage.Owner.RefusesWrites is { } construct)
        {
            throw new UnsupportedException($"{construct}: {storage.Name}", site);
        }

        if (storage.Owner.IsConstant)
        {
            frame.Execution.RequireDefined(TTruth.Of(false), $"{storage.Name}, which is const, is not changed", site);
        }
    }

    private static void RequireLive<TWord, TTruth>(Frame<TWord, TTruth> frame, Storage<TWord, TTruth> storage, CodeSite site)
        where TWord : struct, IWord<TWord, TTruth>
        where TTruth : struct, ITruth<TTruth>
    {
        if (storage.Owner.IsDead?.Invoke() is { Known: not false } isDead)
        {
            frame.Execution.RequireDefined(!isDead, $"{storage.Owner.Name} is not used after the end of its life", site);
        }
    }

    private static void RequireAssigned<TWord, TTruth>(
        Frame<TWord, TTruth> frame, Cell<TWord, TTruth> cell, object reference, CodeSite site)
        where TWord : struct, IWord<TWord, TTruth>
        where TTruth : struct, ITruth<TTruth>
    {
        if (ReferenceEquals(reference, Marker.NotAssigned))
        {
            frame.Execution.RequireDefined(TTruth.Of(false), $"{cell.Name} is not read before it is assigned", site);
            throw new UnsupportedException($"a read of {cell.Name} before it is assigned", site);
        }

        if (ReferenceEquals(reference, Marker.Overlaid))
        {
            throw new UnsupportedException($"a read of {cell.Name}, whose bytes were not last written through a member of its shape", site);
        }

        if (ReferenceEquals(reference, Marker.Forgotten))
        {
            throw new UnsupportedException($"a pointer that one turn of the loop hands to the next: {cell.Name}", site);
        }
    }
}
