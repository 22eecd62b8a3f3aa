using VtdVerify.Model;
using VtdVerify.Terms;

namespace VtdVerify.Subjects;

/// <summary>Code that unmaps one notifier's scope, whatever it is written in.</summary>
public interface ISubject
{
    /// <summary>Short and unique within a report: a revision's name, or the posted function's.</summary>
    string Name { get; }

    /// <summary>One sentence for the reader of a report.</summary>
    string Description { get; }

    /// <summary>The functions that run, in the order of the calls.</summary>
    IReadOnlyList<FunctionSource> Sources { get; }

    /// <summary>The vIOMMU that it is of.</summary>
    Viommu Viommu => Viommu.Vtd;

    /// <summary>How the tree that the unmap searches compares.</summary>
    ITreeOrder Order => OverlapOrder.Instance;

    /// <summary>The variables of the code's files that code which is not run may set before the first unmap.</summary>
    IReadOnlyCollection<string> SetByOthers => [];

    /// <summary>Unmaps the notifier's scope on the machine. Safe to call from several threads, each with its own machine.</summary>
    /// <exception cref="UnsupportedException">The code holds a construct that is not read.</exception>
    void Unmap<TWord, TTruth>(IUnmapMachine<TWord, TTruth> machine, IommuNotifier<TWord> notifier)
        where TWord : struct, IWord<TWord, TTruth>
        where TTruth : struct, ITruth<TTruth>;
}

/// <summary>Where a function that runs was read.</summary>
/// <param name="Function">Its name.</param>
/// <param name="File">The file it stands in.</param>
/// <param name="Line">Its first line, one-based.</param>
/// <param name="Origin">Who provides the text.</param>
/// <param name="Note">What was not seen and is taken from elsewhere; null where the whole function was read.</param>
public sealed record FunctionSource(string Function, string File, int Line, CodeOrigin Origin, string? Note = null)
{
    /// <summary>SHA-256 of the function's tokens, 64 lower-case hex digits; null where the whole function was not seen.</summary>
    public string? TokenHash { get; init; }
}

/// <summary>Where the code of a subject was taken from.</summary>
public enum CodeOrigin
{
    /// <summary>The C# model that ships here.</summary>
    Model,

    /// <summary>The posted patch.</summary>
    Patch,

    /// <summary>A source tree that the user named.</summary>
    Tree,
}
