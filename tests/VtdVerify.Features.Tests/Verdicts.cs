using System.Collections.Concurrent;
using VtdVerify.Smt;
using VtdVerify.Specs;
using VtdVerify.Specs.Assumptions;
using VtdVerify.Specs.Guarantees;
using VtdVerify.Specs.Proof;
using VtdVerify.Subjects;

namespace VtdVerify.Features.Tests;

/// <summary>What the proofs say of the revisions, for every scope that the assumptions allow. Each revision is proved once.</summary>
internal static class Verdicts
{
    private static readonly ConcurrentDictionary<string, Lazy<ILookup<string, Verdict>>> Proved = [];

    public static Verdict Of(ISubject subject, string guaranteeId) =>
        Verdict.Worst(Proved.GetOrAdd(subject.Name, _ => new Lazy<ILookup<string, Verdict>>(() => Prove(subject))).Value[guaranteeId]);

    private static ILookup<string, Verdict> Prove(ISubject subject) =>
        new Prover(() => Z3Solver.Create()).Prove(subject, GuaranteeCatalog.All)
            .Where(result => result.ScopeClass == ScopeClass.Every)
            .ToLookup(result => result.Guarantee.Id, result => result.Verdict);
}
