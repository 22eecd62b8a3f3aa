using VtdVerify.Specs.Assumptions;
using VtdVerify.Specs.Guarantees;
using VtdVerify.Subjects;
using VtdVerify.Terms;

namespace VtdVerify.Specs.Proof;

/// <summary>Decides every obligation on one family of a subject's paths. Owns its terms and its solver: families run in parallel.</summary>
/// <param name="number">Tells the family from the subject's others; from 1.</param>
internal sealed class FamilyProver(ISubject subject, IReadOnlyList<IGuarantee> guarantees, Exploration family, int number)
{
    public IReadOnlyDictionary<(ScopeClass, Obligation), Decision> Prove(Func<ISolver> newSolver, IReadOnlySet<string> dropped)
    {
        var questions = new Questions(family, guarantees);
        using var solver = newSolver();
        using var session = solver.Begin(questions.Assertions);
        var loops = family.Loops;
        var unrolled = Prover.Bounds
            .Select(turns => new Lazy<Bounded?>(() => Bounded.Of(subject, guarantees, solver, turns, loops)))
            .ToList();
        var decisions = new Dictionary<(ScopeClass, Obligation), Decision>();
        foreach (var scopeClass in ScopeClass.All)
        {
            var names = new QueryNames(number, scopeClass);
            var prover = new Lazy<ClassProver>(() => new ClassProver(subject, questions, names, session, unrolled, dropped));
            foreach (var guarantee in guarantees)
            {
                foreach (var obligation in guarantee.Obligations)
                {
                    decisions[(scopeClass, obligation)] = decisions.GetValueOrDefault((ScopeClass.Every, obligation)) switch
                    {
                        // What holds for every scope holds for the named ones.
                        { Verdict: Verdict.Proved or Verdict.Vacuous } known => known,

                        // And what is shown on one of them is shown.
                        { Verdict: Verdict.Refuted(var shown) } known when scopeClass.Includes(shown.Run.Machine.Scope) => known,
                        _ => prover.Value.Decide(guarantee, obligation),
                    };
                }
            }
        }

        foreach (var bounded in unrolled.Where(u => u.IsValueCreated))
        {
            bounded.Value?.Dispose();
        }

        return decisions;
    }
}
