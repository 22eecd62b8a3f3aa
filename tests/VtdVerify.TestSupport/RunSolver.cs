using VtdVerify.Smt;
using VtdVerify.Smt.Keeping;
using VtdVerify.Terms;

namespace VtdVerify.Tests;

/// <summary>
/// Z3 for tests of verdicts. Many of them prove the same code, so its answers are kept while the tests of one assembly run, in a new
/// folder: each question is asked once in each run. Tests of the solver itself, and of kept answers, ask Z3 directly.
/// </summary>
internal static class RunSolver
{
    private static readonly Lazy<AnswerCache> Answers = new(Begin);

    /// <summary>With the usual limits; the caller disposes it.</summary>
    /// <exception cref="SolverUnavailableException">Z3's library is missing.</exception>
    public static ISolver Create() => For(Effort.Usual);

    /// <inheritdoc cref="Create"/>
    public static ISolver For(Effort effort)
    {
        var options = Z3Options.For(effort);
        return Answers.Value.Over(options, () => Z3Solver.Create(options));
    }

    /// <summary>Removes the folder; to be called when all tests of the assembly have run.</summary>
    public static void Forget()
    {
        if (Answers.IsValueCreated)
        {
            Directory.Delete(Answers.Value.Folder, recursive: true);
        }
    }

    // Kept answers need no library, and a test without one is to be skipped.
    private static AnswerCache Begin()
    {
        Z3Solver.Create().Dispose();
        return new AnswerCache(Directory.CreateTempSubdirectory("vtdverify-answers-").FullName);
    }
}
