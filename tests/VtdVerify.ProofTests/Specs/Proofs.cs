using System.Collections.Concurrent;
using VtdVerify.Specs;
using VtdVerify.Specs.Assumptions;
using VtdVerify.Specs.Guarantees;
using VtdVerify.Specs.Proof;
using VtdVerify.Subjects;
using VtdVerify.Tests.Subjects;

namespace VtdVerify.Tests.Specs;

/// <summary>The catalog's verdicts on subjects. Each subject is proved once, however many tests ask.</summary>
internal static class Proofs
{
    private static readonly ConcurrentDictionary<string, Lazy<IReadOnlyList<ObligationResult>>> Cache = [];

    private static readonly Lazy<IReadOnlyDictionary<string, IReadOnlyList<ObligationResult>>> Models = new(() =>
        ModelSubject.All.AsParallel()
            .Select(s => (s.Name, Results: Prove(s, GuaranteeCatalog.All)))
            .ToDictionary(p => p.Name, p => p.Results));

    public static IReadOnlyList<ObligationResult> OfModel(string revision) => Models.Value[revision];

    /// <summary>The verdicts on a subject that is no revision of the model.</summary>
    /// <param name="key">Unique among the subjects of the tests.</param>
    public static IReadOnlyList<ObligationResult> Of(string key, Func<ISubject> subject) =>
        Cache.GetOrAdd(key, _ => new Lazy<IReadOnlyList<ObligationResult>>(() => Prove(subject(), GuaranteeCatalog.All))).Value;

    public static IReadOnlyList<ObligationResult> Prove(ISubject subject, IReadOnlyList<IGuarantee> guarantees) =>
        new Prover(RunSolver.Create).Prove(subject, guarantees);

    /// <summary>The one guarantee's verdict for every scope that the assumptions allow.</summary>
    public static Verdict Decide(ISubject subject, IGuarantee guarantee) =>
        Worst(Prove(subject, [guarantee]), guarantee.Id, ScopeClass.Every);

    /// <summary>The same of the sample without a fault, of which lines read otherwise (<see cref="CSources.Edited"/>).</summary>
    public static Verdict OfEditedSample(string guarantee, params (string Line, string Instead)[] edits) =>
        Decide(CSources.Edited("sample-fixed", edits), GuaranteeCatalog.All.Single(one => one.Id == guarantee));

    public static Verdict Worst(IEnumerable<ObligationResult> results, string guaranteeId, ScopeClass scopeClass) =>
        Verdict.Worst(results.Where(r => r.Guarantee.Id == guaranteeId && r.ScopeClass == scopeClass).Select(r => r.Verdict));

    /// <summary>For comparing tables: which guarantee got which kind of verdict for which class.</summary>
    public static IEnumerable<string> Kinds(IEnumerable<ObligationResult> results) =>
        results.Select(r => $"{r.Obligation.Id}, {r.ScopeClass.Id}: {r.Verdict.GetType().Name}");
}
