using VtdVerify.Cli.Mapping;
using VtdVerify.Cli.Reading;
using VtdVerify.Cli.Rendering;
using VtdVerify.Reporting;
using VtdVerify.Reporting.Rendering;
using VtdVerify.Specs.Guarantees;
using VtdVerify.Specs.Proof;
using VtdVerify.Terms;

namespace VtdVerify.Cli.Listing;

/// <summary>`list --witness`: proves a subject's obligations and shows what each proof is about.</summary>
internal static class WitnessRun
{
    /// <summary>Writes the list to standard output.</summary>
    /// <param name="name">A built-in revision, a path, or "-" for standard input.</param>
    public static int Execute(string name, CliEnvironment environment, bool json, bool noColor)
    {
        var subject = RevisionSource.Read(name, environment.OpenInput).Subjects[0].Subject;
        var solver = SolverOf(environment);
        var list = WitnessListMapper.Map(
            name, subject, new Prover(environment.NewSolver(Effort.Usual)).Prove(subject, GuaranteeCatalog.All), solver);
        if (json)
        {
            environment.Output.Write(ResultJson.Write(list));
        }
        else
        {
            WitnessView.Write(ConsoleFactory.Create(environment, noColor), list);
        }

        environment.Output.Flush();
        return ExitCodes.Holds;
    }

    private static string SolverOf(CliEnvironment environment)
    {
        using var solver = environment.SolverFor(Effort.Usual);
        return solver.Description;
    }
}
