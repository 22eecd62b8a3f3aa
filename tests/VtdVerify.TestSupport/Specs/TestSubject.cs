using VtdVerify.Model;
using VtdVerify.Subjects;
using VtdVerify.Terms;

namespace VtdVerify.Tests.Specs;

/// <summary>A small piece of code that unmaps, or does something else instead.</summary>
internal abstract class TestSubject : ISubject
{
    public static CodeSite Site { get; } = new("TestSubject.cs", 1, "a test's own code");

    public string Name => GetType().Name;

    public string Description => "a test's own subject";

    public IReadOnlyList<FunctionSource> Sources => [];

    public abstract void Unmap<TWord, TTruth>(IUnmapMachine<TWord, TTruth> machine, IommuNotifier<TWord> notifier)
        where TWord : struct, IWord<TWord, TTruth>
        where TTruth : struct, ITruth<TTruth>;

    /// <summary>Hands over an UNMAP of the scope's first page, or of another length.</summary>
    protected static void NotifyFirst<TWord, TTruth>(
        IUnmapMachine<TWord, TTruth> machine, IommuNotifier<TWord> notifier, TWord mask)
        where TWord : struct, IWord<TWord, TTruth>
        where TTruth : struct, ITruth<TTruth> =>
        machine.Notify(notifier, Unmapping<TWord, TTruth>(notifier.Scope.First, mask, TWord.Of(0)), Site);

    protected static IommuTlbEvent<TWord> Unmapping<TWord, TTruth>(TWord iova, TWord mask, TWord translated)
        where TWord : struct, IWord<TWord, TTruth>
        where TTruth : struct, ITruth<TTruth> =>
        new(TWord.Of((ulong)NotifierFlags.Unmap, 32), iova, mask, translated, TWord.Of(0, 32), true);
}
