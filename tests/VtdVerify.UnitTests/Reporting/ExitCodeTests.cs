using NUnit.Framework;
using VtdVerify.Reporting;

namespace VtdVerify.Tests.Reporting;

public class ExitCodeTests
{
    private static readonly (VerdictKind Verdict, int Code)[] Codes =
    [
        (VerdictKind.ToolError, ExitCodes.ToolDefect),
        (VerdictKind.Refuted, ExitCodes.Refuted),
        (VerdictKind.ProvedToBound, ExitCodes.Undecided),
        (VerdictKind.Vacuous, ExitCodes.Undecided),
        (VerdictKind.Unknown, ExitCodes.Undecided),
        (VerdictKind.Unsupported, ExitCodes.Undecided),
        (VerdictKind.Proved, ExitCodes.Holds),
    ];

    private static IEnumerable<TestCaseData> Pairs() =>
        from first in Codes.Index()
        from second in Codes.Index()
        select new TestCaseData(first.Item.Verdict, second.Item.Verdict).Returns(Codes[Math.Min(first.Index, second.Index)].Code);

    [Test]
    public void Every_verdict_has_its_code() =>
        Assert.That(Codes.Select(pair => pair.Verdict), Is.EquivalentTo(Enum.GetValues<VerdictKind>()));

    [TestCaseSource(nameof(Pairs))]
    public int The_worse_of_two_guarantees_decides(VerdictKind first, VerdictKind second) =>
        Code(Samples.Guarantee(first), Samples.Guarantee(second, id: "exact"));

    [TestCase(ExitCodes.Holds, ExpectedResult = 0)]
    [TestCase(ExitCodes.Refuted, ExpectedResult = 1)]
    [TestCase(ExitCodes.UsageError, ExpectedResult = 2)]
    [TestCase(ExitCodes.InputError, ExpectedResult = 3)]
    [TestCase(ExitCodes.Undecided, ExpectedResult = 4)]
    [TestCase(ExitCodes.ToolDefect, ExpectedResult = 5)]
    public int The_codes_are_the_documented_numbers(int code) => code;

    [Test]
    public void A_bound_counts_as_holding_only_when_allowed() =>
        Assert.That(ExitCodes.Of(Result(Samples.Guarantee(VerdictKind.ProvedToBound)), allowBounded: true), Is.EqualTo(ExitCodes.Holds));

    [Test]
    public void A_bound_does_not_cover_scenarios_that_take_more_turns()
    {
        var bounded = Samples.Guarantee(VerdictKind.ProvedToBound) with { Scenarios = new ScenarioResults { Passed = 3, Undecided = 5 } };
        Assert.That(ExitCodes.Of(Result(bounded), allowBounded: true), Is.EqualTo(ExitCodes.Undecided));
    }

    [TestCase(VerdictKind.Vacuous)]
    [TestCase(VerdictKind.Unknown)]
    [TestCase(VerdictKind.Unsupported)]
    public void Nothing_else_undecided_is_allowed_with_bounds(VerdictKind verdict) =>
        Assert.That(ExitCodes.Of(Result(Samples.Guarantee(verdict)), allowBounded: true), Is.EqualTo(ExitCodes.Undecided));

    [TestCase(VerdictKind.ProvedToBound)]
    [TestCase(VerdictKind.Unknown)]
    [TestCase(VerdictKind.Vacuous)]
    [TestCase(VerdictKind.Unsupported)]
    public void A_failed_scenario_refutes_what_is_undecided(VerdictKind verdict) =>
        Assert.That(
            Code(Samples.Guarantee(verdict) with { Scenarios = new ScenarioResults { Failed = 1 } }),
            Is.EqualTo(ExitCodes.Refuted));

    [TestCase(VerdictKind.Proved, "one", PatchOutcome.NotChecked, ExpectedResult = ExitCodes.Holds)]
    [TestCase(VerdictKind.Proved, "one", PatchOutcome.Unreadable, ExpectedResult = ExitCodes.InputError)]
    [TestCase(VerdictKind.Proved, null, PatchOutcome.NotChecked, ExpectedResult = ExitCodes.InputError)]
    [TestCase(VerdictKind.Unknown, null, PatchOutcome.Unreadable, ExpectedResult = ExitCodes.InputError)]
    [TestCase(VerdictKind.Refuted, null, PatchOutcome.Unreadable, ExpectedResult = ExitCodes.Refuted)]
    public int A_series_that_is_read_in_part_only_never_holds(VerdictKind verdict, string? whole, PatchOutcome outcome) =>
        ExitCodes.Of(
            Result(Samples.Guarantee(verdict)) with
            {
                Series = new SeriesInfo
                {
                    Patches = [new SeriesPatch { Label = "1/1", Title = "a patch", Outcome = outcome }],
                    Whole = whole,
                    WholeNote = "a note",
                },
            },
            allowBounded: false);

    [Test]
    public void No_subject_is_undecided() =>
        Assert.That(ExitCodes.Of(Samples.Result(), allowBounded: true), Is.EqualTo(ExitCodes.Undecided));

