using VtdVerify.Checks.Results;
using VtdVerify.Reporting;
using VtdVerify.Specs;
using VtdVerify.Specs.Proof;
using VtdVerify.Specs.Shrinking;
using VtdVerify.Subjects;
using VtdVerify.Terms;

namespace VtdVerify.Checks.Explaining.Causes;

/// <summary>Groups the refuted obligations of a subject by what is wrong with its code.</summary>
internal static class CauseFinder
{
    /// <summary>The causes, what hurts most first. Each refuted obligation belongs to exactly one.</summary>
    /// <param name="guarantees">The ids of those that were asked for, in their order.</param>
    public static IReadOnlyList<CauseResult> Of(
        ISubject subject, IReadOnlyList<Specs.Proof.ObligationResult> proofs, IReadOnlyList<string> guarantees)
    {
        var groups = proofs
            .Where(proof => proof.Verdict is Verdict.Refuted && guarantees.Contains(proof.Guarantee.Id))
            .Select(proof => Refutation.Of(proof, subject))
            .GroupBy(refuted => refuted.Group)
            .Select(group => CauseOf([.. group], subject, guarantees))
            .OrderByDescending(cause => Harms.Weight(cause.Hurts))
            .ThenByDescending(cause => cause.Guarantees.Count)
            .ThenBy(cause => cause.Line?.File, StringComparer.Ordinal)
            .ThenBy(cause => cause.Line?.Line)
            .ThenBy(cause => cause.Title, StringComparer.Ordinal);
        return Numbered([.. groups]);
    }

    private static CauseResult CauseOf(IReadOnlyList<Refutation> same, ISubject subject, IReadOnlyList<string> order)
    {
        var shown = same
            .OrderByDescending(one => Harms.Weight(Harms.Of(one.Guarantee)))
            .ThenBy(one => MachineSize.Of(one.Case.Machine))
            .First();
        var broken = order.Where(id => same.Any(one => one.Guarantee == id)).ToList();
        return new CauseResult
        {
            Id = CauseText.IdOf(shown.Diagnosis.Mechanism),
            Title = CauseText.Title(shown, same),
            Line = shown.Diagnosis.Line is { } site ? CodeLines.Of(site, subject) : null,
            Example = CauseText.Example(shown),
            Shown = shown.Member,
            Obligations = [.. same.Select(one => one.Member)],
            Guarantees = broken,
            Hurts = Harms.OfAll(broken),
            Consequence = CauseText.Consequence(shown),
        };
    }

    private static IReadOnlyList<CauseResult> Numbered(IReadOnlyList<CauseResult> causes) =>
    [
        .. causes.Select((cause, index) => causes.Take(index).Count(earlier => earlier.Id == cause.Id) is > 0 and var before
            ? cause with { Id = FormattableString.Invariant($"{cause.Id}-{before + 1}") }
            : cause),
    ];
}

/// <summary>One refuted obligation with its diagnosis.</summary>
internal sealed record Refutation(Specs.Proof.ObligationResult Proof, ConcreteCase Case, Diagnosis Diagnosis)
{
    public string Guarantee => Proof.Guarantee.Id;

    public RefutedObligation Member => new(Proof.Guarantee.Id, Proof.Obligation.Id, Proof.ScopeClass.Id);

    /// <summary>Refutations with an equal one have the same cause. The taken path is one cause, whatever line shows it.</summary>
    public object Group => Diagnosis.Mechanism
        is Mechanism.PlainWhileTracked or Mechanism.NothingWhileTracked or Mechanism.TreeWhileUntracked or Mechanism.UnmapOnly
        ? Diagnosis.Mechanism
        : (Diagnosis.Mechanism, PlaceOf(Diagnosis.Line), Diagnosis.Detail);

    public static Refutation Of(Specs.Proof.ObligationResult proof, ISubject subject)
    {
        var shown = ((Verdict.Refuted)proof.Verdict).Counterexample;
        return new Refutation(proof, shown, Diagnosis.Of(shown, proof.Guarantee, proof.Obligation, subject));
    }

    private static (string File, int Line, int Column, string Text)? PlaceOf(CodeSite? site) =>
        site is null ? null : (site.File, site.Line, site.Column, site.Line == 0 ? site.Text : string.Empty);
}
