using VtdVerify.CSubset.Running;
using VtdVerify.CSubset.Types;
using VtdVerify.Terms;
using Record = VtdVerify.CSubset.Running.Record<VtdVerify.Terms.SymbolicWord, VtdVerify.Terms.SymbolicTruth>;
using Value = VtdVerify.CSubset.Running.CValue<VtdVerify.Terms.SymbolicWord>;

namespace VtdVerify.QemuSource.Contracts;

/// <summary>
/// What the machine of this project does in place of a function of QEMU, as something that can be shown of the function's text: for all
/// arguments, by running it on symbolic words.
/// </summary>
internal abstract class Contract
{
    /// <summary>What the contract says, as the end of a sentence that begins with the function's name.</summary>
    public abstract string Sentence { get; }

    /// <summary>Values for which it does not hold disprove it; else the way in which it is shown may be what fails.</summary>
    public virtual bool IsExact => true;

    /// <summary>Declarations that the arguments are made with.</summary>
    public abstract IReadOnlyList<string> Names { get; }

    /// <summary>Runs the function once on the path and gives what must be true there.</summary>
    public abstract SymbolicTruth Holds(CProgram program, string function, PathExecution run);

    /// <summary>Calls the function; null where it returned, else how it ended.</summary>
    /// <exception cref="UnsupportedException">
    /// It wrote into what is there after the call: no function that the machine stands in for does, whatever it gives.
    /// </exception>
    protected static Stop? Run(
        CProgram program, string function, PathExecution run, Intrinsics<SymbolicWord, SymbolicTruth> host, IReadOnlyList<Value> arguments,
        out Value result)
    {
        result = Value.Void;
        Stop? stop = null;
        var interpreter = new Interpreter<SymbolicWord, SymbolicTruth>(program, run, host);
        try
        {
            result = interpreter.Call(function, arguments);
        }
        catch (RunStoppedException stopped)
        {
            stop = stopped.Stop;
        }

        return !interpreter.HasChangedState
            ? stop
            : throw new UnsupportedException("a write into what is there after the call", Own(function));
    }

    /// <summary>A record of that type, none of its fields assigned.</summary>
    protected static Record NewRecord(CProgram program, string type, string name) =>
        (Record)Storage<SymbolicWord, SymbolicTruth>.Create(
            program.RecordType(type), new CObject<SymbolicWord, SymbolicTruth>(name) { IsKept = true });

    /// <summary>A mapping of which nothing is known.</summary>
    protected static Record NewMapping(CProgram program, SymbolicPath path, string name)
    {
        var record = NewRecord(program, "DMAMap", name);
        foreach (var field in record.RecordType.Fields ?? [])
        {
            switch (field.Type)
            {
                case IntegerType:
                    SetFresh(record, field.Name, path, name);
                    break;
                case PointerType:
                    record.Cell(field.Name).Point(new object());
                    break;
                default:
                    throw new UnsupportedException($"the field {field.Name} of {record.Type.Name}", Own(field.Name));
            }
        }

        return record;
    }

    protected static void SetFresh(Record record, string field, SymbolicPath path, string name)
    {
        var cell = record.Cell(field);
        cell.Set(path.Fresh($"{name}.{field}", ((IntegerType)cell.Type).Width));
    }

    protected static Value Pointer(Storage<SymbolicWord, SymbolicTruth> target) => Value.Pointer(new PointerType(target.Type), target);

    protected static SymbolicWord Word(Storage<SymbolicWord, SymbolicTruth> record, string field) =>
        ((Record)record).Cell(field) is { Value: { Reference: null } value }
            ? value.Word
            : throw new UnsupportedException($"{field} of {record.Name}, which is no known word", Own(field));

    private static CodeSite Own(string text) => new("contract", 0, text);
}
