using VtdVerify.Checks.Inputs;
using VtdVerify.Checks.Results;
using VtdVerify.Reporting;
using VtdVerify.Specs.Guarantees;
using VtdVerify.Specs.Proof;
using VtdVerify.Terms;

namespace VtdVerify.Checks.Running;

/// <summary>`list --witness`: proves a subject's obligations and tells what each proof is about.</summary>
public static class WitnessRun
{
    /// <summary>Reads and proves.</summary>
    /// <param name="name">A built-in revision, a path, or "-" for standard input.</param>
    /// <exception cref="UserErrorException">It cannot be read.</exception>
    public static WitnessList Of(string name, Tools tools)
    {
        var subject = RevisionSource.Read(name, tools.OpenInput).Subjects[0].Subject;
        var solver = SolverOf(tools);
        return WitnessListMapper.Map(
            name, subject, new Prover(tools.NewSolver(Effort.Usual)).Prove(subject, GuaranteeCatalog.All), solver);
    }

    private static string SolverOf(Tools tools)
    {
        using var solver = tools.SolverFor(Effort.Usual);
        return solver.Description;
    }
}
