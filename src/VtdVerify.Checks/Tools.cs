using VtdVerify.Native.Compiling;
using VtdVerify.Reporting;
using VtdVerify.Terms;

namespace VtdVerify.Checks;

/// <summary>What a run takes from its surroundings, and whom it tells how far it has come.</summary>
public sealed record Tools
{
    /// <summary>Opens standard input.</summary>
    public required Func<Stream> OpenInput { get; init; }

    /// <summary>A solver for the calling thread, which may spend so much on each question; the caller disposes it.</summary>
    public required Func<Effort, ISolver> SolverFor { get; init; }

    /// <summary>A C compiler of this computer, with a sandbox; told whether to do without one where there is none.</summary>
    public required Func<bool, CCompiler> FindCompiler { get; init; }

    /// <summary>Asked once the work begins.</summary>
    public required Func<IWorkProgress> StartProgress { get; init; }

    /// <summary>How many of the solver's answers an earlier run had got; null where answers are not kept.</summary>
    public Func<AnswerInfo?> CountAnswers { get; init; } = () => null;

    /// <summary>From the start of the process to the first line of the program.</summary>
    public TimeSpan StartUp { get; init; }

    /// <summary>Makes solvers that may spend so much on each question.</summary>
    public Func<ISolver> NewSolver(Effort effort) => () => SolverFor(effort);
}

/// <summary>Is told how far the work has come, from any thread. Disposed when the work is done.</summary>
public interface IWorkProgress : IDisposable
{
    void Begin(long steps);

    void SomeDone(long more);
}
