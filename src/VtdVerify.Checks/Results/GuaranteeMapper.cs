using VtdVerify.Checks.Running;
using VtdVerify.Features.Running;
using VtdVerify.Model;
using VtdVerify.Reporting;
using VtdVerify.Specs;
using VtdVerify.Specs.Assumptions;
using VtdVerify.Specs.Guarantees;

namespace VtdVerify.Checks.Results;

/// <summary>
/// What scenarios and obligations say of one guarantee. It has the worst verdict of its obligations, and so has each class of scopes.
/// </summary>
internal static class GuaranteeMapper
{
    public static GuaranteeResult Map(IGuarantee guarantee, SubjectCheck check)
    {
        var proofs = check.Proofs.Where(proof => proof.Guarantee.Id == guarantee.Id).ToList();
        var worst = VerdictMapper.Map(WorstOf(proofs, ScopeClass.Every));
        return new GuaranteeResult
        {
            Id = guarantee.Id,
            Kind = KindOf(guarantee.Kind),
            Sentence = guarantee.Sentence,
            Verdict = worst.Kind,
            Reason = worst.Reason,
            Bound = worst.Bound,
            Scenarios = ScenariosOf(guarantee, check.Scenarios),
            Classes = [.. ScopeClass.All.Select(scopes => ClassOf(scopes, proofs))],
            Obligations = [.. proofs.Select(proof => ObligationMapper.Map(proof, check.Subject.Subject))],
        };
    }

    private static Verdict WorstOf(IEnumerable<Specs.Proof.ObligationResult> proofs, ScopeClass scopes) =>
        Verdict.Worst(proofs.Where(proof => proof.ScopeClass == scopes).Select(proof => proof.Verdict));

    private static ClassResult ClassOf(ScopeClass scopes, IEnumerable<Specs.Proof.ObligationResult> proofs)
    {
        var worst = VerdictMapper.Map(WorstOf(proofs, scopes));
        return new ClassResult
        {
            Id = scopes.Id,
            Description = scopes.Description,
            Scope = scopes.Scope is { } only ? AddressRange.Of(only) : null,
            Verdict = worst.Kind,
            Reason = worst.Reason,
            Bound = worst.Bound,
        };
    }

    private static ScenarioResults ScenariosOf(IGuarantee guarantee, IReadOnlyList<ScenarioOutcome> outcomes)
    {
        var undecided = outcomes.Count(outcome => outcome.Undecided && outcome.GuaranteeIds.Contains(guarantee.Id));
        var own = outcomes.Where(outcome => outcome.CountsFor.Contains(guarantee.Id)).ToList();
        var failed = own.Where(outcome => !outcome.Passed).ToList();
        return new ScenarioResults
        {
            Passed = own.Count - failed.Count,
            Failed = failed.Count,
            Undecided = undecided == 0 ? null : undecided,
            Failures = [.. failed.Select(FailureOf)],
        };
    }

    internal static FailedScenario FailureOf(ScenarioOutcome outcome) =>
        new(outcome.Name, outcome.Feature, outcome.Line, outcome.FailedStep ?? "before its first step", outcome.Message ?? string.Empty);

    public static GuaranteeOrigin KindOf(Specs.Guarantees.GuaranteeKind kind) => kind switch
    {
        Specs.Guarantees.GuaranteeKind.Stated => GuaranteeOrigin.Stated,
        Specs.Guarantees.GuaranteeKind.Kept => GuaranteeOrigin.Kept,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
