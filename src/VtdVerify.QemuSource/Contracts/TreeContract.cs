using VtdVerify.CSubset.Running;
using VtdVerify.Terms;
using Record = VtdVerify.CSubset.Running.Record<VtdVerify.Terms.SymbolicWord, VtdVerify.Terms.SymbolicTruth>;
using Value = VtdVerify.CSubset.Running.CValue<VtdVerify.Terms.SymbolicWord>;

namespace VtdVerify.QemuSource.Contracts;

/// <summary>What a function of the IOVA tree does to GLib's tree: its searches and removals, and what they are made with.</summary>
internal abstract class TreeContract : Contract
{
    public override IReadOnlyList<string> Names => ["DMAMap", "IOVATree"];

    protected static bool SomethingIsFound(SymbolicPath path) => path.Decide(path.FreshTruth("a mapping is found"));

    /// <summary>A host whose tree finds some mapping or none at each search, and notes everything that is asked of it.</summary>
    protected sealed class TreeHost
    {
        private readonly CProgram program;
        private readonly SymbolicPath path;
        private readonly Func<bool> finds;
        private readonly Record tree;
        private readonly object inner = new();

        /// <summary>A tree for one run.</summary>
        /// <param name="searches">The names under which the tree is searched.</param>
        /// <param name="finds">The answer of a search; without it each has its own.</param>
        public TreeHost(CProgram program, SymbolicPath path, IReadOnlyList<string> searches, Func<bool>? finds = null)
        {
            (this.program, this.path) = (program, path);
            this.finds = finds ?? (() => SomethingIsFound(path));
            tree = NewRecord(program, "IOVATree", "tree");
            tree.Cell("tree").Point(inner);
            foreach (var search in searches)
            {
                Host.Functions[search] = (_, arguments, _) => Value.Pointer(arguments[1].Type, Search(arguments));
            }

            Host.Functions["g_tree_remove"] = (_, arguments, _) =>
            {
                IsProper &= ReferenceEquals(arguments[0].Reference, inner);
                Removed.Add(arguments[1].Reference as Record);
                return Value.Of(CSubset.Types.IntegerType.Int, path.Fresh("removed", 32));
            };
            Host.Functions["g_tree_insert"] = (_, arguments, _) =>
            {
                IsProper &= ReferenceEquals(arguments[0].Reference, inner)
                    && ReferenceEquals(arguments[1].Reference, arguments[2].Reference);
                var inserted = arguments[1].Reference as Record;
                Inserted.Add((inserted, inserted?.Clone() as Record));
                return Value.Void;
            };
        }

        public Intrinsics<SymbolicWord, SymbolicTruth> Host { get; } = new();

        /// <summary>
        /// Every call was made for the one tree; what was inserted is key and value alike, and no search came after it, which would find
        /// that.
        /// </summary>
        public bool IsProper { get; private set; } = true;

        public List<(SymbolicWord Iova, SymbolicWord Size, Record? Found)> Searches { get; } = [];

        public List<Record?> Removed { get; } = [];

        /// <summary>The objects themselves, and what they held when they were inserted.</summary>
        public List<(Record? Object, Record? Then)> Inserted { get; } = [];

        public Value Tree => Pointer(tree);

        private Record? Search(IReadOnlyList<Value> arguments)
        {
            IsProper &= ReferenceEquals(arguments[0].Reference, inner) || ReferenceEquals(arguments[0].Reference, tree);
            if (arguments[1].Reference is not Record key || Inserted is not [])
            {
                IsProper = false;
                return null;
            }

            var found = finds() ? NewMapping(program, path, "found") : null;
            Searches.Add((Word(key, "iova"), Word(key, "size"), found));
            return found;
        }
    }
}

/// <summary>iova_tree_find is one search of GLib's tree for the key itself.</summary>
internal sealed class FindContract : TreeContract
{
    public override string Sentence => "is one search of GLib's tree for the key that it is given";

    public override SymbolicTruth Holds(CProgram program, string function, PathExecution run)
    {
        var host = new TreeHost(program, run.Path, ["g_tree_lookup"]);
        var key = NewMapping(program, run.Path, "key");
        var (iova, size) = (Word(key, "iova"), Word(key, "size"));
        var stop = Run(program, function, run, host.Host, [host.Tree, Pointer(key)], out var result);
        return stop is null && host is { IsProper: true, Inserted: [], Removed: [], Searches: [var only] }
            && ReferenceEquals(result.Reference, only.Found ?? (object)Marker.Null)
            ? (only.Iova == iova) & (only.Size == size)
            : SymbolicTruth.Of(false);
    }
}

/// <summary>
/// iova_tree_remove searches for the range that it is given and removes what is found, until nothing is. A turn that changes no word stands
/// for all of them, so on return nothing of the tree compares equal to the range, and all that left it did.
/// </summary>
/// <param name="byPointer">The range is given by a pointer.</param>
internal sealed class RemoveContract(bool byPointer) : TreeContract
{
    public override string Sentence => "searches for the range and removes the result until nothing is found";

    /// <summary>A loop may do it in other turns than the one that is looked at.</summary>
    public override bool IsExact => false;

    public override SymbolicTruth Holds(CProgram program, string function, PathExecution run)
    {
        var host = new TreeHost(program, run.Path, ["iova_tree_find"]);
        var range = NewMapping(program, run.Path, "range");
        var (iova, size) = (Word(range, "iova"), Word(range, "size"));
        var argument = byPointer ? Pointer(range) : new Value(range.Type, default, range.Clone());
        var stop = Run(program, function, run, host.Host, [host.Tree, argument], out _);
        var searches = host.Searches.Aggregate(SymbolicTruth.Of(host.IsProper), (all, s) => all & (s.Iova == iova) & (s.Size == size));
        return stop switch
        {
            null => SymbolicTruth.Of(host is { Inserted: [], Removed: [], Searches: [{ Found: null }] }) & searches,
            Stop.TurnEnded => SymbolicTruth.Of(
                host is { Inserted: [], Removed: [{ } removed], Searches: [{ Found: { } found }] } && ReferenceEquals(removed, found))
                & searches & run.TurnsChangeNothing,
            _ => SymbolicTruth.Of(false),
        };
    }
}
