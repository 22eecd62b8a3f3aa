using VtdVerify.Terms;

namespace VtdVerify.Smt;

/// <summary>
/// Z3, in this process. Each session has a native context of its own: an answer depends on the session's terms and its earlier
/// checks alone, never on other sessions or threads.
/// </summary>
public sealed class Z3Solver : ISolver
{
    private readonly Z3Options options;

    private Z3Solver(Z3Options options) => this.options = options;

    public string Description => Z3Library.Description;

    /// <summary>Binds the native library at the first call.</summary>
    /// <exception cref="SolverUnavailableException">There is no Z3 library, or it lacks functions.</exception>
    public static Z3Solver Create(Z3Options? options = null)
    {
        var chosen = options ?? new Z3Options();
        ArgumentOutOfRangeException.ThrowIfZero(chosen.ResourceLimit);
        Z3Library.EnsureLoaded();
        return new Z3Solver(chosen);
    }

    public ISolverSession Begin(IReadOnlyList<Term> assertions) => new Z3Session(options, assertions);

    /// <summary>Holds nothing itself: each session frees its own context.</summary>
    public void Dispose()
    {
    }
}