    [Test]
    public void No_guarantee_is_undecided() => Assert.That(Code(), Is.EqualTo(ExitCodes.Undecided));

    [Test]
    public void A_checked_subject_without_a_guarantee_is_not_covered_by_another() =>
        Assert.That(
            ExitCodes.Of(Samples.Result(Samples.Subject(Samples.Guarantee(VerdictKind.Proved)), Samples.Subject()), allowBounded: true),
            Is.EqualTo(ExitCodes.Undecided));

    [Test]
    public void A_proved_guarantee_without_an_obligation_is_undecided() =>
        Assert.That(Code(Samples.Guarantee(VerdictKind.Proved) with { Obligations = [] }), Is.EqualTo(ExitCodes.Undecided));

    [Test]
    public void Obligations_of_a_narrower_class_do_not_back_a_guarantee()
    {
        var lower = Samples.Obligation(VerdictKind.Proved) with { Class = "lower" };
        Assert.That(Code(Samples.Guarantee(VerdictKind.Proved) with { Obligations = [lower] }), Is.EqualTo(ExitCodes.Undecided));
    }

    [Test]
    public void A_proved_guarantee_with_an_open_obligation_is_undecided() =>
        Assert.That(
            Code(Samples.Guarantee(VerdictKind.Proved) with { Obligations = [Samples.Obligation(VerdictKind.Unknown)] }),
            Is.EqualTo(ExitCodes.Undecided));

    [TestCase(VerdictKind.Refuted)]
    [TestCase(VerdictKind.ToolError)]
    public void A_shown_subject_is_not_judged(VerdictKind verdict)
    {
        var shown = Samples.Subject(Samples.Guarantee(verdict)) with { Role = SubjectRole.Shown };
        var @checked = Samples.Subject(Samples.Guarantee(VerdictKind.Proved));

        Assert.That(ExitCodes.Of(Samples.Result(shown, @checked), allowBounded: false), Is.EqualTo(ExitCodes.Holds));
    }

    [Test]
    public void Only_shown_subjects_are_undecided() =>
        Assert.That(
            ExitCodes.Of(
                Samples.Result(Samples.Subject(Samples.Guarantee(VerdictKind.Proved)) with { Role = SubjectRole.Shown }),
                allowBounded: false),
            Is.EqualTo(ExitCodes.Undecided));

    [Test]
    public void A_number_that_is_no_exit_code_has_no_meaning() =>
        Assert.That(() => ExitCodes.Meaning(7), Throws.InstanceOf<ArgumentOutOfRangeException>());

    [Test]
    public void Every_exit_code_has_a_meaning_of_its_own() =>
        Assert.That(Enumerable.Range(0, 7).Select(ExitCodes.Meaning), Is.Unique);

    [TestCase(VerdictKind.Refuted, VerdictKind.Proved, ExpectedResult = ExitCodes.Holds)]
    [TestCase(VerdictKind.Refuted, VerdictKind.Refuted, ExpectedResult = ExitCodes.Holds)]
    [TestCase(VerdictKind.Refuted, VerdictKind.Unknown, ExpectedResult = ExitCodes.Holds)]
    [TestCase(VerdictKind.Proved, VerdictKind.Proved, ExpectedResult = ExitCodes.Holds)]
    [TestCase(VerdictKind.Unknown, VerdictKind.Proved, ExpectedResult = ExitCodes.Holds)]
    [TestCase(VerdictKind.Proved, VerdictKind.Refuted, ExpectedResult = ExitCodes.Refuted)]
    [TestCase(VerdictKind.Proved, VerdictKind.Unknown, ExpectedResult = ExitCodes.Undecided)]
    [TestCase(VerdictKind.Unknown, VerdictKind.Refuted, ExpectedResult = ExitCodes.Undecided)]
    [TestCase(VerdictKind.Unknown, VerdictKind.Unknown, ExpectedResult = ExitCodes.Undecided)]
    [TestCase(VerdictKind.Refuted, VerdictKind.ToolError, ExpectedResult = ExitCodes.ToolDefect)]
    public int The_gate_for_regressions_goes_by_what_held_before(VerdictKind before, VerdictKind after) => ExitCodes.Of(
        Samples.Result(
            Samples.Subject(Samples.Guarantee(before)) with { Role = SubjectRole.Shown },
            Samples.Subject(Samples.Guarantee(after))) with { Gate = Gate.Regressions },
        allowBounded: false);

    [Test]
    public void Without_the_code_before_the_gate_for_regressions_is_undecided() =>
        Assert.That(
            ExitCodes.Of(Samples.Result(Samples.Subject(Samples.Guarantee(VerdictKind.Proved))) with { Gate = Gate.Regressions }, false),
            Is.EqualTo(ExitCodes.Undecided));

    private static int Code(params GuaranteeResult[] guarantees) => ExitCodes.Of(Result(guarantees), allowBounded: false);

    private static CheckResult Result(params GuaranteeResult[] guarantees) => Samples.Result(Samples.Subject(guarantees));
}
