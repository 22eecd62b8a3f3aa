using System.Text.RegularExpressions;
using NUnit.Framework;
using VtdVerify.Model;
using VtdVerify.Reporting;
using VtdVerify.Reporting.Rendering;

namespace VtdVerify.Tests.Reporting;

public class FindingTests
{
    [Test]
    public void An_empty_tree_and_no_events_are_said_to_be_so()
    {
        var text = Finding(Samples.Example() with { Mappings = [], Events = [], Ghost = null });

        Assert.That(text, Does.Contain("  mappings      (none)\n  events        (none)\n"));
    }

    [Test]
    public void An_address_in_question_is_shown() => Assert.That(
        Finding(Samples.Example() with { Ghost = null, Address = new Address(0x20_0000) }),
        Does.Contain("  in question   the address 0x200000\n"));

    [Test]
    public void The_caret_stands_below_its_column_past_a_tab()
    {
        var line = new ShownLine("hw/example/iommu.c", 7, "\tkey\t= scope->last;", Column: 6);

        Assert.That(
            Finding(Samples.Example() with { DecidedAt = line }),
            Does.Contain("                    key     = scope->last;\n                            ^\n"));
    }

    [Test]
    public void The_caret_runs_along_what_decides()
    {
        var line = new ShownLine("hw/example/iommu.c", 7, "    while ((map = find(tree, &key))) {", Column: 19, Length: 16);

        Assert.That(Finding(Samples.Example() with { DecidedAt = line }), Does.Contain(
            "                    while ((map = find(tree, &key))) {\n"
            + "                                  ^~~~~~~~~~~~~~~~\n"));
    }

    [Test]
    public void Of_the_models_own_code_the_file_is_named_and_what_it_does()
    {
        var line = new ShownLine("src/Example.cs", null, "the removal of one mapping");

        Assert.That(
            Finding(Samples.Example() with { DecidedAt = line }),
            Does.Contain("  decided at    src/Example.cs\n                    the removal of one mapping\n").And.Not.Match(" \\^"));
    }

    [TestCase(null)]
    [TestCase(1)]
    [TestCase(99)]
    public void A_column_outside_of_the_code_has_no_caret(int? column)
    {
        var line = new ShownLine("hw/example/iommu.c", 7, "\tkey = scope->last;", column);

        Assert.That(Finding(Samples.Example() with { DecidedAt = line }), Does.Contain("key = scope->last;").And.Not.Match(" \\^"));
    }

    [Test]
    public void A_line_without_its_text_is_a_place_only() =>
        Assert.That(
            Finding(Samples.Example() with { DecidedAt = new ShownLine("hw/example/iommu.c", 7) }),
            Does.Contain("hw/example/iommu.c:7\n"));

    [Test]
    public void The_other_notify_rule_is_named() =>
        Assert.That(Finding(Samples.Example() with { NotifyRule = NotifyRuleKind.Crop }), Does.Contain("crop (from 10.2)"));

    [Test]
    public void A_refutation_without_a_counterexample_gives_its_reason()
    {
        var guarantee = Samples.Guarantee(VerdictKind.Refuted) with
        {
            Obligations = [Samples.Obligation(VerdictKind.Refuted) with { Counterexample = null, Reason = "the key is not monotone" }],
        };

        Assert.That(Patch(Samples.Subject(guarantee)), Does.Contain("  because       the key is not monotone\n"));
    }

    [Test]
    public void A_failed_scenario_alone_is_a_finding()
    {
        var failure = new FailedScenario("Two pages", "features/once.feature", 9, "Then each is unmapped once", "expected 1, found 2");
        var guarantee =
            Samples.Guarantee(VerdictKind.Unknown) with { Scenarios = new ScenarioResults { Failed = 1, Failures = [failure] } };

        Assert.That(
            Patch(Samples.Subject(guarantee)),
            Does.Contain("REFUTED complete").And.Contain("\"Two pages\" at features/once.feature:9"));
    }

    [Test]
    public void A_subject_without_guarantees_is_said_to_be_so() =>
        Assert.That(Patch(Samples.Subject()), Does.Contain("no guarantee was checked").And.Contain("exit code 4"));

    [Test]
    public void Standard_input_is_named()
    {
        var result = Samples.Result() with { Input = new InputInfo { Kind = InputKind.Diff, Path = "-", Sha256 = new string('0', 64) } };

        Assert.That(Patch(result), Does.Contain("read from     standard input (diff)").And.Contain("no subject was checked"));
    }

    [Test]
    public void A_matrix_of_proofs_has_no_list_of_reasons()
    {
        var result = Samples.Result(Samples.Subject(Samples.Guarantee(VerdictKind.Proved)));

        var text = Rendered.Plain(console => MatrixView.Write(console, result, allowBounded: false));

        Assert.That(text, Does.Not.Contain("What is not proved"));
    }

    [Test]
    public void Guarantees_with_one_reason_are_named_together_and_others_alone()
    {
        var open = ((string[])["guard", "once", "complete"]).Select(id => Unread(id, "the loop is not read"));
        var proved = Samples.Guarantee(VerdictKind.Proved, id: "in-scope");
        var text = Patch(Samples.Subject([.. open, Unread("exact", "the solver gave up"), proved]));

        Assert.That(text, Does.Contain("\nunsupported 3 guarantees\n  guard, once, complete\n\n  because       the loop is not read\n"));
        Assert.That(text, Does.Contain("\nunsupported exact (stated)\n").And.Contain("  because       the solver gave up\n"));
        Assert.That(Regex.Count(text, "the loop is not read"), Is.EqualTo(1));
    }

    [TestCase(2, "  example  guard  ")]
    [TestCase(3, "  example: guard, once, complete:\n    the loop is not read\n")]
    public void A_comparison_names_guarantees_with_one_reason_together(int count, string words)
    {
        var open = ((string[])["guard", "once", "complete"]).Take(count).Select(id => Unread(id, "the loop is not read"));
        var subject = Samples.Subject([.. open]);
        var result = Samples.Result(subject, subject with { Name = "other" });

        Assert.That(Rendered.Plain(console => MatrixView.Write(console, result, allowBounded: false)), Does.Contain(words));
    }

    private static GuaranteeResult Unread(string id, string reason) => Samples.Guarantee(VerdictKind.Unsupported, id: id) with
    {
        Obligations = [Samples.Obligation(VerdictKind.Unsupported, id) with { Reason = reason }],
    };

    private static string Finding(Counterexample example) => Patch(Samples.Subject(Samples.Guarantee(VerdictKind.Refuted) with
    {
        Obligations = [Samples.Obligation(VerdictKind.Refuted) with { Counterexample = example }],
    }));

    private static string Patch(SubjectResult subject) => Patch(Samples.Result(subject));

    private static string Patch(CheckResult result) => Rendered.Plain(console => PatchView.Write(console, result, allowBounded: false));
}
