using VtdVerify.Cli.Commands;
using VtdVerify.Cli.Rendering;
using VtdVerify.Reporting;
using VtdVerify.Reporting.Rendering;
using VtdVerify.Smt;
using VtdVerify.Specs.Assumptions;
using VtdVerify.Specs.Guarantees;
using VtdVerify.Specs.Proof;
using VtdVerify.Subjects;
using VtdVerify.Terms;

namespace VtdVerify.Cli.Listing;

/// <summary>`explain`: proves the obligations of what ships, and writes what backs each guarantee.</summary>
internal static class ExplainRun
{
    public static int Execute(ExplainRequest request, CliEnvironment environment)
    {
        var guarantees = GuaranteeCatalog.All.Where(guarantee => request.Guarantee is null || guarantee.Id == request.Guarantee).ToList();
        var solver = SolverOf(environment);
        var proofs = solver is null
            ? []
            : new Prover(environment.NewSolver(Effort.Usual)) { Classes = [ScopeClass.Every] }.Prove(ModelSubject.Shipped, guarantees);
        List<GuaranteeExplanation> explained = [.. guarantees.Select(guarantee => Explanations.Of(guarantee, proofs))];
        if (request.Markdown)
        {
            environment.Output.Write(GuaranteePage.Write(explained, solver));
        }
        else
        {
            ExplanationView.Write(ConsoleFactory.Create(environment, request.NoColor), explained, solver);
        }

        environment.Output.Flush();
        return ExitCodes.Holds;
    }

    private static string? SolverOf(CliEnvironment environment)
    {
        try
        {
            using var solver = environment.SolverFor(Effort.Usual);
            return solver.Description;
        }
        catch (SolverUnavailableException)
        {
            return null;
        }
    }
}
