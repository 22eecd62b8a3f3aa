using VtdVerify.CSubset.Types;
using VtdVerify.QemuSource.Contracts;
using VtdVerify.Subjects;
using VtdVerify.Terms;
using Record = VtdVerify.CSubset.Running.Record<VtdVerify.Terms.SymbolicWord, VtdVerify.Terms.SymbolicTruth>;
using Storage = VtdVerify.CSubset.Running.Storage<VtdVerify.Terms.SymbolicWord, VtdVerify.Terms.SymbolicTruth>;
using Value = VtdVerify.CSubset.Running.CValue<VtdVerify.Terms.SymbolicWord>;

namespace VtdVerify.QemuSource.Walks;

/// <summary>Runs functions of the walk on all paths, for one address width, and gives what happens on them.</summary>
internal sealed class WalkRun(WalkCode code, Viommu viommu, int width, FilledValues filled)
{
    private const int MostPathsOfRoot = 96;
    private const int MostPathsOfWalk = 1024;

    private readonly ChangedByTurns changedInWalk = new();
    private readonly AnyRuns runs = new(code.Program, path => new AnyMemory(code.Program, path, viommu.State, width, filled.On(path)));

    /// <summary>A function with any arguments.</summary>
    /// <exception cref="ExplorationLimitException">It has too many paths.</exception>
    /// <exception cref="ObjectOfOthersException">It hands the walk an object that it did not make.</exception>
    public IReadOnlyList<WalkEvent> Root(string function) => Explore(MostPathsOfRoot, new ChangedByTurns(), (_, memory) =>
    {
        var type = code.Program.FunctionNamed(function)!;
        return (function, [.. type.Parameters.Select((parameter, i) => memory.Argument(
            code.Walk.File.Function(function)!, i, parameter, code.ParameterName(function, i)))]);
    });

    /// <summary>The walk itself at one level, with any arguments of which the facts hold.</summary>
    public IReadOnlyList<WalkEvent> Walk(int level, IReadOnlyList<Fact> facts) => Explore(MostPathsOfWalk, changedInWalk, (path, memory) =>
    {
        var type = code.Program.FunctionNamed(code.Walk.Name)!;
        var arguments = type.Parameters.Select((parameter, i) => i == code.LevelParameter
            ? Value.Of((IntegerType)parameter, SymbolicWord.Of((ulong)level, ((IntegerType)parameter).Width))
            : parameter is PointerType { Target: RecordType record } pointer
                ? Value.Pointer(pointer, Known(memory, record, code.ParameterName(code.Walk.Name, i), ConstantsOf(i, facts)))
                : memory.Any(parameter, code.ParameterName(code.Walk.Name, i), Site(code.Walk.Name))).ToList();
        memory.Kept.UnionWith(arguments.Select(argument => argument.Reference).OfType<Storage>().Select(storage => storage.Owner));
        foreach (var fact in facts.OfType<Fact.AtMost>())
        {
            path.Assume(fact.Holds(arguments));
        }

        return (WalkCode.Turn, arguments);
    });

    private static IReadOnlyList<Fact.IsConstant> ConstantsOf(int parameter, IReadOnlyList<Fact> facts) =>
        [.. facts.OfType<Fact.IsConstant>().Where(fact => fact.Parameter == parameter)];

    private static Record Known(AnyMemory memory, RecordType type, string name, IReadOnlyList<Fact.IsConstant> facts)
    {
        var record = (Record)memory.Behind(type, name);
        foreach (var fact in facts)
        {
            var cell = record.Cell(fact.Field);
            cell.Set(SymbolicWord.Of(fact.Constant, ((IntegerType)cell.Type).Width));
        }

        return record;
    }

    private IReadOnlyList<WalkEvent> Explore(
        int mostPaths, ChangedByTurns changed, Func<SymbolicPath, AnyMemory, (string Function, IReadOnlyList<Value> Arguments)> start) =>
        runs.Explore(mostPaths, changed, (turns, memory, events) =>
        {
            Watch(memory, turns.Path, events);
            return start(turns.Path, memory);
        });

    private void Watch(AnyMemory memory, SymbolicPath path, List<WalkEvent> events)
    {
        memory.Own[code.Walk.Name] = (run, arguments, site) =>
        {
            var owners = arguments.Select(argument => argument.Reference).OfType<Storage>().Select(storage => storage.Owner);
            if (owners.Any(owner => owner.RefusesWrites is not null && !memory.Kept.Contains(owner)))
            {
                throw new ObjectOfOthersException();
            }

            events.Add(new WalkEvent.Call(AnyRuns.Now(path), site, [.. arguments]));
            memory.Forget();
            return memory.Any(run.Program.FunctionNamed(code.Walk.Name)!.Returns, "result of the level below", site);
        };
        memory.Own[WalkCode.Insert] = (run, arguments, site) =>
        {
            RequireTree(arguments[0]);
            if (arguments[1].Reference is not Record map)
            {
                throw new UnsupportedException("an insertion of something else than a mapping", site);
            }

            events.Add(new WalkEvent.Insertion(AnyRuns.Now(path), site, Word(map, "iova"), Word(map, "size"), Word(map, "perm")));
            return memory.Any(run.Program.FunctionNamed(WalkCode.Insert)!.Returns, "result of the insertion", site);

            SymbolicWord Word(Record record, string field) => record.Cell(field).Value is { Reference: null, Word: var word }
                ? word
                : throw new UndefinedRunException($"{field} of the mapping is not read before it is assigned", site);
        };
        memory.Own["memcmp"] = (_, _, site) => memory.Any(IntegerType.Int, "memcmp", site);
        Answers("iova_tree_find", "the mapping that was found");
        Answers("iova_tree_remove", "result of the removal");

        void Answers(string function, string what) => memory.Own[function] = (run, arguments, site) =>
        {
            RequireTree(arguments[0]);
            return memory.Any(run.Program.FunctionNamed(function)!.Returns, what, site);
        };
    }

    private static void RequireTree(Value tree)
    {
        if (tree.IsNull)
        {
            throw new RunStoppedException(Stop.Aborted);
        }
    }

    private static CodeSite Site(string function) => new(function, 0, function);
}

/// <summary>The walk was handed an object that was not made on the path: what calls the code may know more of it.</summary>
internal sealed class ObjectOfOthersException() : Exception("an object of others is handed to the walk");
