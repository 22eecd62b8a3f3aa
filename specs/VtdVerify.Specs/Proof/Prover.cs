using System.Collections.Concurrent;
using VtdVerify.Specs.Assumptions;
using VtdVerify.Specs.Guarantees;
using VtdVerify.Specs.Proof.Loops;
using VtdVerify.Specs.Proof.Trees;
using VtdVerify.Subjects;
using VtdVerify.Terms;

namespace VtdVerify.Specs.Proof;

/// <summary>Decides guarantees of subjects, for every value of every word and any number of mappings.</summary>
/// <param name="newSolver">Gives a solver of the caller's thread; the prover disposes it.</param>
/// <param name="dropped">Ids of assumptions that are not made; null for none.</param>
public sealed class Prover(Func<ISolver> newSolver, IReadOnlySet<string>? dropped = null)
{
    private readonly IReadOnlySet<string> dropped = dropped ?? new HashSet<string>();

    // By what is asked: subjects of one comparison share the answer.
    private readonly ConcurrentDictionary<string, Lazy<bool>> lemmas = new(StringComparer.Ordinal);

    /// <summary>The classes of scopes that are decided, the widest first.</summary>
    public IReadOnlyList<ScopeClass> Classes { get; init; } = ScopeClass.All;

    /// <summary>
    /// Whether what is not proved is to be refuted; without, it is unknown, and the answer comes sooner: what one family of paths
    /// breaks is not asked of the others, nor what the state that breaks another claim breaks, too.
    /// </summary>
    public bool Refutes { get; init; } = true;

    /// <summary>Turns of each loop where no invariant suffices: few show a counterexample, more make what holds worth saying.</summary>
    public static IReadOnlyList<int> Bounds { get; } = [1, 2];

    /// <summary>Every obligation of the guarantees for every class of scopes.</summary>
    /// <param name="isAsked">Which of the obligations; null for all.</param>
    public IReadOnlyList<ObligationResult> Prove(
        ISubject subject, IReadOnlyList<IGuarantee> guarantees, Func<Obligation, bool>? isAsked = null)
    {
        IReadOnlySet<Obligation> asked =
            guarantees.SelectMany(guarantee => guarantee.Obligations).Where(isAsked ?? (_ => true)).ToHashSet();
        IReadOnlySet<Obligation> needed = asked.Concat(asked.Select(obligation => obligation.RestsOn).OfType<Obligation>()).ToHashSet();
        Func<ScopeClass, Obligation, Decision> decisionOf;
        try
        {
            var families = Refutes ? ProveFamilies(subject, guarantees, needed) : ProveOneByOne(subject, guarantees, needed);

            // That no event is sent for one scope alone is no fault of the claim on events: for all scopes together it is.
            decisionOf = (scopeClass, obligation) => Decision.Of(
                [.. families.Where(f => f.ContainsKey((scopeClass, obligation))).Select(f => f[(scopeClass, obligation)])],
                scopeClass.Scope is null ? obligation.Speaks : UnmapModes.None);
        }
        catch (ExplorationLimitException limit)
        {
            decisionOf = (_, _) => new Decision(new Verdict.Unknown(limit.Message), Ledger.Of(subject.Viommu.Space), []);
        }

        return
        [
            .. from scopeClass in Classes
               from guarantee in guarantees
               from obligation in guarantee.Obligations
               where asked.Contains(obligation)
               let decision = WithGround(obligation, decisionOf(scopeClass, obligation), decisionOf)
               select new ObligationResult(
                   guarantee, obligation, scopeClass, decision.Verdict, decision.Assumptions, decision.Queries),
        ];
    }

    /// <summary>The decision, with no proof where what it rests on is not proved. The other notifier may have any scope.</summary>
    private static Decision WithGround(Obligation obligation, Decision decision, Func<ScopeClass, Obligation, Decision> decisionOf)
    {
        if (decision.Verdict is not (Verdict.Proved or Verdict.ProvedToBound) || obligation.RestsOn is not { } ground)
        {
            return decision;
        }

        var ofGround = decisionOf(ScopeClass.Every, ground).Verdict;
        return ofGround is Verdict.Proved or Verdict.Vacuous
            ? decision
            : decision with { Verdict = Withheld.WithoutGround(ground, ofGround) };
    }

