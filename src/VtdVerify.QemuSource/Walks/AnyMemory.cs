using VtdVerify.CSubset.Running;
using VtdVerify.CSubset.Types;
using VtdVerify.QemuSource.Files;
using VtdVerify.Subjects;
using VtdVerify.Terms;
using Cell = VtdVerify.CSubset.Running.Cell<VtdVerify.Terms.SymbolicWord, VtdVerify.Terms.SymbolicTruth>;
using Host = VtdVerify.CSubset.Running.Intrinsic<VtdVerify.Terms.SymbolicWord, VtdVerify.Terms.SymbolicTruth>;
using Record = VtdVerify.CSubset.Running.Record<VtdVerify.Terms.SymbolicWord, VtdVerify.Terms.SymbolicTruth>;
using Storage = VtdVerify.CSubset.Running.Storage<VtdVerify.Terms.SymbolicWord, VtdVerify.Terms.SymbolicTruth>;
using Value = VtdVerify.CSubset.Running.CValue<VtdVerify.Terms.SymbolicWord>;

namespace VtdVerify.QemuSource.Walks;

/// <summary>
/// Memory of which nothing is known, and functions that may do anything. What the code did not assign itself holds any value, and another
/// one after each call of a function that is not read: that may write everywhere. It gives any result, and any value to whatever of the
/// code's own it is handed. Only the vIOMMU's address width is always the same.
/// </summary>
/// <param name="given">Variables of which more is known.</param>
internal sealed class AnyMemory(
    CProgram program, SymbolicPath path, StateNames? state, int width, IReadOnlyDictionary<string, Storage> given)
    : IIntrinsics<SymbolicWord, SymbolicTruth>
{
    private const string UnknownWrite = "a write through an unknown pointer";

    private readonly Dictionary<string, FunctionType> pointedTo = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Storage> elsewhere = new(StringComparer.Ordinal);
    private readonly Dictionary<Cell, Value> held = [];
    private readonly Dictionary<UnknownObject, SymbolicTruth> nulls = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<CObject<SymbolicWord, SymbolicTruth>, Storage> handed = [];

    /// <summary>Objects of which something is known that must not change.</summary>
    public HashSet<CObject<SymbolicWord, SymbolicTruth>> Kept { get; } = [];

    /// <summary>Whether the code made an object on the heap, which is no variable that a loop's turns are followed by.</summary>
    public bool HasHeap { get; private set; }

    /// <summary>Whether a function that is not read may keep the pointer that is its argument of some number.</summary>
    public Func<string, int, bool> Keeps { get; init; } = (_, _) => true;

    /// <summary>The functions of which more is known.</summary>
    public Dictionary<string, Host> Own { get; } = new(StringComparer.Ordinal);

    public Host Function(string name) => Own.GetValueOrDefault(name) ?? ((_, arguments, site) => Call(name, arguments, site));

    public Storage? Global(string name)
    {
        if (!elsewhere.TryGetValue(name, out var storage) && !program.Defines(name) && program.VariableNamed(name) is { } type)
        {
            elsewhere.Add(name, storage = Behind(type, name));
        }

        return given.GetValueOrDefault(name) ?? storage;
    }

    /// <summary>A question gives anything; a static variable that others write is not read.</summary>
    public Value? Unknown(Cell cell, ulong usual) =>
        cell.Owner.IsKept ? null : Any(cell.Type, cell.Name, new CodeSite(cell.Name, 0, cell.Name));

    public Value RestOfFunction(string functionName, IReadOnlyList<Value> arguments, CodeSite site) =>
        throw new UnsupportedException($"the hidden rest of {functionName}", site);

    /// <summary>Where code does not ask, it follows the pointer, and goes on as if there were something.</summary>
    public SymbolicTruth? IsNull(UnknownObject unknown)
    {
        if (!nulls.TryGetValue(unknown, out var isNull))
        {
            nulls.Add(unknown, isNull = IsNull(unknown.Name));
        }

        return isNull;
    }

    /// <summary>Any value of a type.</summary>
    public Value Any(CType type, string name, CodeSite site) => type switch
    {
        IntegerType { IsBool: true } truth => Value.Of(truth, path.Fresh(name, 1).Resize(truth.Width)),
        IntegerType integer => Value.Of(integer, path.Fresh(name, integer.Width)),
        PointerType { Target: FunctionType function } pointer => Value.Pointer(
            pointer, path.Decide(IsNull(name)) ? null : Designator(function, name)),
        PointerType pointer => Value.Pointer(pointer, Behind(pointer.Target, name)),
        RecordType record => new Value(record, default, Behind(record, name)),
        VoidType => Value.Void,
        _ => throw new UnsupportedException($"what {name} holds, which is {type.Name}", site),
    };

    /// <summary>An object that the code did not make. It is read, and not written.</summary>
    public Storage Behind(CType type, string name) => Storage.Create(type, new CObject<SymbolicWord, SymbolicTruth>(name)
    {
        Identity = new UnknownObject(name),
        RefusesWrites = UnknownWrite,
        Unassigned = Held,
    });

    /// <summary>An object that the code is given for its own: it holds anything, and may be written.</summary>
    public Storage Given(CType type, string name) =>
        Storage.Create(type, new CObject<SymbolicWord, SymbolicTruth>(name) { Unassigned = Held });

    /// <summary>Any argument; a pointer to a member leads to a whole record where the function relies on that.</summary>
    public Value Argument(TreeFunction function, int parameter, CType type, string name) =>
        GivenMember.Of(function, parameter) is var (container, field)
            ? Value.Pointer(type, ((Record)Behind(program.RecordType(container), container))[field])
            : Any(type, name, new CodeSite(function.Name, 0, function.Name));

    /// <summary>Lets the code make objects of its own on the heap.</summary>
    public void AllowHeap() => Own[Builtins.Allocation] = (_, arguments, _) =>
    {
        HasHeap = true;
        return arguments[0];
    };

    /// <summary>Everything may have been written.</summary>
    public void Forget() => held.Clear();

    private Value Held(Cell cell)
    {
        if (!held.TryGetValue(cell, out var value))
        {
            held.Add(cell, value = Read(cell));
        }

        return value;
    }

    private Value Read(Cell cell) => cell is { Parent: Record { RecordType: var record }, Type: IntegerType integer }
        && state is not null && record == program.TypeNamed(state.Record) && record.Fields![cell.Index].Name == state.Width
        ? Value.Of(integer, SymbolicWord.Of((ulong)width, integer.Width))
        : Any(cell.Type, cell.Name, new CodeSite(cell.Name, 0, cell.Name));

    private SymbolicTruth IsNull(string name) => path.FreshTruth($"{name} is null");

    private FunctionDesignator Designator(FunctionType type, string name)
    {
        var known = $"*{name}";
        pointedTo[known] = type;
        return new FunctionDesignator(known);
    }

    private Value Call(string name, IReadOnlyList<Value> arguments, CodeSite site)
    {
        var type = program.FunctionNamed(name) ?? pointedTo.GetValueOrDefault(name)
            ?? throw new UnsupportedException($"unknown function '{name}'", site);
        var lent = new List<CObject<SymbolicWord, SymbolicTruth>>();
        foreach (var (argument, i) in arguments.Select((argument, i) => (argument.Reference as Storage, i)))
        {
            if (argument is { Owner: var owner } && Kept.Contains(owner))
            {
                throw new UnsupportedException($"{owner.Name}, which is handed to {name}", site);
            }

            if (Hand(argument) && !Keeps(name, i))
            {
                lent.Add(argument!.Owner);
            }
        }

        Overwrite(site);
        lent.ForEach(owner => handed.Remove(owner));
        Forget();
        return Any(type.Returns, name, site);
    }

    /// <summary>A function that is not read knows an object of the code's own from now on.</summary>
    /// <returns>Whether it did not before.</returns>
    private bool Hand(Storage? part)
    {
        if (part is not { Owner: { RefusesWrites: null, IsDead: null } owner } || handed.ContainsKey(owner))
        {
            return false;
        }

        while (part.Parent is { } parent)
        {
            part = parent;
        }

        handed.Add(owner, part);
        return true;
    }

    /// <summary>Any value in each cell of the objects that such functions know, and of those that these point to.</summary>
    private void Overwrite(CodeSite site)
    {
        var done = new HashSet<CObject<SymbolicWord, SymbolicTruth>>();
        while (handed.Values.FirstOrDefault(one => one.Owner.IsDead is null && !done.Contains(one.Owner)) is { } whole)
        {
            done.Add(whole.Owner);
            Fill(whole);
        }

        void Fill(Storage part)
        {
            switch (part)
            {
                case Cell cell:
                    Hand(cell.Value.Reference as Storage);
                    cell.Value = Any(cell.Type, cell.Name, site);
                    break;
                case Record { RecordType: { IsUnion: true, Fields: { } members } } union:
                    Fill(union[members.MaxBy(member => member.Type.Size ?? 0)!.Name]);
                    break;
                case Record { RecordType.Fields: { } fields } record:
                    fields.ToList().ForEach(field => Fill(record[field.Name]));
                    break;
                case ArrayStorage<SymbolicWord, SymbolicTruth> array:
                    Enumerable.Range(0, array.Length).ToList().ForEach(index => Fill(array[index]));
                    break;
                default:
                    throw new UnsupportedException($"{part.Name}, which is handed to a function that is not read", site);
            }
        }
    }
}
