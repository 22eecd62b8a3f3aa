using VtdVerify.Reporting;
using VtdVerify.Specs;
using VtdVerify.Subjects;

namespace VtdVerify.Checks.Results;

/// <summary>One decided obligation.</summary>
internal static class ObligationMapper
{
    public static ObligationVerdict Map(Specs.Proof.ObligationResult proof, ISubject subject)
    {
        var verdict = VerdictMapper.Map(proof.Verdict);
        return new ObligationVerdict
        {
            Id = proof.Obligation.Id,
            Class = proof.ScopeClass.Id,
            Claim = proof.Obligation.Expected,
            Verdict = verdict.Kind,
            Reason = verdict.Reason,
            Bound = verdict.Bound,
            Assumptions = [.. proof.Assumptions.Select(assumption => assumption.Id)],
            Witness = proof.Verdict is Verdict.Proved proved ? WitnessMapper.Map(proved.Witness) : null,
            Counterexample = proof.Verdict is Verdict.Refuted refuted
                ? CounterexampleMapper.Map(refuted.Counterexample, proof.Guarantee, proof.Obligation, subject)
                : null,
        };
    }
}
