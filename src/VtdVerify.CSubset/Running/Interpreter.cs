using VtdVerify.CSubset.Types;
using VtdVerify.Terms;

namespace VtdVerify.CSubset.Running;

/// <summary>Runs the functions of a program once: all state of a run lives here and in the host's objects.</summary>
/// <param name="fuel">Null for no limit.</param>
public sealed class Interpreter<TWord, TTruth>(
    CProgram program, IExecution<TWord, TTruth> execution, IIntrinsics<TWord, TTruth> intrinsics, IFuel? fuel = null)
    where TWord : struct, IWord<TWord, TTruth>
    where TTruth : struct, ITruth<TTruth>
{
    /// <summary>How many calls may be active at once.</summary>
    public const int MaxDepth = 64;

    private readonly HashSet<Storage<TWord, TTruth>> changedParts = [];
    private readonly CompiledProgram<TWord, TTruth> compiled = program.Compiled<TWord, TTruth>();
    private readonly List<Frame<TWord, TTruth>> frames = [];
    private readonly List<CodeSite> ignoredCalls = [];
    private readonly Dictionary<string, Storage<TWord, TTruth>> statics = new(StringComparer.Ordinal);
    private readonly List<(string Name, Storage<TWord, TTruth> Storage)> roots = [];

    public CProgram Program { get; } = program;

    public IExecution<TWord, TTruth> Execution { get; } = execution;

    public IIntrinsics<TWord, TTruth> Intrinsics { get; } = intrinsics;

    /// <summary>The calls that were met and skipped (<c>trace_*</c>), in the order of the run.</summary>
    public IReadOnlyList<CodeSite> IgnoredCalls => ignoredCalls;

    internal IReadOnlyList<Frame<TWord, TTruth>> Frames => frames;

    /// <summary>What lives as long as the interpreter: the host's objects and static variables, by name.</summary>
    internal IReadOnlyList<(string Name, Storage<TWord, TTruth> Storage)> Roots => roots;

    /// <summary>Whether anything was assigned that lives on after the calls.</summary>
    public bool HasChangedState => changedParts.Count > 0;

    /// <summary>The parts of it, each once.</summary>
    public IReadOnlyCollection<Storage<TWord, TTruth>> ChangedParts => changedParts;

    /// <summary>Takes down what is read and written, where somebody asks for it.</summary>
    internal Accesses<TWord, TTruth>? Accesses { get; set; }

    /// <summary>Calls a function of the program, or else of the host.</summary>
    /// <returns>The result; <see cref="CValue{TWord}.Void"/> for a function without one.</returns>
    /// <exception cref="UnsupportedException">The run reached a construct that is not read.</exception>
    public CValue<TWord> Call(string functionName, params IReadOnlyList<CValue<TWord>> arguments) =>
        Invoke(functionName, arguments, null, new CodeSite(functionName, 0, $"call of {functionName}"));

    /// <summary>Names an object that lives as long as the interpreter: what code writes there is state of every loop.</summary>
    public void Keep(string name, Storage<TWord, TTruth> storage) => roots.Add((name, storage));

    /// <summary>
    /// Tells who asks that the call of the host at hand reads
    /// what the code cannot name: the tree, what listeners were told.
    /// </summary>
    public void HostReads() => Accesses?.Reads(this);

    /// <summary>The same for a change.</summary>
    public void HostWrites() => Accesses?.Writes(this);

    /// <summary>Tells who asks that an object is read. One that the host may free is read out of what the host holds.</summary>
    public void Reads(Storage<TWord, TTruth> storage)
    {
        Accesses?.Reads(storage);
        if (storage.Owner.IsDead is not null)
        {
            HostReads();
        }
    }

    /// <summary>A new record of a type that the program's prelude declares; none of its cells is assigned.</summary>
    /// <exception cref="ArgumentException">The type is no record.</exception>
    public Record<TWord, TTruth> NewRecord(string typeName, string objectName) =>
        (Record<TWord, TTruth>)Storage<TWord, TTruth>.Create(Program.RecordType(typeName), objectName);

    internal void Spend() => fuel?.Spend();

    internal void Changes(Storage<TWord, TTruth> storage)
    {
        if (storage.Owner.IsKept)
        {
            changedParts.Add(storage);
        }
    }

    internal void Ignore(CodeSite site) => ignoredCalls.Add(site);

    /// <summary>A variable of the host, or a static one of the program; null where there is none.</summary>
    internal Storage<TWord, TTruth>? Global(string name) =>
        Intrinsics.Global(name) ?? (compiled.Static(name) is { } variable ? Static(variable) : null);

    /// <summary>A static variable. One that the program writes may have any value when a run begins: runs before it are not seen.</summary>
    internal Storage<TWord, TTruth> Static(StaticVariable variable)
    {
        if (!statics.TryGetValue(variable.Name, out var storage))
        {
            storage = Storage<TWord, TTruth>.Create(variable.Type, new CObject<TWord, TTruth>(variable.Name)
            {
                IsKept = true,
                IsStatic = true,
                IsConstant = variable.IsConstant,
                Unassigned = cell => !variable.IsWritten ? Initial(variable, cell)
                    : Intrinsics.Unknown(cell, variable.WordOf(cell.Name))
                    ?? throw new UnsupportedException($"the value of {cell.Name} from an earlier run", variable.Site),
            });
            statics.Add(variable.Name, storage);
            Keep(variable.Name, storage);
        }

        return storage;
    }

    private static CValue<TWord> Initial(StaticVariable variable, Cell<TWord, TTruth> cell) => cell.Type is IntegerType integer
        ? CValue<TWord>.Of(integer, TWord.Of(variable.WordOf(cell.Name), integer.Width))
        : CValue<TWord>.Pointer(cell.Type, variable.ReferenceOf(cell.Name));

    internal CValue<TWord> Invoke(string name, IReadOnlyList<CValue<TWord>> arguments, CType? expected, CodeSite site)
    {
        if (compiled.Function(name) is { } function)
        {
            return Run(function, arguments, site);
        }

        using var call = new CallDepth(Accesses);
        var intrinsic = Intrinsics.Function(name) ?? throw new UnsupportedException($"unknown function '{name}'", site);
        var result = intrinsic(this, arguments, site);
        return expected is null or VoidType ? result : Checked(result, expected, name);
    }

    /// <summary>
    /// Runs what comes before or after the other operands of an expression, and never in between, as a function's body does.
    /// </summary>
    internal TResult InOneGo<TResult>(Func<TResult> run)
    {
        using var call = new CallDepth(Accesses);
        return run();
    }

    private static CValue<TWord> Checked(CValue<TWord> result, CType expected, string name) =>
        expected is IntegerType integer && (result.Reference is not null || result.Word.Width != integer.Width)
            ? throw new ArgumentException($"{name} does not give {expected.Name}.")
            : result with { Type = expected };

    private CValue<TWord> Run(CompiledFunction<TWord, TTruth> function, IReadOnlyList<CValue<TWord>> arguments, CodeSite site)
    {
        if (frames.Count >= MaxDepth)
        {
            throw new UnsupportedException($"more than {MaxDepth} calls within each other", site);
        }

        var parameters = function.Type.Parameters;
        if (!function.Type.Takes(arguments.Count))
        {
            throw new UnsupportedException($"{arguments.Count} arguments for {parameters.Count} parameters", site);
        }

        var frame = new Frame<TWord, TTruth>(this, function, arguments);
        for (var i = 0; i < parameters.Count; i++)
        {
            frame.Slots[i] = Parameter(parameters[i], function.SlotNames[i], arguments[i]);
        }

        frames.Add(frame);
        using var call = new CallDepth(Accesses);
        var end = function.Body.Execute(frame);
        if (end == Nodes.Completion.Goto)
        {
            throw new UnsupportedException($"goto {frame.JumpsTo}, back to a label that was jumped over or into a block", site);
        }

        if (end != Nodes.Completion.Return && function.Type.Returns is not VoidType)
        {
            throw new UnsupportedException($"the end of {function.Name} without a return", site);
        }

        frames.RemoveAt(frames.Count - 1);
        frame.End(0, frame.Slots.Length);
        return Checked(frame.Result, function.Type.Returns, function.Name);
    }

    private static Storage<TWord, TTruth> Parameter(CType type, string name, CValue<TWord> argument)
    {
        var storage = Storage<TWord, TTruth>.Create(type, name);
        if (storage is Cell<TWord, TTruth> cell)
        {
            cell.Value = argument;
        }
        else
        {
            storage.CopyFrom((Storage<TWord, TTruth>)argument.Reference!);
        }

        return storage;
    }

    /// <summary>The time within a function's body.</summary>
    private readonly ref struct CallDepth
    {
        private readonly Accesses<TWord, TTruth>? accesses;
        private readonly int first;

        public CallDepth(Accesses<TWord, TTruth>? accesses)
        {
            this.accesses = accesses;
            if (accesses is not null)
            {
                first = accesses.Made.Count;
                accesses.CallDepth++;
            }
        }

        public void Dispose()
        {
            if (accesses is not null)
            {
                accesses.CallDepth--;
                accesses.DropEnded(first);
            }
        }
    }
}
