using System.Diagnostics;
using VtdVerify.Checks;
using VtdVerify.Cli.Rendering;
using VtdVerify.Native.Compiling;
using VtdVerify.Smt;
using VtdVerify.Smt.Keeping;
using VtdVerify.Terms;

namespace VtdVerify.Cli;

/// <summary>What a run takes from its process and gives to it.</summary>
public sealed record CliEnvironment
{
    public required Func<Stream> OpenInput { get; init; }

    /// <summary>The result, and nothing else.</summary>
    public required TextWriter Output { get; init; }

    /// <summary>Progress and diagnostics.</summary>
    public required TextWriter Error { get; init; }

    public bool OutputIsTerminal { get; init; }

    public bool ErrorIsTerminal { get; init; }

    /// <summary>Columns of the terminal; null where there is none.</summary>
    public int? TerminalWidth { get; init; }

    public Func<string, string?> Variable { get; init; } = _ => null;

    /// <summary>A solver for the calling thread, which may spend so much on each question; the caller disposes it.</summary>
    public Func<Effort, ISolver> SolverFor { get; init; } = effort => Z3Solver.Create(Z3Options.For(effort));

    /// <summary>A C compiler of this computer, with a sandbox; told whether to do without one where there is none.</summary>
    public Func<bool, CCompiler> FindCompiler { get; init; } = CCompiler.Find;

    /// <summary>From the start of the process to the first line of the program.</summary>
    public TimeSpan StartUp { get; init; }

    /// <summary>How long the work may take before progress is shown.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The solver's answers of earlier runs; null to ask everything anew.</summary>
    public AnswerCache? Answers { get; init; }

    /// <summary>Makes solvers that may spend so much on each question.</summary>
    public Func<ISolver> NewSolver(Effort effort) => () =>
        Answers is null ? SolverFor(effort) : Answers.Over(Z3Options.For(effort), () => SolverFor(effort));

    /// <summary>What runs take from here.</summary>
    internal Tools Tools => new()
    {
        OpenInput = OpenInput,
        SolverFor = effort => NewSolver(effort)(),
        FindCompiler = FindCompiler,
        StartProgress = () => new Progress(Error, ErrorIsTerminal, Patience),
        CountAnswers = () => AnswerCounts.Of(Answers),
        StartUp = StartUp,
    };

    public static CliEnvironment OfProcess()
    {
        using var process = Process.GetCurrentProcess();
        var startUp = DateTime.Now - process.StartTime;
        return new CliEnvironment
        {
            OpenInput = StandardInput.Open,
            Output = Console.Out,
            Error = Console.Error,
            OutputIsTerminal = !Console.IsOutputRedirected,
            ErrorIsTerminal = !Console.IsErrorRedirected,
            TerminalWidth = Console.IsOutputRedirected ? null : Console.WindowWidth,
            Variable = Environment.GetEnvironmentVariable,
            StartUp = startUp > TimeSpan.Zero ? startUp : TimeSpan.Zero,
        };
    }
}