    private List<IReadOnlyDictionary<(ScopeClass, Obligation), Decision>> ProveFamilies(
        ISubject subject, IReadOnlyList<IGuarantee> guarantees, IReadOnlySet<Obligation> asked)
    {
        var lemma = Task.Run(() => Shown(SearchLemma.Of(subject.Order)));
        var plans = new LoopPlans();
        var first = PathFamilies.Of(SubjectExplorer.Explore(subject, plans: plans));

        // Terms belong to one thread: each further family is taken from an exploration of its own, which gives the same paths.
        var others = Enumerable.Range(1, first.Count - 1)
            .Select(i => (Index: i, Plans: plans.Copy()))
            .Select(other => Task.Run(
                () => Prove(PathFamilies.Of(SubjectExplorer.Explore(subject, plans: other.Plans))[other.Index], other.Index + 1)))
            .ToList();
        List<IReadOnlyDictionary<(ScopeClass, Obligation), Decision>> decisions = [Prove(first[0], 1)];
        decisions.AddRange(others.Select(o => o.GetAwaiter().GetResult()));
        return decisions;

        IReadOnlyDictionary<(ScopeClass, Obligation), Decision> Prove(Exploration family, int number) => Decided(
            new FamilyProver(subject, guarantees, family, number) { Classes = Classes, Asked = asked }, lemma.GetAwaiter().GetResult());
    }

    /// <summary>One family after the other, each asked only for what those before it do not break.</summary>
    private List<IReadOnlyDictionary<(ScopeClass, Obligation), Decision>> ProveOneByOne(
        ISubject subject, IReadOnlyList<IGuarantee> guarantees, IReadOnlySet<Obligation> asked)
    {
        var lemma = Shown(SearchLemma.Of(subject.Order));
        var decisions = new List<IReadOnlyDictionary<(ScopeClass, Obligation), Decision>>();
        var open = asked.ToHashSet();
        foreach (var (index, family) in PathFamilies.Of(SubjectExplorer.Explore(subject)).Index())
        {
            var prover = new FamilyProver(subject, guarantees, family, index + 1) { Classes = Classes, Refutes = false, Asked = open };
            var decided = Decided(prover, lemma);
            decisions.Add(decided);
            open = [.. open.Where(one => Classes.Any(scopeClass => decided[(scopeClass, one)].MayBeProved))];
            if (open.Count == 0)
            {
                break;
            }
        }

        return decisions;
    }

    private IReadOnlyDictionary<(ScopeClass, Obligation), Decision> Decided(FamilyProver prover, Query? lemma) => lemma is null
        ? prover.ProveWithoutLemma(newSolver, dropped)
        : WithLemma(lemma, prover.Prove(newSolver, dropped));

    /// <summary>The lemma that lookups in trees of any size rest on; null where it was not shown.</summary>
    private Query? Shown(Query lemma)
    {
        var holds = lemmas.GetOrAdd(SmtLibWriter.Assertions(lemma.Assertions), _ => new Lazy<bool>(() =>
        {
            using var solver = newSolver();
            return SearchLemma.Holds(lemma, solver);
        }));
        return holds.Value ? lemma : null;
    }

    private static Dictionary<(ScopeClass, Obligation), Decision> WithLemma(
        Query lemma, IReadOnlyDictionary<(ScopeClass, Obligation), Decision> decisions) => decisions.ToDictionary(
            d => d.Key,
            d => d.Value is { Verdict: Verdict.Proved } proved && proved.Assumptions.Contains(Ledger.LookupFinds)
                ? proved with { Queries = [.. proved.Queries, lemma] }
                : d.Value);
}
