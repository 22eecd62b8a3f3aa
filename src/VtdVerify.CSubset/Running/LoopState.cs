using VtdVerify.Terms;

namespace VtdVerify.CSubset.Running;

/// <summary>The variables of all active calls when a loop begins, flattened to their cells.</summary>
internal sealed class LoopState<TWord, TTruth> : ILoopState<TWord>
    where TWord : struct, IWord<TWord, TTruth>
    where TTruth : struct, ITruth<TTruth>
{
    private readonly List<(string Name, Storage<TWord, TTruth> Storage)> variables = [];
    private Dictionary<string, Cell<TWord, TTruth>>? cells;

    public LoopState(Interpreter<TWord, TTruth> interpreter)
    {
        var frames = interpreter.Frames;
        for (var i = 0; i < frames.Count; i++)
        {
            var prefix = Prefix(frames, i);
            var (slots, names) = (frames[i].Slots, frames[i].Function.SlotNames);
            for (var slot = 0; slot < slots.Length; slot++)
            {
                if (slots[slot] is { } storage)
                {
                    variables.Add((prefix + names[slot], storage));
                }
            }
        }
    }

    private Dictionary<string, Cell<TWord, TTruth>> Cells => cells ??= Flatten();

    public IReadOnlyList<LoopVariable<TWord>> Read() => [.. Cells.Select(c => Variable(c.Key, c.Value.Value))];

    public void SetWord(string name, TWord value) => Find(name).Set(value);

    public void Forget(string name) => Find(name).Point(Marker.Forgotten);

    private Cell<TWord, TTruth> Find(string name) =>
        Cells.GetValueOrDefault(name) ?? throw new ArgumentException($"The loop has no variable {name}.", nameof(name));

    private static LoopVariable<TWord> Variable(string name, CValue<TWord> value) =>
        new(name, value.Reference is null ? value.Word : null, value.Reference);

    private Dictionary<string, Cell<TWord, TTruth>> Flatten()
    {
        var flat = new Dictionary<string, Cell<TWord, TTruth>>(StringComparer.Ordinal);
        foreach (var (name, storage) in variables)
        {
            storage.Visit(name, flat.Add);
        }

        return flat;
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
