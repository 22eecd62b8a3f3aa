using VtdVerify.Model;
using VtdVerify.Specs.Assumptions;
using VtdVerify.Specs.Guarantees;
using VtdVerify.Subjects;
using VtdVerify.Terms;

namespace VtdVerify.Specs.Proof;

/// <summary>Decides guarantees of subjects, for every value of every word and any number of mappings.</summary>
/// <param name="newSolver">Gives a solver of the caller's thread; the prover disposes it.</param>
/// <param name="dropped">Ids of assumptions that are not made; null for none.</param>
public sealed class Prover(Func<ISolver> newSolver, IReadOnlySet<string>? dropped = null)
{
    private readonly IReadOnlySet<string> dropped = dropped ?? new HashSet<string>();

    /// <summary>Turns of each loop where no invariant suffices: few show a counterexample, more make what holds worth saying.</summary>
    public static IReadOnlyList<int> Bounds { get; } = [1, 2];

    /// <summary>Every obligation of the guarantees for every class of scopes.</summary>
    public IReadOnlyList<ObligationResult> Prove(ISubject subject, IReadOnlyList<IGuarantee> guarantees)
    {
        Func<ScopeClass, Obligation, Decision> decisionOf;
        try
        {
            var lemma = Task.Run(Searching);
            var families = ProveFamilies(subject, guarantees);
            var searching = lemma.GetAwaiter().GetResult();
            decisionOf = (scopeClass, obligation) => searching(Decision.Of([.. families.Select(f => f[(scopeClass, obligation)])]));
        }
        catch (ExplorationLimitException limit)
        {
            decisionOf = (_, _) => new Decision(new Verdict.Unknown(limit.Message), Ledger.All, []);
        }

        return
        [
            .. from scopeClass in ScopeClass.All
               from guarantee in guarantees
               from obligation in guarantee.Obligations
               let decision = decisionOf(scopeClass, obligation)
               select new ObligationResult(
                   guarantee, obligation, scopeClass, decision.Verdict, decision.Assumptions, decision.Queries),
        ];
    }

    /// <summary>
    /// What becomes of a decision by the lemma that lookups rest on: where it fails, a proof that needs it proves nothing.
    /// </summary>
    private Func<Decision, Decision> Searching()
    {
        var lemma = SearchLemma.Of(OverlapComparison.Compare);
        using var solver = newSolver();
        var holds = SearchLemma.Holds(lemma, solver);
        return decision => decision switch
        {
            { Verdict: not Verdict.Proved } => decision,
            _ when !decision.Assumptions.Contains(Ledger.LookupFinds) => decision,
            _ when holds => decision with { Queries = [.. decision.Queries, lemma] },
            _ => decision with { Verdict = new Verdict.Unknown("it is not shown that a search finds what compares equal to its key") },
        };
    }

    private List<IReadOnlyDictionary<(ScopeClass, Obligation), Decision>> ProveFamilies(
        ISubject subject, IReadOnlyList<IGuarantee> guarantees)
    {
        var first = PathFamilies.Of(SubjectExplorer.Explore(subject));

        // Terms belong to one thread: each further family is taken from an exploration of its own, which gives the same paths.
        var others = Enumerable.Range(1, first.Count - 1)
            .Select(i => Task.Run(() => Prove(PathFamilies.Of(SubjectExplorer.Explore(subject))[i], i + 1)))
            .ToList();
        List<IReadOnlyDictionary<(ScopeClass, Obligation), Decision>> decisions = [Prove(first[0], 1)];
        decisions.AddRange(others.Select(o => o.GetAwaiter().GetResult()));
        return decisions;

        IReadOnlyDictionary<(ScopeClass, Obligation), Decision> Prove(Exploration family, int number) =>
            new FamilyProver(subject, guarantees, family, number).Prove(newSolver, dropped);
    }
}
