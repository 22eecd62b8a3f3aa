using VtdVerify.Model;
using VtdVerify.Subjects;

namespace VtdVerify.Native.Running;

/// <summary>
/// All that an unmap did, as words: each search, removal and event in order, and how it ended. The same form for compiled code, for the
/// interpreter and for the model, so that two runs are compared word by word.
/// </summary>
public sealed class RunTrace : IEquatable<RunTrace>
{
    private const ulong Abort = 6;
    private const ulong TimeIsUp = 26;

    // Many times what a machine's run takes; the compiled code has four steps for each turn.
    private const long Fuel = 8192;

    private const int MappingWords = 4;
    private const int EntryWords = 5;

    private readonly ulong[] words;
    private readonly int end;

    internal RunTrace(ReadOnlySpan<ulong> words)
    {
        this.words = words.ToArray();
        end = SortRemovals();
    }

    /// <summary>The first address of what each search found, in order; null where it found nothing.</summary>
    public IReadOnlyList<Address?> Found =>
        [.. Steps().Where(s => s.Tag == TraceTag.Found).Select(s => s.Words[2] == 0 ? (Address?)null : new Address(s.Words[3]))];

    /// <summary>The run was ended from outside because it took too long: how far it came by then says nothing.</summary>
    public bool IsEndless => End == TraceTag.NoFuel || (End == TraceTag.Died && words[end + 1] == TimeIsUp);

    /// <summary>The run ended in abort().</summary>
    public bool IsAborted => End == TraceTag.Died && words[end + 1] == Abort;

    /// <summary>The tree did not take one of the machine's mappings.</summary>
    public bool IsRefused => End == TraceTag.Refused;

    private TraceTag End => (TraceTag)words[end];

    /// <summary>
    /// What a run of the interpreter or the model did; null where compiled code has no counterpart: undefined behaviour, or not read.
    /// </summary>
    public static RunTrace? Of(MachineRun run)
    {
        var steps = run.Lookups.Select(l => (l.Step, Words: Words(l)))
            .Concat(run.Removals.Select(r => (r.Step, Words: Words(r))))
            .Concat(run.Events.Select(e => (e.Step, Words: Words(e))))
            .OrderBy(s => s.Step)
            .SelectMany(s => s.Words);
        IEnumerable<ulong>? last = run.Outcome switch
        {
            MachineOutcome.Returned =>
                [(ulong)TraceTag.Returned, (ulong)run.TreeAfter.Count, .. run.TreeAfter.SelectMany(Words)],
            MachineOutcome.Aborted => [(ulong)TraceTag.Died, Abort],
            MachineOutcome.OutOfFuel => [(ulong)TraceTag.NoFuel],
            _ => null,
        };
        return last is null ? null : new RunTrace([.. steps, .. last]);
    }

    /// <summary>
    /// What a subject does on the machine of another run, all notifiers in QEMU's order, where a choice among several mappings that
    /// compare equal to a key falls as it fell there; null as for <see cref="Of"/>.
    /// </summary>
    /// <param name="unread">What of the code the run reached that is not read; null for nothing.</param>
    public static RunTrace? Beside(
        RunTrace other, MachineDescription machine, ISubject subject, out MachineOutcome.Unsupported? unread)
    {
        unread = null;
        try
        {
            var run = subject.RunBeside(machine, UnmapOrder.OfAll(machine).NotifierIds, other.Found, Fuel);
            unread = run.Outcome as MachineOutcome.Unsupported;
            return Of(run);
        }
        catch (InvalidMachineException refused) when (refused.Fault is MachineFault.NotInserted)
        {
            return new RunTrace([(ulong)TraceTag.Refused]);
        }
    }

    /// <summary>Of two runs without an end that went equally far, as far as both went: each is ended somewhere.</summary>
    public bool Equals(RunTrace? other) => other is not null && (IsEndless && other.IsEndless
        ? words.AsSpan(0, Math.Min(end, other.end)).SequenceEqual(other.words.AsSpan(0, Math.Min(end, other.end)))
        : words.AsSpan().SequenceEqual(other.words));

    public override bool Equals(object? obj) => Equals(obj as RunTrace);

    public override int GetHashCode() => IsEndless ? 0 : words.Length;

    /// <summary>One line for each step.</summary>
    public IReadOnlyList<string> Lines() => [.. Steps().Select(s => Line(s.Tag, s.Words))];

