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

    /// <summary>Every obligation of the guarantees for every class of scopes.</summary>
    public IReadOnlyList<ObligationResult> Prove(ISubject subject, IReadOnlyList<IGuarantee> guarantees)
    {
        Func<ScopeClass, Obligation, Verdict> verdictOf;
        try
        {
            var families = ProveFamilies(subject, guarantees);
            verdictOf = (scopeClass, obligation) => Combine([.. families.Select(f => f[(scopeClass, obligation)])]);
        }
        catch (ExplorationLimitException limit)
        {
            verdictOf = (_, _) => new Verdict.Unknown(limit.Message);
        }

        return
        [
            .. from scopeClass in ScopeClass.All
               from guarantee in guarantees
               from obligation in guarantee.Obligations
               select new ObligationResult(guarantee, obligation, scopeClass, verdictOf(scopeClass, obligation)),
        ];
    }

    /// <summary>A family on which the claim has nothing to say proves nothing, and harms nothing where another one proves it.</summary>
    private static Verdict Combine(IReadOnlyList<Verdict> verdicts)
    {
        var proved = verdicts.OfType<Verdict.Proved>().FirstOrDefault();
        return proved is null ? Verdict.Worst(verdicts) : Verdict.Worst(verdicts.Where(v => v is not Verdict.Vacuous));
    }

    private List<IReadOnlyDictionary<(ScopeClass, Obligation), Verdict>> ProveFamilies(
        ISubject subject, IReadOnlyList<IGuarantee> guarantees)
    {
        var first = PathFamilies.Of(SubjectExplorer.Explore(subject));

        // Terms belong to one thread: each further family is taken from an exploration of its own, which gives the same paths.
        var others = Enumerable.Range(1, first.Count - 1)
            .Select(i => Task.Run(() => Prove(PathFamilies.Of(SubjectExplorer.Explore(subject))[i])))
            .ToList();
        List<IReadOnlyDictionary<(ScopeClass, Obligation), Verdict>> verdicts = [Prove(first[0])];
        verdicts.AddRange(others.Select(o => o.GetAwaiter().GetResult()));
        return verdicts;

        IReadOnlyDictionary<(ScopeClass, Obligation), Verdict> Prove(Exploration family) =>
            new FamilyProver(subject, guarantees, family, newSolver).Prove();
    }
}
