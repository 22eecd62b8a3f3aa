using VtdVerify.Terms;

namespace VtdVerify.CSubset.Running;

/// <summary>
/// The store as a loop sees it, flattened to its cells: the variables of all active calls, the host's objects, static variables, and
/// whatever they point to. An object goes by the first name that leads to it.
/// </summary>
/// <param name="mayBeCounted">Whether the loop's condition looks at words only, so that it may be known how many turns there are.</param>
internal sealed class LoopState<TWord, TTruth>(Interpreter<TWord, TTruth> interpreter, bool mayBeCounted) : ILoopState<TWord>
    where TWord : struct, IWord<TWord, TTruth>
    where TTruth : struct, ITruth<TTruth>
{
    private readonly HashSet<string> wanted = new(StringComparer.Ordinal);
    private readonly List<Cell<TWord, TTruth>> loosened = [];
    private bool? hostMayChange;
    private Dictionary<string, Cell<TWord, TTruth>>? cells;

    public bool ConditionIsKnown { get; private set; } = mayBeCounted;

    /// <summary>Tells of the condition's value before a turn, or behind one.</summary>
    public void SeeCondition(TTruth condition) => ConditionIsKnown &= condition.Known is not null;

    public IReadOnlyList<LoopVariable<TWord>> Read() => [.. Flatten().Select(c => c.Value.Undecided is { } open
        ? new LoopVariable<TWord>(c.Key, null, open) { IsOpen = true }
        : Variable(c.Key, c.Value))];

    public LoopVariable<TWord>? Read(string name) =>
        (cells ?? Flatten()).TryGetValue(name, out var cell) ? Variable(name, cell) : null;

    public void Reach(IReadOnlySet<string> names, bool hostMayChange = true)
    {
        wanted.UnionWith(names);
        this.hostMayChange = hostMayChange;
    }

    /// <summary>Runs the loop, and takes down what turns that were not run may have done.</summary>
    public void Run(CodeSite site, Func<bool> condition, Func<TurnEnd> body)
    {
        interpreter.Execution.While(site, this, condition, body);
        SupposeAccesses();
    }

    /// <summary>
    /// Takes down what turns that were not run may have read and written, where somebody asks for it: they wrote what was let loose, and
    /// read what the function at hand can reach.
    /// </summary>
    private void SupposeAccesses()
    {
        if (hostMayChange is not { } hostChanges || interpreter.Accesses is not { } accesses)
        {
            return;
        }

        foreach (var cell in loosened)
        {
            accesses.Supposes(cell, isWrite: true);
        }

        foreach (var storage in Walk(interpreter.Frames.Count - 1, new(StringComparer.Ordinal)))
        {
            accesses.Supposes(storage, isWrite: false);
        }

        accesses.Supposes(interpreter, hostChanges);
    }

    public void SetWord(string name, TWord value) => Changed(name).Set(value);

    public void Forget(string name) => Changed(name).Point(Marker.Forgotten);

    public void Defer(string name, Func<object?> choose)
    {
        var cell = Changed(name);
        if (cell.Union is not null)
        {
            // Other members would not see what is decided when this one is read.
            cell.Point(Marker.Forgotten);
            return;
        }

        cell.Defer(() => choose() is { } identity ? interpreter.Intrinsics.ObjectOf(identity) : null);
    }

    private Cell<TWord, TTruth> Changed(string name)
    {
        var cell = (cells ?? Flatten()).GetValueOrDefault(name)
            ?? throw new ArgumentException($"The loop has no variable {name}.", nameof(name));
        interpreter.Changes(cell);
        loosened.Add(cell);
        return cell;
    }

    private static LoopVariable<TWord> Variable(string name, Cell<TWord, TTruth> cell)
    {
        var value = cell.Value;
        return new LoopVariable<TWord>(name, value.Reference is null ? value.Word : null, value.Reference)
        {
            IsNull = value.IsNull,
            Target = value.Reference is Storage<TWord, TTruth> { Parent: null, Owner.Identity: { } identity } ? identity : null,
        };
    }

    private Dictionary<string, Cell<TWord, TTruth>> Flatten()
    {
        var flat = new Dictionary<string, Cell<TWord, TTruth>>(StringComparer.Ordinal);
        Walk(0, flat);
        return cells = flat;
    }

    /// <summary>Takes down all cells that can be reached, and gives the objects that they are part of.</summary>
    private List<Storage<TWord, TTruth>> Walk(int firstFrame, Dictionary<string, Cell<TWord, TTruth>> flat)
    {
        List<Storage<TWord, TTruth>> objects = [];
        var open = new Queue<(string Name, Storage<TWord, TTruth> Storage)>(Roots(firstFrame));
        var seen = open.Select(root => root.Storage.Owner).ToHashSet();
        while (open.TryDequeue(out var next))
        {
            objects.Add(next.Storage);
            next.Storage.Visit(next.Name, Add, wanted);
        }

        return objects;

        void Add(string name, Cell<TWord, TTruth> cell)
        {
            // A variable of the code may have the name of an object of QEMU's.
            while (!flat.TryAdd(name, cell))
            {
                name += "'";
            }

            // What cannot be written stays as it is; what was not read yet points to nothing that could be reached otherwise.
            if (cell.Undecided is null && cell.Value.Reference is Storage<TWord, TTruth> target
                && target.Owner.RefusesWrites is null && seen.Add(target.Owner))
            {
                open.Enqueue(($"{name}*", target.Whole));
            }
        }
    }

    private IEnumerable<(string Name, Storage<TWord, TTruth> Storage)> Roots(int firstFrame)
    {
        foreach (var (name, storage) in interpreter.Roots)
        {
            yield return (name, storage);
        }

        var frames = interpreter.Frames;
        for (var i = firstFrame; i < frames.Count; i++)
        {
            var prefix = Prefix(frames, i);
            var (slots, names) = (frames[i].Slots, frames[i].Function.SlotNames);
            for (var slot = 0; slot < slots.Length; slot++)
            {
                if (slots[slot] is { } storage)
                {
                    yield return (prefix + names[slot], storage);
                }
            }
        }
    }

    /// <summary>The function's name; a second call of the same function is numbered.</summary>
    private static string Prefix(IReadOnlyList<Frame<TWord, TTruth>> frames, int index)
    {
        var earlier = 0;
        for (var i = 0; i < index; i++)
        {
            earlier += frames[i].Function == frames[index].Function ? 1 : 0;
        }

        var name = frames[index].Function.Name;
        return earlier == 0 ? $"{name}." : $"{name}#{earlier + 1}.";
    }
}
