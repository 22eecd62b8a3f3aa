using VtdVerify.Model;
using VtdVerify.Subjects;
using VtdVerify.Terms;

namespace VtdVerify.Benchmarks.Proving;

/// <summary>A subject on part of its machines: the paths of all others are left out of what is explored.</summary>
internal sealed class Restricted : ISubject
{
    private readonly ISubject inner;

    /// <summary>The machines on which no other flags are set and no other notifiers are registered.</summary>
    /// <param name="flags">The tracking flags that may be set; the others never are.</param>
    /// <param name="notifiers">1 or 2: a proof looks at one other notifier at most.</param>
    public Restricted(ISubject inner, DirtyTracking flags, int notifiers)
    {
        this.inner = inner;
        (Flags, Notifiers) = (flags, notifiers);
    }

    public string Name => inner.Name;

    public string Description => inner.Description;

    public IReadOnlyList<FunctionSource> Sources => inner.Sources;

    private DirtyTracking Flags { get; }

    private int Notifiers { get; }

    public void Unmap<TWord, TTruth>(IUnmapMachine<TWord, TTruth> machine, IommuNotifier<TWord> notifier)
        where TWord : struct, IWord<TWord, TTruth>
        where TTruth : struct, ITruth<TTruth>
    {
        var none = TWord.Of(0, 32);
        var isMeant = (machine.GlobalDirtyTracking & TWord.Of(~(uint)Flags, 32)) == none;
        if (Notifiers == 1 && machine.Notifiers is [_, var other, ..])
        {
            isMeant &= other.Flags == none;
        }

        if (!machine.Decide(isMeant))
        {
            throw new PathEndedException("not a machine that is measured");
        }

        inner.Unmap(machine, notifier);
    }
}
