using VtdVerify.CSubset.Running;
using VtdVerify.CSubset.Types;
using VtdVerify.QemuSource.Contracts;
using VtdVerify.Subjects;
using VtdVerify.Terms;
using ArrayOf = VtdVerify.CSubset.Running.ArrayStorage<VtdVerify.Terms.SymbolicWord, VtdVerify.Terms.SymbolicTruth>;
using Cell = VtdVerify.CSubset.Running.Cell<VtdVerify.Terms.SymbolicWord, VtdVerify.Terms.SymbolicTruth>;
using Storage = VtdVerify.CSubset.Running.Storage<VtdVerify.Terms.SymbolicWord, VtdVerify.Terms.SymbolicTruth>;
using Value = VtdVerify.CSubset.Running.CValue<VtdVerify.Terms.SymbolicWord>;

namespace VtdVerify.QemuSource.Walks;

/// <summary>
/// The values that the elements of static arrays may have once they were filled: those of all paths through what fills them. An element
/// has any one of its values at each read.
/// </summary>
internal sealed class FilledValues
{
    private const int MostPaths = 1024;

    private readonly WalkCode code;
    private readonly Dictionary<string, IReadOnlyList<IReadOnlyList<ulong>>> values = new(StringComparer.Ordinal);

    private FilledValues(WalkCode code)
    {
        this.code = code;
    }

    /// <summary>Runs what fills the arrays, for one address width.</summary>
    /// <exception cref="UnsupportedException">Some of it is not read, or gives an element what is no known word.</exception>
    public static FilledValues Of(WalkCode code, StateNames state, int width)
    {
        var filled = new FilledValues(code);
        foreach (var (array, filler) in code.Filled)
        {
            var site = new CodeSite(filler.File.Path, filler.FirstLine, array);
            var type = code.Program.VariableNamed(array) as ArrayType
                ?? throw new UnsupportedException($"the type of {array}", site);
            var paths = Explorer.Explore(
                new TermPool(), path => Fill(code, state, width, path, array, type, filler.Name, site), MostPaths);
            filled.values[array] = [.. Enumerable.Range(0, type.Length).Select(i => (IReadOnlyList<ulong>)
                [.. paths.OfType<IReadOnlyList<ulong>>().Select(path => path[i]).DefaultIfEmpty().Distinct().Order()])];
        }

        return filled;
    }

    /// <summary>The arrays on a path of the walk.</summary>
    public IReadOnlyDictionary<string, Storage> On(SymbolicPath path) => values.ToDictionary(
        array => array.Key,
        array => Array(
            code, array.Key, cell => AnyOf(path, cell, array.Value[cell.Index]), "a write into an array that is filled elsewhere"),
        StringComparer.Ordinal);

    private static Storage Array(WalkCode code, string name, Func<Cell, Value> read, string? refuses) => Storage.Create(
        code.Program.VariableNamed(name)!,
        new CObject<SymbolicWord, SymbolicTruth>(name) { IsKept = true, RefusesWrites = refuses, Unassigned = read });

    private static Value AnyOf(SymbolicPath path, Cell cell, IReadOnlyList<ulong> values)
    {
        var type = (IntegerType)cell.Type;
        var word = SymbolicWord.Of(values[0], type.Width);
        foreach (var other in values.Skip(1))
        {
            word = SymbolicWord.Select(path.FreshTruth($"{cell.Name} is 0x{other:x}"), SymbolicWord.Of(other, type.Width), word);
        }

        return Value.Of(type, word);
    }

    /// <summary>What one path gives to the elements; null where QEMU ends on it.</summary>
    private static List<ulong>? Fill(
        WalkCode code, StateNames state, int width, SymbolicPath path, string array, ArrayType type, string filler, CodeSite site)
    {
        var storage = (ArrayOf)Array(code, array, cell => AnyOf(path, cell, [0]), null);
        var memory = new AnyMemory(code.Program, path, state, width, new Dictionary<string, Storage> { [array] = storage });
        try
        {
            var run = new Interpreter<SymbolicWord, SymbolicTruth>(
                code.Program, new AnyTurns(path, memory, new ChangedByTurns()), memory, new StatementLimit());
            run.Call(filler, [.. code.Program.FunctionNamed(filler)!.Parameters.Select((parameter, i) => memory.Any(
                parameter, FormattableString.Invariant($"argument {i + 1}"), site))]);
        }
        catch (RunStoppedException)
        {
            return null;
        }
        catch (UndefinedRunException broken)
        {
            throw new UnsupportedException(broken.Rule, broken.Site);
        }

        return [.. Enumerable.Range(0, type.Length).Select(i => storage[i] is Cell { Value: { Reference: null, Word.Known: { } known } }
            ? known
            : throw new UnsupportedException($"a value of {array} that is not known", site))];
    }
}
