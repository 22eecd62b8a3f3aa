using VtdVerify.Specs.Assumptions;
using VtdVerify.Specs.Guarantees;
using VtdVerify.Specs.Proof.Trees;
using VtdVerify.Subjects;
using VtdVerify.Terms;

namespace VtdVerify.Specs.Proof;

/// <summary>Decides every obligation on one family of a subject's paths. Owns its terms and its solver: families run in parallel.</summary>
/// <param name="number">Tells the family from the subject's others; from 1.</param>
internal sealed class FamilyProver(ISubject subject, IReadOnlyList<IGuarantee> guarantees, Exploration family, int number)
{
    private static readonly Verdict SoFar = new Verdict.ProvedToBound(
        ExplicitTree.MostMappings,
        "the tree's comparison may mislead a search: holds for up to " + FormattableString.Invariant(
            $"{ExplicitTree.MostMappings} mappings, in every shape of the tree, and {ExplicitTree.MostMappings} turns of the loop"));

    public IReadOnlyList<ScopeClass> Classes { get; init; } = ScopeClass.All;

    public bool Refutes { get; init; } = true;

    /// <summary>What of the guarantees is decided.</summary>
    public required IReadOnlySet<Obligation> Asked { get; init; }

    private delegate ClassProver NewProver(ScopeClass scopeClass);

    /// <summary>For any number of mappings.</summary>
    public IReadOnlyDictionary<(ScopeClass, Obligation), Decision> Prove(Func<ISolver> newSolver, IReadOnlySet<string> dropped)
    {
        var questions = new Questions(family, guarantees);
        using ISolver solver = new BudgetedSolver(newSolver());
        using var session = solver.Begin(questions.Assertions);
        var loops = family.Loops;
        var unrolled = Prover.Bounds
            .Select(turns => new Lazy<Bounded?>(() => Bounded.Of(subject, guarantees, solver, turns, loops)))
            .ToList();
        var decisions = Decide(
            scopeClass => new ClassProver(
                subject, questions, new($"paths-{number}", scopeClass), session, Refutes ? unrolled : null, dropped));
        foreach (var bounded in unrolled.Where(u => u.IsValueCreated))
        {
            bounded.Value?.Dispose();
        }

        return decisions;
    }

    /// <summary>
    /// Where it is not shown that searches find: what holds although they may miss is proved for any number of mappings. All else is
    /// looked at on trees of at most <see cref="ExplicitTree.MostMappings"/>; what is proved there holds so far.
    /// </summary>
    public IReadOnlyDictionary<(ScopeClass, Obligation), Decision> ProveWithoutLemma(
        Func<ISolver> newSolver, IReadOnlySet<string> dropped)
    {
        using ISolver solver = new BudgetedSolver(newSolver());
        var missing = new Questions(PathFamilies.Within(SubjectExplorer.Explore(subject, mayMiss: true), family.Loops), guarantees);
        using var whateverIsFound = solver.Begin(missing.Assertions);
        var anyway = Decide(
            scopeClass => new ClassProver(subject, missing, new($"any-search-{number}", scopeClass), whateverIsFound, null, dropped));

        var onTrees = new Questions(PathFamilies.Within(SubjectExplorer.OnExplicitTrees(subject), family.Loops), guarantees);
        using var trees = new Bounded(onTrees, solver.Begin(onTrees.Assertions), ExplicitTree.MostMappings);
        var unrolled = new Lazy<Bounded?>(trees);
        var proved = anyway.Where(d => d.Value.Verdict is Verdict.Proved).ToDictionary();
        return Decide(
                scopeClass => new ClassProver(subject, onTrees, new($"trees-{number}", scopeClass), trees.Session, [unrolled], dropped),
                proved)
            .ToDictionary(d => d.Key, d => d.Value.Verdict is Verdict.Proved && !proved.ContainsKey(d.Key)
                ? d.Value with { Verdict = SoFar }
                : d.Value);
    }

    /// <summary>Every obligation for every class of scopes.</summary>
    /// <param name="known">What needs no prover.</param>
    private Dictionary<(ScopeClass, Obligation), Decision> Decide(
        NewProver proverOf, IReadOnlyDictionary<(ScopeClass, Obligation), Decision>? known = null)
    {
        var decisions = new Dictionary<(ScopeClass, Obligation), Decision>();
        foreach (var scopeClass in Classes)
        {
            var prover = new Lazy<ClassProver>(() => proverOf(scopeClass));
            foreach (var guarantee in guarantees)
            {
                foreach (var obligation in guarantee.Obligations.Where(Asked.Contains))
                {
                    decisions[(scopeClass, obligation)] = known?.GetValueOrDefault((scopeClass, obligation))
                        ?? FromEveryScope(decisions.GetValueOrDefault((ScopeClass.Every, obligation)), scopeClass)
                        ?? prover.Value.Decide(guarantee, obligation);
                }
            }
        }

        return decisions;
    }

    private static Decision? FromEveryScope(Decision? every, ScopeClass scopeClass) => every switch
    {
        // What holds for every scope holds for the named ones.
        { Verdict: Verdict.Proved or Verdict.Vacuous } => every,

        // And what is shown on one of them is shown.
        { Verdict: Verdict.Refuted(var shown) } when scopeClass.Includes(shown.Run.Machine.Scope) => every,
        _ => null,
    };
}
