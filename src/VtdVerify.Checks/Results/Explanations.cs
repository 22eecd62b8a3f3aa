using VtdVerify.Features.Running;
using VtdVerify.Mutation.Elements;
using VtdVerify.Reporting;
using VtdVerify.Specs.Assumptions;
using VtdVerify.Specs.Guarantees;

namespace VtdVerify.Checks.Results;

/// <summary>What is known of guarantees, from their own text, the feature files, the proofs and the recorded mutants.</summary>
internal static class Explanations
{
    private const string FeatureFolder = "features/VtdVerify.Features";

    /// <summary>Everything that backs one guarantee.</summary>
    /// <param name="proofs">For every scope that the assumptions allow; empty where there was no solver.</param>
    public static GuaranteeExplanation Of(IGuarantee guarantee, IReadOnlyList<Specs.Proof.ObligationResult> proofs)
    {
        var own = proofs.Where(proof => proof.Guarantee.Id == guarantee.Id).ToList();
        return new GuaranteeExplanation
        {
            Id = guarantee.Id,
            Kind = GuaranteeMapper.KindOf(guarantee.Kind),
            Sentence = guarantee.Sentence,
            Why = guarantee.Why,
            Source = guarantee.Source,
            Code = guarantee.Code,
            Rules = [.. RulesOf(guarantee.Id)],
            Obligations = [.. guarantee.Obligations.Select(obligation => Explained(obligation, own))],
            Assumptions =
            [
                .. Ledger.All.Where(assumption => own.Exists(proof => proof.Assumptions.Contains(assumption)))
                    .Select(assumption => new ExplainedAssumption(assumption.Id, assumption.Sentence)),
            ],
            SoleKills =
            [
                .. SoleKills.Recorded.Where(kill => kill.GuaranteeId == guarantee.Id)
                    .Select(kill => new ExplainedMutant(kill.MutatorId, kill.Original, kill.Replacement)),
            ],
        };
    }

    private static ExplainedObligation Explained(Obligation obligation, List<Specs.Proof.ObligationResult> proofs)
    {
        var proof = proofs.Find(one => one.Obligation == obligation);
        return new ExplainedObligation(
            obligation.Id,
            obligation.Expected,
            proof is null ? null : VerdictMapper.Map(proof.Verdict).Kind,
            proof is null ? [] : [.. proof.Assumptions.Select(assumption => assumption.Id)]);
    }

    private static IEnumerable<ExplainedRule> RulesOf(string id) => FeatureSuite.Default.Scenarios
        .Where(scenario => scenario.Tags.Contains(id))
        .GroupBy(scenario => (scenario.Feature.Path, scenario.RuleName))
        .Select(rule => new ExplainedRule(
            $"{FeatureFolder}/{rule.Key.Path}", rule.Key.RuleName, [.. rule.Select(scenario => scenario.Name)]));
}
