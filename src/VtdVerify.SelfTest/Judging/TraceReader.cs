using VtdVerify.Model;
using VtdVerify.Terms;

namespace VtdVerify.SelfTest.Judging;

/// <summary>Reads the words that compiled code recorded as a run of the model's machine, so that the same claims judge it.</summary>
internal sealed class TraceReader(MachineDescription machine)
{
    private const int MappingWords = 4;

    private static readonly CodeSite Compiled = new("compiled code", 1, string.Empty);

    private readonly Dictionary<Address, MappingDescription> tree = machine.Mappings.ToDictionary(m => m.Iova);
    private readonly List<UnmapEventRecord> events = [];
    private readonly List<RemovalRecord> removals = [];
    private readonly List<LookupRecord> lookups = [];
    private IReadOnlyList<MappingDescription>? left;
    private int eventsOfFirst;

    private enum Tag : ulong
    {
        Found = 1,
        Removed,
        Notified,
        Delivered,
        Left,
        Returned,
        NoFuel,
        Endless,
        Died,
        Undefined,
    }

    private int NextStep => events.Count + removals.Count + lookups.Count;

    /// <summary>The run whose words begin here, and how many they are.</summary>
    public static (JudgedRun Run, int Length) Read(MachineDescription machine, ReadOnlySpan<ulong> words)
    {
        var reader = new TraceReader(machine);
        var at = 0;
        while (true)
        {
            var tag = (Tag)words[at];
            var length = reader.Step(tag, words[(at + 1)..]);
            at += 1 + length;
            if (tag is Tag.Returned or Tag.NoFuel or Tag.Endless or Tag.Died or Tag.Undefined)
            {
                return (new JudgedRun(reader.RunOf(tag), Hash(words[..at])), at);
            }
        }
    }

    private int Step(Tag tag, ReadOnlySpan<ulong> w)
    {
        switch (tag)
        {
            case Tag.Found:
                if (left is null)
                {
                    lookups.Add(new LookupRecord(NextStep, RangeOf(w), Compiled, w[2] == 0 ? null : Mapping(w[3..])));
                }

                return 3 + MappingWords;
            case Tag.Removed:
                Remove(w);
                return 3 + (MappingWords * (int)w[2]);
            case Tag.Notified:
                Notify(w);
                return 7;
            case Tag.Delivered:
                events[^1] = events[^1] with { Fate = EventFate.Delivered, Delivered = Entry(events[^1].Event.Type.Value, w) };
                return 5;
            case Tag.Left:
                KeepLeft(w);
                return 1 + (MappingWords * (int)w[0]);
            case Tag.Died:
                return 1;
            default:
                return 0;
        }
    }

    private void KeepLeft(ReadOnlySpan<ulong> w)
    {
        if (left is not null)
        {
            return;
        }

        var all = new List<MappingDescription>();
        for (var i = 0; i < (int)w[0]; i++)
        {
            all.Add(Mapping(w[(1 + (i * MappingWords))..]));
        }

        left = all;
        eventsOfFirst = events.Count;
    }

    private void Remove(ReadOnlySpan<ulong> w)
    {
        var removed = new List<MappingDescription>();
        for (var i = 0; i < (int)w[2]; i++)
        {
            removed.Add(Mapping(w[(3 + (i * MappingWords))..]));
            tree.Remove(removed[^1].Iova);
        }

        if (left is null)
        {
            removals.Add(new RemovalRecord(NextStep, RangeOf(w), Compiled, removed));
        }
    }

    private void Notify(ReadOnlySpan<ulong> w)
    {
        var handed = Entry(w[1], w[2..]);
        var isBacked = tree.TryGetValue(Address.Of(handed.Iova), out var map)
            && map.InclusiveSize == AddressMask.Of(handed.AddressMask).Size;
        events.Add(new UnmapEventRecord(
            NextStep, (int)w[0], handed, EventFate.OutsideScope, null, Compiled,
            BackedByRange: isBacked,
            BackedExactly: isBacked && map!.TranslatedAddress == Address.Of(handed.TranslatedAddress)));
    }

    private MachineRun? RunOf(Tag end)
    {
        MachineOutcome? outcome = end switch
        {
            // How a later notifier's unmap ends is its own: a machine on which that one comes first says it.
            _ when left is not null && end is not Tag.NoFuel => new MachineOutcome.Returned(),
            Tag.Died => new MachineOutcome.Aborted(Compiled),
            Tag.Undefined => new MachineOutcome.Undefined("a sanitizer or a signal ended it", Compiled),
            Tag.Endless => new MachineOutcome.OutOfFuel(Compiled, IsEndless: true),
            _ => null,
        };
        if (outcome is null)
        {
            return null;
        }

        var own = left is null ? events.Count : eventsOfFirst;
        return new MachineRun(outcome, [.. events.Take(own)], removals, lookups, left ?? [], [], [], [], null)
        {
            EventsAfterwards = [.. events.Skip(own)],
        };
    }

    private static IovaRange<ConcreteWord> RangeOf(ReadOnlySpan<ulong> w) =>
        IovaRange<ConcreteWord>.OfInclusiveSize(ConcreteWord.Of(w[0]), ConcreteWord.Of(w[1]));

    private static MappingDescription Mapping(ReadOnlySpan<ulong> w) =>
        new(new Address(w[0]), new InclusiveSize(w[1]), new Address(w[2]), (IommuAccess)w[3]);

    private static IommuTlbEvent<ConcreteWord> Entry(ulong type, ReadOnlySpan<ulong> w) => new(
        ConcreteWord.Of(type, 32),
        ConcreteWord.Of(w[0]),
        ConcreteWord.Of(w[1]),
        ConcreteWord.Of(w[2]),
        ConcreteWord.Of(w[3] & uint.MaxValue, 32),
        w[4] != 0);

    private static ulong Hash(ReadOnlySpan<ulong> words)
    {
        var hash = 0x9e3779b97f4a7c15UL;
        foreach (var word in words)
        {
            hash = unchecked((hash ^ word) * 0xff51afd7ed558ccd);
            hash ^= hash >> 32;
        }

        return hash;
    }
}
