using VtdVerify.Specs.Assumptions;
using VtdVerify.Specs.Guarantees;
using VtdVerify.Subjects;
using VtdVerify.Terms;

namespace VtdVerify.Specs.Proof;

/// <summary>Decides guarantees of subjects, for every value of every word and any number of mappings.</summary>
/// <param name="newSolver">Gives a solver of the caller's thread; the prover disposes it.</param>
public sealed class Prover(Func<ISolver> newSolver)
{
    /// <summary>Turns of each loop where no invariant suffices: few show a counterexample, more make what holds worth saying.</summary>
    public static IReadOnlyList<int> Bounds { get; } = [1, 2];

    /// <summary>
    /// Every obligation of the guarantees for every class of scopes. What is proved for all scopes holds for the named ones and is not
    /// asked again.
    /// </summary>
    public IReadOnlyList<ObligationResult> Prove(ISubject subject, IReadOnlyList<IGuarantee> guarantees)
    {
        var open = guarantees.SelectMany(g => g.Obligations.Select(o => (Guarantee: g, Obligation: o))).ToList();
        Exploration exploration;
        try
        {
            exploration = SubjectExplorer.Explore(subject);
        }
        catch (ExplorationLimitException limit)
        {
            return [.. ScopeClass.All.SelectMany(c => open.Select(o => new ObligationResult(
                o.Guarantee, o.Obligation, c, new Verdict.Unknown(limit.Message))))];
        }

        var questions = new Questions(exploration, guarantees);
        using var solver = newSolver();
        using var session = solver.Begin(questions.Assertions);
        var unrolled = Bounds.Select(turns => new Lazy<Bounded?>(() => Bounded.Of(subject, guarantees, solver, turns))).ToList();
        var proved = new Dictionary<Obligation, Verdict>();
        var results = new List<ObligationResult>();
        foreach (var scopeClass in ScopeClass.All)
        {
            var prover = new Lazy<ClassProver>(() => new ClassProver(subject, questions, scopeClass, session, unrolled));
            foreach (var (guarantee, obligation) in open)
            {
                var verdict = proved.GetValueOrDefault(obligation) ?? prover.Value.Decide(guarantee, obligation);
                if (scopeClass.Scope is null && verdict is Verdict.Proved)
                {
                    proved.Add(obligation, verdict);
                }

                results.Add(new ObligationResult(guarantee, obligation, scopeClass, verdict));
            }
        }

        foreach (var bounded in unrolled.Where(u => u.IsValueCreated))
        {
            bounded.Value?.Dispose();
        }

        return results;
    }
}
