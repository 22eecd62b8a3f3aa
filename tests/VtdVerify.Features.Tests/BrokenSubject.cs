using VtdVerify.Model;
using VtdVerify.Subjects;
using VtdVerify.Terms;

namespace VtdVerify.Features.Tests;

/// <summary>The shipped unmap with one thing wrong, done before it.</summary>
internal abstract class BrokenSubject : ISubject
{
    public static IReadOnlyList<BrokenSubject> All { get; } =
        [new Idle(), new WrongAddress(), new OddLength(), new BeyondTheScope(), new EmptiesTheTree()];

    public string Name => GetType().Name;

    public string Description => "a subject that must be found out";

    public IReadOnlyList<FunctionSource> Sources => [];

    public virtual ITreeOrder Order => OverlapOrder.Instance;

    /// <summary>Whether the shipped unmap follows.</summary>
    protected virtual bool Goes => true;

    protected static CodeSite Site { get; } = new("BrokenSubject.cs", 0, "what is wrong on purpose");

    public void Unmap<TWord, TTruth>(IUnmapMachine<TWord, TTruth> machine, IommuNotifier<TWord> notifier)
        where TWord : struct, IWord<TWord, TTruth>
        where TTruth : struct, ITruth<TTruth>
    {
        DoWrong(machine, notifier);
        if (Goes)
        {
            ModelSubject.Shipped.Unmap(machine, notifier);
        }
    }

    public override string ToString() => Name;

    protected abstract void DoWrong<TWord, TTruth>(IUnmapMachine<TWord, TTruth> machine, IommuNotifier<TWord> notifier)
        where TWord : struct, IWord<TWord, TTruth>
        where TTruth : struct, ITruth<TTruth>;

    private static IommuTlbEvent<TWord> Unmapping<TWord, TTruth>(TWord iova, ulong mask)
        where TWord : struct, IWord<TWord, TTruth>
        where TTruth : struct, ITruth<TTruth> => new(
            TWord.Of((ulong)NotifierFlags.Unmap, 32), iova, TWord.Of(mask), TWord.Of(0x123000), TWord.Of(0, 32), true);

    internal sealed class Idle : BrokenSubject
    {
        protected override bool Goes => false;

        protected override void DoWrong<TWord, TTruth>(IUnmapMachine<TWord, TTruth> machine, IommuNotifier<TWord> notifier)
        {
        }
    }

    internal sealed class WrongAddress : BrokenSubject
    {
        protected override void DoWrong<TWord, TTruth>(IUnmapMachine<TWord, TTruth> machine, IommuNotifier<TWord> notifier) =>
            machine.Notify(notifier, Unmapping<TWord, TTruth>(notifier.Scope.First, 0xfff), Site);
    }

    internal sealed class OddLength : BrokenSubject
    {
        protected override void DoWrong<TWord, TTruth>(IUnmapMachine<TWord, TTruth> machine, IommuNotifier<TWord> notifier) =>
            machine.Notify(notifier, Unmapping<TWord, TTruth>(notifier.Scope.First, 0x2), Site);
    }

    internal sealed class BeyondTheScope : BrokenSubject
    {
        protected override void DoWrong<TWord, TTruth>(IUnmapMachine<TWord, TTruth> machine, IommuNotifier<TWord> notifier) =>
            machine.Notify(notifier, Unmapping<TWord, TTruth>(notifier.Scope.Last + TWord.Of(1), 0xfff), Site);
    }

    internal sealed class EmptiesTheTree : BrokenSubject
    {
        protected override void DoWrong<TWord, TTruth>(IUnmapMachine<TWord, TTruth> machine, IommuNotifier<TWord> notifier) =>
            machine.Remove(new IovaRange<TWord>(TWord.Of(0), TWord.Of(ulong.MaxValue)), Site);
    }

    internal sealed class Aborts : BrokenSubject
    {
        protected override void DoWrong<TWord, TTruth>(IUnmapMachine<TWord, TTruth> machine, IommuNotifier<TWord> notifier) =>
            machine.Assert(TTruth.Of(false), Site);
    }

    internal sealed class BreaksTheRules : BrokenSubject
    {
        protected override void DoWrong<TWord, TTruth>(IUnmapMachine<TWord, TTruth> machine, IommuNotifier<TWord> notifier) =>
            machine.RequireDefined(TTruth.Of(false), "a read after free", Site);
    }

    internal sealed class NeverEnds : BrokenSubject
    {
        protected override void DoWrong<TWord, TTruth>(IUnmapMachine<TWord, TTruth> machine, IommuNotifier<TWord> notifier) =>
            Loop.Run(machine, Site, () => true, () => { });
    }

    internal sealed class CannotBeRead : BrokenSubject
    {
        protected override void DoWrong<TWord, TTruth>(IUnmapMachine<TWord, TTruth> machine, IommuNotifier<TWord> notifier) =>
            throw new UnsupportedException("goto", Site);
    }

    internal sealed class TakesOneMappingOnly : BrokenSubject
    {
        public override ITreeOrder Order { get; } = new AllEqual();

        protected override void DoWrong<TWord, TTruth>(IUnmapMachine<TWord, TTruth> machine, IommuNotifier<TWord> notifier)
        {
        }

        private sealed class AllEqual : ITreeOrder
        {
            public Placement Compare<TWord, TTruth>(IExecution<TWord, TTruth> execution, IovaRange<TWord> key, IovaRange<TWord> node)
                where TWord : struct, IWord<TWord, TTruth>
                where TTruth : struct, ITruth<TTruth> => Placement.Overlaps;
        }
    }
}
