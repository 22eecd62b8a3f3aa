using VtdVerify.Features.Running;
using VtdVerify.Terms;

namespace VtdVerify.Checks.Running;

/// <summary>Starts on other threads what every check needs and what takes long the first time, while the patch is read.</summary>
internal sealed class WarmUp
{
    private readonly Task<string> solver;

    public WarmUp(Func<ISolver> newSolver)
    {
        solver = Task.Run(() =>
        {
            using var first = newSolver();
            using var session = first.Begin([]);
            session.Check([]);
            return first.Description;
        });

        // A feature file that cannot be read is reported where the scenarios run.
        Features = Task.Run(() => FeatureSuite.Default);
    }

    public Task Features { get; }

    /// <summary>How the solver names itself.</summary>
    /// <exception cref="Smt.SolverUnavailableException">There is none.</exception>
    public string Solver => solver.GetAwaiter().GetResult();
}
