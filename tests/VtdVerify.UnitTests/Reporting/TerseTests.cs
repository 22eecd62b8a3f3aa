using NUnit.Framework;
using VtdVerify.Reporting;
using VtdVerify.Reporting.Rendering;

namespace VtdVerify.Tests.Reporting;

/// <summary>One line for each finding.</summary>
public class TerseTests
{
    private const string Entry = "unmap_all";

    [Test]
    public void What_holds_is_passed_over_in_silence() =>
        Assert.That(Terse(Samples.Subject(Samples.Guarantee(VerdictKind.Proved))), Is.Empty);

    [Test]
    public void A_refutation_is_an_error_at_the_line_that_decides() =>
        Assert.That(
            Terse(Samples.Subject(Samples.Guarantee(VerdictKind.Refuted))),
            Is.EqualTo([$"hw/example/iommu.c:120: error: complete: {Samples.Example().Happened}"]));

    [Test]
    public void Where_the_models_own_code_decides_the_unmap_function_is_named()
    {
        var byModel = Samples.Guarantee(VerdictKind.Refuted) with
        {
            Obligations =
            [
                Samples.Obligation(VerdictKind.Refuted) with
                {
                    Counterexample = Samples.Example() with { DecidedAt = new ShownLine("the model", Text: "sends a block") },
                },
            ],
        };

        Assert.That(Terse(Read(byModel)).Single(), Does.StartWith("hw/example/iommu.c:150: error: complete: "));
    }

    [TestCase(VerdictKind.Unknown, "unknown: unknown: no reason given")]
    [TestCase(VerdictKind.Unsupported, "unsupported: unsupported: no reason given")]
    [TestCase(VerdictKind.Vacuous, "vacuous: vacuous: no reason given")]
    [TestCase(VerdictKind.ProvedToBound, "bounded k=8: holds for up to 8 turns of the loop")]
    public void What_is_undecided_is_a_warning_at_the_unmap_function(VerdictKind verdict, string message) =>
        Assert.That(Terse(Read(Samples.Guarantee(verdict))), Is.EqualTo([$"hw/example/iommu.c:150: warning: complete: {message}"]));

    [Test]
    public void What_a_scenario_shows_comes_before_what_keeps_a_proof_from_being_found()
    {
        var failure = new FailedScenario("Two pages", "features/once.feature", 9, "Then each is unmapped once", "expected 1, found 2");
        var guarantee = Samples.Guarantee(VerdictKind.Unknown) with
        {
            Reason = "too many paths", Scenarios = new ScenarioResults { Failed = 1, Failures = [failure] },
        };

        Assert.That(
            Terse(Read(guarantee)).Single(),
            Does.Contain("\"Two pages\" failed: expected 1, found 2").And.Not.Contain("too many paths"));
    }

    [Test]
    public void A_proof_to_a_bound_is_no_finding_where_it_counts() =>
        Assert.That(Terse(allowBounded: true, Read(Samples.Guarantee(VerdictKind.ProvedToBound))), Is.Empty);

    [Test]
    public void A_contradiction_is_an_error() =>
        Assert.That(
            Terse(Read(Samples.Guarantee(VerdictKind.Proved) with { Scenarios = new ScenarioResults { Failed = 1 } })).Single(),
            Does.StartWith("hw/example/iommu.c:150: error: complete: CONFLICT: examples and proof contradict each other"));

    [Test]
    public void A_tool_error_is_an_error() =>
        Assert.That(Terse(Read(Samples.Guarantee(VerdictKind.ToolError))).Single(), Does.Contain(": error: complete: tool error: "));

    [Test]
    public void Errors_come_before_warnings() =>
        Assert.That(
            Terse(Read(Samples.Guarantee(VerdictKind.Unknown, id: "exact"), Samples.Guarantee(VerdictKind.Refuted)))
                .Select(line => line.Split(": ")[1]),
            Is.EqualTo(["error", "warning"]));

    [Test]
    public void Code_without_a_place_is_named() =>
        Assert.That(
            Terse(Samples.Subject(Samples.Guarantee(VerdictKind.Unknown))).Single(), Does.StartWith("example: warning: complete: "));

    [Test]
    public void The_same_finding_on_several_subjects_is_one_line_that_names_them()
    {
        var subject = Samples.Subject(Samples.Guarantee(VerdictKind.Refuted));

        Assert.That(
            Terse(subject with { Name = "patch-1" }, subject with { Name = "patch-2" }).Single(), Does.EndWith(" (patch-1, patch-2)"));
    }

    [Test]
    public void A_subject_that_is_only_shown_has_no_findings() =>
        Assert.That(Terse(Samples.Subject(Samples.Guarantee(VerdictKind.Refuted)) with { Role = SubjectRole.Shown }), Is.Empty);

    [Test]
    public void No_control_character_and_no_line_break_is_printed()
    {
        var hostile = Samples.Guarantee(VerdictKind.Unknown) with { Reason = "red\u001b[31m\nnext" };

        Assert.That(Terse(Read(hostile)).Single(), Does.EndWith("unknown: red\\u001b[31m next"));
    }

    private static SubjectResult Read(params GuaranteeResult[] guarantees) =>
        Samples.Patch().Subjects.Single() with { Guarantees = guarantees };

    private static string[] Terse(params SubjectResult[] subjects) => Terse(allowBounded: false, subjects);

    private static string[] Terse(bool allowBounded, params SubjectResult[] subjects)
    {
        using var output = new StringWriter();
        TerseView.Write(output, Samples.Result(subjects), allowBounded, Entry);
        return output.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
    }
}
