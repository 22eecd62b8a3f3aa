using VtdVerify.CSubset.Running;
using VtdVerify.CSubset.Types;
using VtdVerify.Model;
using VtdVerify.Terms;
using Record = VtdVerify.CSubset.Running.Record<VtdVerify.Terms.SymbolicWord, VtdVerify.Terms.SymbolicTruth>;
using Storage = VtdVerify.CSubset.Running.Storage<VtdVerify.Terms.SymbolicWord, VtdVerify.Terms.SymbolicTruth>;
using Value = VtdVerify.CSubset.Running.CValue<VtdVerify.Terms.SymbolicWord>;

namespace VtdVerify.QemuSource.Contracts;

/// <summary>
/// iova_tree_insert takes in what <see cref="TreeInsertion"/> takes in: a new object with the fields of the map, each as it was on entry,
/// and changes nothing else.
/// </summary>
internal sealed class InsertContract : TreeContract
{
    public override string Sentence =>
        "refuses a map that wraps or grants nothing, then one for which a search of the tree finds something, and stores one copy of any "
        + "other";

    public override SymbolicTruth Holds(CProgram program, string function, PathExecution run)
    {
        bool? found = null;
        var host = new TreeHost(program, run.Path, ["iova_tree_find", "g_tree_lookup"], Finds);
        var heap = new Heap(host.Host);
        var map = NewMapping(program, run.Path, "map");
        var given = (Record)map.Clone();
        var stop = Run(program, function, run, host.Host, [host.Tree, Pointer(map)], out var result);
        if (stop == Stop.TurnEnded)
        {
            throw new UnsupportedException("a loop", new CodeSite("contract", 0, function));
        }

        if (stop is not null || !host.IsProper || !heap.IsProper || host.Removed is not [] || result.Type is not IntegerType)
        {
            return SymbolicTruth.Of(false);
        }

        var permission = Word(given, "perm");
        var grantsNothing = permission == SymbolicWord.Of((ulong)IommuAccess.None, permission.Width);
        var range = IovaRange<SymbolicWord>.OfInclusiveSize(Word(given, "iova"), Word(given, "size"));
        var expected = TreeInsertion.Decide(run, range, grantsNothing, Finds);
        return Says(result, expected) & Same(map, given) & Searched(host, given)
            & (expected == IovaTreeInsertResult.Ok ? Stored(host, heap, given) : SymbolicTruth.Of(host.Inserted is []));

        // The tree does not change before the insertion, so that each search for the map gives the same.
        bool Finds() => found ??= SomethingIsFound(run.Path);
    }

    private static SymbolicTruth Says(Value result, IovaTreeInsertResult expected)
    {
        var width = result.Word.Width;
        return result.Word == SymbolicWord.Of((ulong)(long)expected & BitVector.Mask(width), width);
    }

    /// <summary>Searches are for the map; there may be none for one that is invalid.</summary>
    private static SymbolicTruth Searched(TreeHost host, Record given) => host.Searches.Aggregate(
        SymbolicTruth.Of(true), (all, s) => all & (s.Iova == Word(given, "iova")) & (s.Size == Word(given, "size")));

    /// <summary>One object that outlives the call, equal to the map when the tree got it and when the call returned.</summary>
    private static SymbolicTruth Stored(TreeHost host, Heap heap, Record given) =>
        host.Inserted is [({ } stored, { } then)] && heap.Holds(stored)
            ? Same(then, given) & Same(stored, given)
            : SymbolicTruth.Of(false);

    private static SymbolicTruth Same(Record one, Record other) =>
        ReferenceEquals(one.RecordType, other.RecordType)
            ? one.RecordType.Fields!.Aggregate(SymbolicTruth.Of(true), (all, f) => all & Same(one[f.Name], other[f.Name]))
            : SymbolicTruth.Of(false);

    private static SymbolicTruth Same(Storage one, Storage other) =>
        (one, other) is (Cell<SymbolicWord, SymbolicTruth> left, Cell<SymbolicWord, SymbolicTruth> right)
            ? Same(left.Value, right.Value)
            : SymbolicTruth.Of(false);

    private static SymbolicTruth Same(Value one, Value other) => (one.Reference, other.Reference) is (null, null)
        ? one.Word == other.Word
        : SymbolicTruth.Of(ReferenceEquals(one.Reference, other.Reference));
}
