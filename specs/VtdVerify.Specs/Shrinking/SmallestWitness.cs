using VtdVerify.Specs.Proof;
using VtdVerify.Subjects;

namespace VtdVerify.Specs.Shrinking;

/// <summary>Witnesses for a reader: that of a proof is whatever the solver found first.</summary>
public static class SmallestWitness
{
    /// <summary>
    /// From the proof's witness the smallest machine on which the unmap returns and makes the claim relevant; null where nothing
    /// was proved.
    /// </summary>
    /// <param name="result">Of a proof with all assumptions.</param>
    public static ConcreteCase? Of(ISubject subject, ObligationResult result) => result.Verdict is Verdict.Proved(var witness)
        ? new CaseShrinker(subject, new HashSet<string>()).Smallest(
            witness,
            result.ScopeClass,
            one => Replayer.Witnesses(one, result.Guarantee, result.Obligation) ? one : null)
        : null;
}
