using VtdVerify.Model;
using VtdVerify.Terms;

namespace VtdVerify.Tests.Specs;

/// <summary>
/// Counts in steps of 3 and of 5 for three turns, and afterwards unmaps one page if the counts have that ratio, an odd length if not.
/// That they have is no shape that the templates know.
/// </summary>
internal sealed class CountsInRatio(int decisionsPerTurn = 0, ulong fewestTurns = 1) : TestSubject
{
    public override void Unmap<TWord, TTruth>(IUnmapMachine<TWord, TTruth> machine, IommuNotifier<TWord> notifier)
    {
        var end = Loop.Run<TWord, TTruth>(
            machine,
            Site,
            ["threes", "fives"],
            [TWord.Of(0), TWord.Of(0)],
            state => state[0] < TWord.Select(machine.MigrationIsRunning, TWord.Of(9), TWord.Of(3 * fewestTurns)),
            state =>
            {
                for (var bit = 0; bit < decisionsPerTurn; bit++)
                {
                    machine.Decide(((notifier.Scope.First + state[1]) & TWord.Of(0x1000UL << bit)) == TWord.Of(0));
                }

                return [state[0] + TWord.Of(3), state[1] + TWord.Of(5)];
            });
        var hasRatio = end[0] * TWord.Of(5) == end[1] * TWord.Of(3);
        NotifyFirst(machine, notifier, TWord.Select(hasRatio, TWord.Of(0xfff), TWord.Of(2)));
    }
}

/// <summary>Unmaps an odd length after three turns: more than are unrolled.</summary>
internal sealed class WrongAfterThreeTurns : TestSubject
{
    public override void Unmap<TWord, TTruth>(IUnmapMachine<TWord, TTruth> machine, IommuNotifier<TWord> notifier)
    {
        Loop.Run<TWord, TTruth>(
            machine, Site, ["turn"], [TWord.Of(0)], state => state[0] < TWord.Of(3), state => [state[0] + TWord.Of(1)]);
        NotifyFirst(machine, notifier, TWord.Of(2));
    }
}

/// <summary>Runs two loops at one place: one that leaves by itself, and one to its end.</summary>
internal sealed class LoopsTwice : TestSubject
{
    public override void Unmap<TWord, TTruth>(IUnmapMachine<TWord, TTruth> machine, IommuNotifier<TWord> notifier)
    {
        var pointer = new Pointer<TWord>();
        machine.While(Site, pointer, () => machine.Decide(machine.MigrationIsRunning), () =>
        {
            if (machine.Decide(machine.AddressWidth == TWord.Of(39, 8)))
            {
                return TurnEnd.Leave;
            }

            pointer.Target = new object();
            return TurnEnd.Next;
        });
        Loop.Run<TWord, TTruth>(
            machine, Site, ["turn"], [TWord.Of(0)], state => state[0] < TWord.Of(3), state => [state[0] + TWord.Of(1)]);
        NotifyFirst(machine, notifier, pointer.IsForgotten ? TWord.Of(0xfff) : TWord.Of(0x1fff));
    }

    private sealed class Pointer<TWord> : ILoopState<TWord>
        where TWord : struct
    {
        public object? Target { get; set; }

        public bool IsForgotten { get; private set; }

        public IReadOnlyList<LoopVariable<TWord>> Read() => [new LoopVariable<TWord>("pointer", null, Target)];

        public void SetWord(string name, TWord value) => throw new ArgumentException($"{name} holds no word", nameof(name));

        public void Forget(string name) => IsForgotten = true;
    }
}

/// <summary>What is wrong with a way of unmapping mapping by mapping.</summary>
public enum Mistake
{
    /// <summary>Nothing: each mapping of the scope is found, notified and removed.</summary>
    None,
    NotifiesNothing,
    NotifiesAfterRemoval,
    EmptiesTheTreeFirst,
    RemovesOnePageTooMuch,
    NotifiesOnePageTooMuch,
    NotifiesTwice,
    SearchesWithTheEndForASize,
    AsksForAccess,
    Notifies16T,
    RemovesNothing,
}

/// <summary>The tracked path, always taken, with a mistake in it.</summary>
internal sealed class Drains(Mistake mistake) : TestSubject
{
    public override void Unmap<TWord, TTruth>(IUnmapMachine<TWord, TTruth> machine, IommuNotifier<TWord> notifier)
    {
        if (mistake == Mistake.EmptiesTheTreeFirst)
        {
            machine.Remove(notifier.Scope, Site);
        }

        var key = mistake == Mistake.SearchesWithTheEndForASize
            ? IovaRange<TWord>.OfInclusiveSize(notifier.Scope.First, notifier.Scope.Last)
            : notifier.Scope;
        IStoredMapping<TWord, TTruth>? mapping = null;
        Loop.Run(
            machine,
            Site,
            () => (mapping = machine.Find(key, Site)) is not null,
            () => Drain(machine, notifier, mapping!.Map));
    }

    private void Drain<TWord, TTruth>(IUnmapMachine<TWord, TTruth> machine, IommuNotifier<TWord> notifier, DmaMap<TWord> map)
        where TWord : struct, IWord<TWord, TTruth>
        where TTruth : struct, ITruth<TTruth>
    {
        if (mistake == Mistake.NotifiesAfterRemoval)
        {
            machine.Remove(map.Range, Site);
        }

        if (mistake != Mistake.NotifiesNothing)
        {
            var mask = mistake switch
            {
                Mistake.NotifiesOnePageTooMuch => map.Size + TWord.Of(0x1000),
                Mistake.Notifies16T => TWord.Of((1UL << 44) - 1),
                _ => map.Size,
            };
            var access = mistake == Mistake.AsksForAccess ? IommuAccess.ReadOnly : IommuAccess.None;
            var tlbEvent = Unmapping<TWord, TTruth>(map.Iova, mask, map.TranslatedAddress);
            machine.Notify(notifier, tlbEvent with { Permission = TWord.Of((ulong)access, 32) }, Site);
        }

        if (mistake == Mistake.NotifiesTwice)
        {
            machine.Notify(notifier, Unmapping<TWord, TTruth>(map.Iova, map.Size, map.TranslatedAddress), Site);
        }

        var removed = mistake == Mistake.RemovesOnePageTooMuch ? map.Range with { Last = map.Range.Last + TWord.Of(0x1000) } : map.Range;
        if (mistake != Mistake.RemovesNothing)
        {
            machine.Remove(removed, Site);
        }
    }
}
