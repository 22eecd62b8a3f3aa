using System.Text;
using VtdVerify.Cli;
using VtdVerify.Native.Compiling;
using VtdVerify.Smt;
using VtdVerify.Terms;

namespace VtdVerify.Tests.Cli;

/// <summary>What one run of the program wrote and how it ended.</summary>
internal sealed record CliRun(int ExitCode, string Output, string Error)
{
    public static CliRun Of(params IReadOnlyList<string> args) => new CliSetting().Run(args);
}

/// <summary>What a run finds around it; by default no terminal, no variables, and nothing on standard input.</summary>
internal sealed record CliSetting
{
    public string Input { get; init; } = string.Empty;

    /// <summary>What the program asks; by default Z3 as <see cref="RunSolver"/> has it, without which the test is skipped.</summary>
    public Func<ISolver>? NewSolver { get; init; }

    public Func<CCompiler> FindCompiler { get; init; } = () => CCompiler.Find();

    public bool OutputIsTerminal { get; init; }

    public bool ErrorIsTerminal { get; init; }

    public TimeSpan Patience { get; init; } = TimeSpan.FromHours(1);

    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();

    public CliRun Run(params IReadOnlyList<string> args)
    {
        using var output = new Utf8Writer();
        using var error = new Utf8Writer();
        var z3 = new InstalledSolver();
        var exitCode = App.Run(args, new CliEnvironment
        {
            OpenInput = () => new MemoryStream(Encoding.UTF8.GetBytes(Input)),
            Output = output,
            Error = error,
            OutputIsTerminal = OutputIsTerminal,
            ErrorIsTerminal = ErrorIsTerminal,
            Patience = Patience,
            Variable = name => Variables.GetValueOrDefault(name),
            SolverFor = effort => NewSolver is null ? z3.For(effort) : NewSolver(),
            FindCompiler = _ => FindCompiler(),
        });
        z3.EndTestIfMissing();
        return new CliRun(exitCode, output.ToString(), error.ToString());
    }

    /// <summary>Remembers that there is no solver, of which the program makes an exit code.</summary>
    private sealed class InstalledSolver
    {
        private SolverUnavailableException? missing;

        public ISolver For(Effort effort)
        {
            try
            {
                return RunSolver.For(effort);
            }
            catch (SolverUnavailableException unavailable)
            {
                missing = unavailable;
                throw;
            }
        }

        public void EndTestIfMissing()
        {
            if (missing is not null)
            {
                Prerequisite.Solver.Missing(missing.Message);
            }
        }
    }

    private sealed class Utf8Writer() : StringWriter(System.Globalization.CultureInfo.InvariantCulture)
    {
        public override Encoding Encoding => Encoding.UTF8;
    }
}
