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

    private readonly CompiledProgram<TWord, TTruth> compiled = program.Compiled<TWord, TTruth>();
    private readonly List<Frame<TWord, TTruth>> frames = [];
    private readonly List<CodeSite> ignoredCalls = [];

    public CProgram Program { get; } = program;

    public IExecution<TWord, TTruth> Execution { get; } = execution;

    public IIntrinsics<TWord, TTruth> Intrinsics { get; } = intrinsics;

    /// <summary>The calls that were met and skipped (<c>trace_*</c>), in the order of the run.</summary>
    public IReadOnlyList<CodeSite> IgnoredCalls => ignoredCalls;

    internal IReadOnlyList<Frame<TWord, TTruth>> Frames => frames;

    /// <summary>Calls a function of the program, or else of the host.</summary>
    /// <returns>The result; <see cref="CValue{TWord}.Void"/> for a function without one.</returns>
    /// <exception cref="UnsupportedException">The run reached a construct that is not read.</exception>
    public CValue<TWord> Call(string functionName, params IReadOnlyList<CValue<TWord>> arguments) =>
        Invoke(functionName, arguments, null, new CodeSite(functionName, 0, $"call of {functionName}"));

    /// <summary>A new record of a type that the program's prelude declares; none of its cells is assigned.</summary>
    /// <exception cref="ArgumentException">The type is no record.</exception>
    public Record<TWord, TTruth> NewRecord(string typeName, string objectName) =>
        (Record<TWord, TTruth>)Storage<TWord, TTruth>.Create(Program.RecordType(typeName), objectName);

    internal void Spend() => fuel?.Spend();

    internal void Ignore(CodeSite site) => ignoredCalls.Add(site);

    internal CValue<TWord> Invoke(string name, IReadOnlyList<CValue<TWord>> arguments, CType? expected, CodeSite site)
    {
        if (compiled.Function(name) is { } function)
        {
            return Run(function, arguments, site);
        }

        var intrinsic = Intrinsics.Function(name) ?? throw new UnsupportedException($"unknown function '{name}'", site);
        var result = intrinsic(this, arguments, site);
        return expected is null or VoidType ? result : Checked(result, expected, name);
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

        if (arguments.Count != function.Type.Parameters.Count)
        {
            throw new UnsupportedException($"{arguments.Count} arguments for {function.Type.Parameters.Count} parameters", site);
        }

        var frame = new Frame<TWord, TTruth>(this, function, arguments);
        for (var i = 0; i < arguments.Count; i++)
        {
            frame.Slots[i] = Parameter(function.Type.Parameters[i], function.SlotNames[i], arguments[i]);
        }

        frames.Add(frame);
        if (function.Body.Execute(frame) != Nodes.Completion.Return && function.Type.Returns is not VoidType)
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
}
