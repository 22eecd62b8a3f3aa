using VtdVerify.Processes;

namespace VtdVerify.Smt;

/// <summary>
/// Any solver that reads an SMT-LIB 2 file named as its only argument and prints sat, unsat or unknown: cvc5, bitwuzla, another Z3. It
/// runs in a process of its own, so it shares nothing with the one whose answers it is to judge. Safe for use by several threads.
/// </summary>
public sealed class ExternalSolver
{
    private readonly string program;
    private readonly TimeSpan patience;

    private ExternalSolver(string program, string description, TimeSpan patience) =>
        (this.program, Description, this.patience) = (program, description, patience);

    /// <summary>The first line of what it says to --version.</summary>
    public string Description { get; }

    /// <summary>Starts the program once to see that it is there.</summary>
    /// <param name="program">A name to be looked up in PATH, or a path.</param>
    /// <param name="patience">How long one script may take: a program of unknown make has no other limit in common.</param>
    /// <exception cref="SolverUnavailableException">There is no such program, or it does not answer.</exception>
    public static ExternalSolver Find(string program, TimeSpan patience)
    {
        var answer = Run(program, ["--version"], patience);
        if (answer.ExitCode is null)
        {
            throw new SolverUnavailableException($"{program} does not answer to --version.");
        }

        var name = answer.Output.Split('\n').Select(l => l.Trim()).FirstOrDefault(l => l.Length > 0) ?? program;
        return new ExternalSolver(program, name, patience);
    }

    /// <summary>Decides a whole script. None where the solver says neither sat nor unsat, or not in time.</summary>
    public ExternalAnswer Decide(string script)
    {
        using var folder = ScratchFolder.Create();
        var file = Path.Combine(folder.Path, "question.smt2");
        File.WriteAllText(file, script);
        return Run(program, [file], patience) is { Succeeded: true } run ? Read(run.Output) : ExternalAnswer.None;
    }

    private static ExternalAnswer Read(string output) => output.Trim() switch
    {
        "sat" => ExternalAnswer.Satisfiable,
        "unsat" => ExternalAnswer.Unsatisfiable,
        _ => ExternalAnswer.None,
    };

    private static CommandResult Run(string program, IReadOnlyList<string> arguments, TimeSpan patience) =>
        new Command(program, arguments).Run(patience) ?? throw new SolverUnavailableException(
            $"{program} cannot be started: there is no such program. Install it (Debian, Ubuntu: apt-get install cvc5) or give the path "
            + "of another solver.");
}