    /// <summary>The words from a place on that belong to one step, its tag left out.</summary>
    internal static int Length(ReadOnlySpan<ulong> from) => (TraceTag)from[0] switch
    {
        TraceTag.Found => 3 + MappingWords,
        TraceTag.Removed => 3 + (MappingWords * (int)from[3]),
        TraceTag.Notified => 2 + EntryWords,
        TraceTag.Delivered => EntryWords,
        TraceTag.Returned => 1 + (MappingWords * (int)from[1]),
        TraceTag.Died => 1,
        TraceTag.NoFuel or TraceTag.Refused => 0,
        _ => throw new InvalidDataException($"{from[0]} is no tag of a trace."),
    };

    internal static bool IsEnd(ulong tag) => (TraceTag)tag is TraceTag.Returned or TraceTag.NoFuel or TraceTag.Died or TraceTag.Refused;

    private static ulong[] Words(LookupRecord lookup) =>
    [
        (ulong)TraceTag.Found, lookup.Key.First.Value, (lookup.Key.Last - lookup.Key.First).Value, lookup.Found is null ? 0UL : 1,
        .. lookup.Found is { } found ? Words(found) : new ulong[MappingWords],
    ];

    private static ulong[] Words(RemovalRecord removal) =>
    [
        (ulong)TraceTag.Removed, removal.Range.First.Value, (removal.Range.Last - removal.Range.First).Value,
        (ulong)removal.Removed.Count, .. removal.Removed.SelectMany(Words),
    ];

    private static ulong[] Words(UnmapEventRecord record) =>
    [
        (ulong)TraceTag.Notified, (ulong)record.NotifierId, record.Event.Type.Value, .. Entry(record.Event),
        .. record.Delivered is { } delivered ? [(ulong)TraceTag.Delivered, .. Entry(delivered)] : Array.Empty<ulong>(),
    ];

    private static ulong[] Entry(IommuTlbEvent<Terms.ConcreteWord> entry) =>
    [
        entry.Iova.Value, entry.AddressMask.Value, entry.TranslatedAddress.Value, entry.Permission.Value,
        entry.TargetIsSystemMemory ? 1UL : 0,
    ];

    /// <summary>A mapping as the compiled code gets and records it.</summary>
    internal static ulong[] Words(MappingDescription mapping) =>
        [mapping.Iova.Value, mapping.InclusiveSize.Value, mapping.TranslatedAddress.Value, (ulong)mapping.Permission];

    /// <summary>Which of several mappings a removal takes first is a matter of the tree's shape, and no matter of the unmap.</summary>
    /// <returns>Where the last step begins.</returns>
    private int SortRemovals()
    {
        var last = 0;
        for (var at = 0; at < words.Length; at += 1 + Length(words.AsSpan(at)))
        {
            last = at;
            if ((TraceTag)words[at] == TraceTag.Removed && words[at + 3] > 1)
            {
                var removed = words[(at + 4)..(at + 1 + Length(words.AsSpan(at)))].Chunk(MappingWords).OrderBy(mapping => mapping[0]);
                removed.SelectMany(mapping => mapping).ToArray().CopyTo(words, at + 4);
            }
        }

        return last;
    }

    private static string Line(TraceTag tag, ulong[] w) => FormattableString.Invariant(tag switch
    {
        TraceTag.Found when w[2] == 0 => (FormattableString)$"search 0x{w[0]:x}+0x{w[1]:x}: nothing",
        TraceTag.Found => $"search 0x{w[0]:x}+0x{w[1]:x}: 0x{w[3]:x}+0x{w[4]:x} -> 0x{w[5]:x}, perm {w[6]}",
        TraceTag.Removed => $"remove 0x{w[0]:x}+0x{w[1]:x}: {w[2]} mapping(s)",
        TraceTag.Notified => $"notify {w[0]}: type {w[1]} 0x{w[2]:x}+0x{w[3]:x} -> 0x{w[4]:x}, perm {w[5]}, system memory {w[6]}",
        TraceTag.Delivered => $"  delivered 0x{w[0]:x}+0x{w[1]:x} -> 0x{w[2]:x}",
        TraceTag.Returned => $"returned; {w[0]} mapping(s) left",
        TraceTag.NoFuel => $"did not return",
        TraceTag.Died => $"died of signal {w[0]}",
        _ => $"the tree did not take a mapping",
    });

    private IEnumerable<(TraceTag Tag, ulong[] Words)> Steps()
    {
        for (var at = 0; at < words.Length;)
        {
            var length = Length(words.AsSpan(at));
            yield return ((TraceTag)words[at], words[(at + 1)..(at + 1 + length)]);
            at += 1 + length;
        }
    }
}
