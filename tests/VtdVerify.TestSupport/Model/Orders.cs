using VtdVerify.Model;
using VtdVerify.Subjects;
using VtdVerify.Terms;

namespace VtdVerify.Tests.Model;

/// <summary>Other orders for a tree than QEMU's.</summary>
internal static class Orders
{
    /// <summary>Consistent, but against the order of the addresses.</summary>
    public static ITreeOrder Descending { get; } = new Turned();

    /// <summary>Overlap first, then the difference of the first addresses as C truncates it to an int.</summary>
    public static ITreeOrder Truncated { get; } = new Subtracted();

    /// <summary>Equal where the first addresses are.</summary>
    public static ITreeOrder ByFirstAddress { get; } = new FirstAddress();

    /// <summary>QEMU's two questions in the other sequence.</summary>
    public static ITreeOrder BelowFirst { get; } = new OtherSequence();

    /// <summary>A wide key equals the mapping at 0x3000; a key of one page equals nothing, so that nothing is ever removed.</summary>
    public static ITreeOrder NeverRemoving { get; } = new Unstable();

    public static ISubject On(ITreeOrder order, ISubject subject) => new Ordered(subject, order);

    private sealed class Ordered(ISubject inner, ITreeOrder order) : ISubject
    {
        public string Name => inner.Name;

        public string Description => inner.Description;

        public IReadOnlyList<FunctionSource> Sources => inner.Sources;

        public ITreeOrder Order => order;

        public void Unmap<TWord, TTruth>(IUnmapMachine<TWord, TTruth> machine, IommuNotifier<TWord> notifier)
            where TWord : struct, IWord<TWord, TTruth>
            where TTruth : struct, ITruth<TTruth> => inner.Unmap(machine, notifier);
    }

    private sealed class Turned : ITreeOrder
    {
        public Placement Compare<TWord, TTruth>(IExecution<TWord, TTruth> execution, IovaRange<TWord> key, IovaRange<TWord> node)
            where TWord : struct, IWord<TWord, TTruth>
            where TTruth : struct, ITruth<TTruth> => (Placement)(-(int)OverlapComparison.Compare(execution, key, node));
    }

    private sealed class Subtracted : ITreeOrder
    {
        public Placement Compare<TWord, TTruth>(IExecution<TWord, TTruth> execution, IovaRange<TWord> key, IovaRange<TWord> node)
            where TWord : struct, IWord<TWord, TTruth>
            where TTruth : struct, ITruth<TTruth>
        {
            if (execution.Decide(OverlapComparison.Overlaps<TWord, TTruth>(key, node)))
            {
                return Placement.Overlaps;
            }

            var (difference, zero) = ((key.First - node.First).Resize(32), TWord.Of(0, 32));
            return execution.Decide(TWord.SignedLess(difference, zero)) ? Placement.Below
                : execution.Decide(difference == zero) ? Placement.Overlaps
                : Placement.Above;
        }
    }

    private sealed class FirstAddress : ITreeOrder
    {
        public Placement Compare<TWord, TTruth>(IExecution<TWord, TTruth> execution, IovaRange<TWord> key, IovaRange<TWord> node)
            where TWord : struct, IWord<TWord, TTruth>
            where TTruth : struct, ITruth<TTruth> =>
            execution.Decide(key.First > node.First) ? Placement.Above
            : execution.Decide(key.First < node.First) ? Placement.Below
            : Placement.Overlaps;
    }

    private sealed class OtherSequence : ITreeOrder
    {
        public Placement Compare<TWord, TTruth>(IExecution<TWord, TTruth> execution, IovaRange<TWord> key, IovaRange<TWord> node)
            where TWord : struct, IWord<TWord, TTruth>
            where TTruth : struct, ITruth<TTruth> =>
            execution.Decide(key.Last < node.First) ? Placement.Below
            : execution.Decide(key.First > node.Last) ? Placement.Above
            : Placement.Overlaps;
    }

    private sealed class Unstable : ITreeOrder
    {
        public Placement Compare<TWord, TTruth>(IExecution<TWord, TTruth> execution, IovaRange<TWord> key, IovaRange<TWord> node)
            where TWord : struct, IWord<TWord, TTruth>
            where TTruth : struct, ITruth<TTruth> =>
            execution.Decide(key.Last - key.First > TWord.Of(0xfff)) && execution.Decide(node.First == TWord.Of(0x3000))
                ? Placement.Overlaps
                : Placement.Above;
    }
}
