using BenchmarkDotNet.Attributes;
using VtdVerify.Benchmarks.Tables;
using VtdVerify.Smt;
using VtdVerify.Specs.Assumptions;
using VtdVerify.Specs.Guarantees;
using VtdVerify.Specs.Proof;
using VtdVerify.Terms;

namespace VtdVerify.Benchmarks.Proving;

/// <summary>How the bounded fallback grows with k: the tracked loop of v6 unrolled to k turns, and each obligation asked of it.</summary>
public class ProofByBound
{
    private IReadOnlySet<string> loops = new HashSet<string>();

    [Params(1, 2, 3)]
    public int K { get; set; }

    /// <summary>Finds the tracked loop: the family of the paths that a run takes first.</summary>
    [GlobalSetup]
    public void FindLoop() => loops = PathFamilies.Of(SubjectExplorer.Explore(Inputs.Revision("v6")))[0].Loops;

    /// <summary>How many obligations are broken within k turns.</summary>
    [Benchmark]
    [Per<OfOneClass>]
    public int Check()
    {
        using var solver = Z3Solver.Create();
        using var bounded = Bounded.Of(Inputs.Revision("v6"), GuaranteeCatalog.All, solver, K, loops)
            ?? throw new InvalidOperationException($"There are too many paths for {K} turns.");
        var questions = bounded.Questions;
        IReadOnlyList<Term> inClass =
        [
            questions.NameOf(ScopeClass.Every.Holds(questions.Exploration.Machine.Scope).Term),
            .. Switches.On(questions.Exploration.Pool, questions.Exploration.Machine.Space, new HashSet<string>()),
        ];
        return GuaranteeCatalog.All.SelectMany(guarantee => guarantee.Obligations)
            .Select(obligation => bounded.Session.Check([.. inClass, questions.Broken(obligation).Name]))
            .Count(answer => answer is SolverAnswer.Satisfiable);
    }

    /// <summary>Every obligation of every guarantee, for all scopes together.</summary>
    public sealed class OfOneClass : IItems
    {
        public static string Unit => "obligation";

        public static int Count => Obligations.Count / ScopeClass.All.Count;
    }
}
