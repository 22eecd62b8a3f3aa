using VtdVerify.Checks.Results;
using VtdVerify.Reporting;
using VtdVerify.Smt;
using VtdVerify.Specs.Assumptions;
using VtdVerify.Specs.Guarantees;
using VtdVerify.Specs.Proof;
using VtdVerify.Subjects;
using VtdVerify.Terms;

namespace VtdVerify.Checks.Running;

/// <summary>`explain`: proves the obligations of what ships, and tells what backs each guarantee.</summary>
/// <param name="Solver">How it names itself; null where there is none, and nothing is proved.</param>
public sealed record ExplainRun(IReadOnlyList<GuaranteeExplanation> Explained, string? Solver)
{
    /// <summary>Proves, where there is a solver.</summary>
    /// <param name="id">Of a guarantee; null for all.</param>
    public static ExplainRun Of(string? id, Tools tools)
    {
        var guarantees = GuaranteeCatalog.All.Where(guarantee => id is null || guarantee.Id == id).ToList();
        var solver = SolverOf(tools);
        var proofs = solver is null
            ? []
            : new Prover(tools.NewSolver(Effort.Usual)) { Classes = [ScopeClass.Every] }.Prove(ModelSubject.Shipped, guarantees);
        return new ExplainRun([.. guarantees.Select(guarantee => Explanations.Of(guarantee, proofs))], solver);
    }

    private static string? SolverOf(Tools tools)
    {
        try
        {
            using var solver = tools.SolverFor(Effort.Usual);
            return solver.Description;
        }
        catch (SolverUnavailableException)
        {
            return null;
        }
    }
}
