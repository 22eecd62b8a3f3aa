using VtdVerify.Model;
using VtdVerify.Subjects;
using VtdVerify.Terms;

namespace VtdVerify.Tests.Specs;

/// <summary>Returns at once.</summary>
internal sealed class Idle : TestSubject
{
    public override void Unmap<TWord, TTruth>(IUnmapMachine<TWord, TTruth> machine, IommuNotifier<TWord> notifier)
    {
    }
}

/// <summary>Unmaps the first page.</summary>
internal sealed class UnmapsOnePage : TestSubject
{
    public override void Unmap<TWord, TTruth>(IUnmapMachine<TWord, TTruth> machine, IommuNotifier<TWord> notifier) =>
        NotifyFirst(machine, notifier, TWord.Of(0xfff));
}

/// <summary>Aborts while no migration runs.</summary>
internal sealed class AbortsUnlessMigrating : TestSubject
{
    public override void Unmap<TWord, TTruth>(IUnmapMachine<TWord, TTruth> machine, IommuNotifier<TWord> notifier) =>
        machine.Assert(machine.MigrationIsRunning, Site);
}

/// <summary>Breaks a rule of C while no migration runs.</summary>
internal sealed class UndefinedUnlessMigrating : TestSubject
{
    public override void Unmap<TWord, TTruth>(IUnmapMachine<TWord, TTruth> machine, IommuNotifier<TWord> notifier)
    {
        machine.RequireDefined(machine.MigrationIsRunning, "a rule", Site);
        NotifyFirst(machine, notifier, TWord.Of(0xfff));
    }
}

/// <summary>Unmaps the first page; on machines of a given width it meets something that is not read.</summary>
internal sealed class UnreadAtWidth(ulong width) : TestSubject
{
    public override void Unmap<TWord, TTruth>(IUnmapMachine<TWord, TTruth> machine, IommuNotifier<TWord> notifier)
    {
        if (machine.Decide(machine.AddressWidth == TWord.Of(width, 8)))
        {
            throw new UnsupportedException("a computed goto", Site);
        }

        NotifyFirst(machine, notifier, TWord.Of(0xfff));
    }
}

/// <summary>Takes what lies in the scope out of the tree and tells nobody.</summary>
/// <param name="isReadAbove">False: in a scope above the interrupts it meets something that is not read.</param>
internal sealed class RemovesScope(bool isReadAbove) : TestSubject
{
    public override void Unmap<TWord, TTruth>(IUnmapMachine<TWord, TTruth> machine, IommuNotifier<TWord> notifier)
    {
        if (!isReadAbove && machine.Decide(TWord.Of(0xfee00000) < notifier.Scope.First))
        {
            throw new UnsupportedException("a computed goto", Site);
        }

        machine.Remove(notifier.Scope, Site);
    }
}

/// <summary>Decides on one bit of the scope after the other.</summary>
internal sealed class ManyPaths : TestSubject
{
    private const int Decisions = 13;

    public override void Unmap<TWord, TTruth>(IUnmapMachine<TWord, TTruth> machine, IommuNotifier<TWord> notifier)
    {
        for (var bit = 0; bit < Decisions; bit++)
        {
            machine.Decide((notifier.Scope.First & TWord.Of(0x1000UL << bit)) == TWord.Of(0));
        }
    }
}

/// <summary>Does nothing when it is read, and what it should when it is run: no tool could be right about it.</summary>
internal sealed class TwoFaced : TestSubject
{
    public override void Unmap<TWord, TTruth>(IUnmapMachine<TWord, TTruth> machine, IommuNotifier<TWord> notifier)
    {
        if (machine.AddressWidth.Known is not null)
        {
            ModelSubject.Shipped.Unmap(machine, notifier);
        }
    }
}

/// <summary>Searches again and again without a loop.</summary>
internal sealed class SearchesThrice : TestSubject
{
    public override void Unmap<TWord, TTruth>(IUnmapMachine<TWord, TTruth> machine, IommuNotifier<TWord> notifier)
    {
        machine.Find(notifier.Scope, Site);
        if (machine.Find(notifier.Scope, Site) is { } mapping)
        {
            machine.Remove(mapping.Map.Range, Site);
        }

        machine.Find(notifier.Scope, Site);
    }
}

/// <summary>Never stops.</summary>
internal sealed class NeverEnds : TestSubject
{
    public override void Unmap<TWord, TTruth>(IUnmapMachine<TWord, TTruth> machine, IommuNotifier<TWord> notifier) =>
        Loop.Run(machine, Site, () => true, () => { });
}
