using VtdVerify.Specs.Assumptions;
using VtdVerify.Specs.Guarantees;
using VtdVerify.Subjects;
using VtdVerify.Terms;

namespace VtdVerify.Specs.Proof;

/// <summary>Decides every obligation on one family of a subject's paths. Owns its terms and its solver: families run in parallel.</summary>
internal sealed class FamilyProver(ISubject subject, IReadOnlyList<IGuarantee> guarantees, Exploration family, Func<ISolver> newSolver)
{
    public IReadOnlyDictionary<(ScopeClass, Obligation), Verdict> Prove()
    {
        var questions = new Questions(family, guarantees);
        using var solver = newSolver();
        using var session = solver.Begin(questions.Assertions);
        var unrolled = Prover.Bounds
            .Select(turns => new Lazy<Bounded?>(() => Bounded.Of(subject, guarantees, solver, turns)))
            .ToList();
        var verdicts = new Dictionary<(ScopeClass, Obligation), Verdict>();
        foreach (var scopeClass in ScopeClass.All)
        {
            var prover = new Lazy<ClassProver>(() => new ClassProver(subject, questions, scopeClass, session, unrolled));
            foreach (var guarantee in guarantees)
            {
                foreach (var obligation in guarantee.Obligations)
                {
                    verdicts[(scopeClass, obligation)] = verdicts.GetValueOrDefault((ScopeClass.Every, obligation)) switch
                    {
                        // What holds for every scope holds for the named ones.
                        (Verdict.Proved or Verdict.Vacuous) and var known => known,
                        _ => prover.Value.Decide(guarantee, obligation),
                    };
                }
            }
        }

        foreach (var bounded in unrolled.Where(u => u.IsValueCreated))
        {
            bounded.Value?.Dispose();
        }

        return verdicts;
    }
}
