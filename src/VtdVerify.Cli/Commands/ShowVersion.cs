using System.CommandLine;
using System.CommandLine.Invocation;
using VtdVerify.Checks;
using VtdVerify.Reporting;
using VtdVerify.Smt;
using VtdVerify.Terms;

namespace VtdVerify.Cli.Commands;

/// <summary>The versions on which a verdict depends: the program's and the solver's.</summary>
internal sealed class ShowVersion(CliEnvironment environment) : SynchronousCommandLineAction
{
    public override int Invoke(ParseResult parseResult)
    {
        environment.Output.WriteLine($"vtdverify {ToolVersion.Full}");
        environment.Output.WriteLine(Solver());
        return ExitCodes.Holds;
    }

    private string Solver()
    {
        try
        {
            using var solver = environment.SolverFor(Effort.Usual);
            return solver.Description;
        }
        catch (SolverUnavailableException missing)
        {
            return $"no solver: {missing.Message}";
        }
    }
}
