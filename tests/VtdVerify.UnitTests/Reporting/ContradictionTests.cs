using NUnit.Framework;
using VtdVerify.Reporting;
using VtdVerify.Reporting.Rendering;

namespace VtdVerify.Tests.Reporting;

/// <summary>Whatever contradicts itself is a defect of the tool, whichever side is wrong, and the report says so.</summary>
public class ContradictionTests
{
    private static IEnumerable<TestCaseData> Contradictions()
    {
        var proved = Samples.Guarantee(VerdictKind.Proved);
        var refuted = Samples.Guarantee(VerdictKind.Refuted);
        var one = new ScenarioResults { Failed = 1 };
        yield return Case("A proof and a failed scenario", proved with { Scenarios = one });
        yield return Case("Proved obligations and a failed scenario", proved with { Verdict = VerdictKind.Unknown, Scenarios = one });
        yield return Case("A proved guarantee and its refuted obligation", proved with { Obligations = refuted.Obligations });
        yield return Case("A proved guarantee and a refuted class", proved with
        {
            Classes = Samples.Classes(VerdictKind.Proved, VerdictKind.Proved, VerdictKind.Refuted),
        });
        yield return Case("A proved class and its refuted obligation", refuted with
        {
            Classes = Samples.Classes(VerdictKind.Refuted, VerdictKind.Proved, VerdictKind.Refuted),
            Obligations = [.. refuted.Obligations, Samples.Obligation(VerdictKind.Refuted) with { Class = "lower" }],
        });
        yield return Case("A refuted guarantee that nothing refutes", proved with { Verdict = VerdictKind.Refuted });
        yield return Case(
            "An obligation both proved and refuted",
            refuted with { Obligations = [.. refuted.Obligations, .. proved.Obligations] });
        yield return Case("A counterexample that did not replay", refuted with
        {
            Obligations = [Samples.Obligation(VerdictKind.Refuted) with { Counterexample = Samples.Example() with { Replayed = false } }],
        });
    }

    [TestCaseSource(nameof(Contradictions))]
    public void Is_a_defect(GuaranteeResult guarantee) =>
        Assert.That(ExitCodes.Of(Result(guarantee), allowBounded: false), Is.EqualTo(ExitCodes.ToolDefect));

    [TestCaseSource(nameof(Contradictions))]
    public void Is_shown_as_a_conflict(GuaranteeResult guarantee) => Assert.That(Patch(guarantee), Does.Contain("CONFLICT complete"));

    [Test]
    public void Examples_against_proof_are_named() => Assert.That(
        Patch(Samples.Guarantee(VerdictKind.Proved) with { Scenarios = new ScenarioResults { Failed = 2 } }),
        Does.Contain("examples and proof contradict each other: it is proved, and 2 scenarios of it"));

    [Test]
    public void A_conflict_is_not_praised_for_a_narrower_scope() => Assert.That(
        Patch(Samples.Guarantee(VerdictKind.Proved) with { Scenarios = new ScenarioResults { Failed = 1 } }),
        Does.Not.Contain("every guarantee is proved for"));

    [Test]
    public void A_refutation_that_no_scenario_shows_is_a_finding_with_a_remark()
    {
        var guarantee = Samples.Guarantee(VerdictKind.Refuted);

        Assert.That(ExitCodes.Of(Result(guarantee), allowBounded: false), Is.EqualTo(ExitCodes.Refuted));
        Assert.That(Patch(guarantee), Does.Contain("no scenario shows it"));
    }

    private static TestCaseData Case(string name, GuaranteeResult guarantee) => new TestCaseData(guarantee).SetArgDisplayNames(name);

    private static CheckResult Result(GuaranteeResult guarantee) => Samples.Result(Samples.Subject(guarantee));

    private static string Patch(GuaranteeResult guarantee) =>
        Rendered.Plain(console => PatchView.Write(console, Result(guarantee), allowBounded: false));
}
