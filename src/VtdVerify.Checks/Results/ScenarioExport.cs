using VtdVerify.Checks.Explaining;
using VtdVerify.Checks.Running;
using VtdVerify.Specs;

namespace VtdVerify.Checks.Results;

/// <summary>What was refuted as feature files, one for each obligation: SUBJECT/OBLIGATION.feature.</summary>
internal static class ScenarioExport
{
    public static IEnumerable<NamedText> FilesOf(Findings findings) =>
        from check in findings.Subjects
        let subject = check.Subject.Subject
        from refuted in check.Proofs.Where(proof => proof.Verdict is Verdict.Refuted).GroupBy(proof => proof.Obligation.Id)
        select new NamedText($"{subject.Name}/{refuted.Key}.feature", CounterexampleFeature.Of(subject, [.. refuted]));
}
