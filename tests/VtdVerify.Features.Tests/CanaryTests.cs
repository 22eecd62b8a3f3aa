using NUnit.Framework;
using VtdVerify.Features.Running;
using VtdVerify.Specs.Guarantees;
using VtdVerify.Subjects;

namespace VtdVerify.Features.Tests;

/// <summary>Subjects that are wrong on purpose fail scenarios of the guarantees that they break, and of no other.</summary>
public class CanaryTests
{
    private static readonly string[] BrokenByAnUnbackedUnmap = ["exact", "guard", "once", "plain-cover"];

    private static IEnumerable<TestCaseData> Broken =>
    [
        Case(new BrokenSubject.Idle(), "complete", "dirty-kept", "guard", "plain-cover", "unmap-only-served"),
        Case(new BrokenSubject.WrongAddress(), BrokenByAnUnbackedUnmap),
        Case(new BrokenSubject.OddLength(), ["power-of-two", .. BrokenByAnUnbackedUnmap]),
        Case(new BrokenSubject.BeyondTheScope(), ["in-scope", .. BrokenByAnUnbackedUnmap]),
        Case(new BrokenSubject.EmptiesTheTree(), "complete", "dirty-kept", "notifiers-independent", "notify-first", "outside-untouched"),
    ];

    private static IEnumerable<TestCaseData> Unfinished =>
    [
        Case(new BrokenSubject.Aborts(), "an assertion that aborts QEMU"),
        Case(new BrokenSubject.BreaksTheRules(), "undefined behaviour (a read after free)"),
        Case(new BrokenSubject.NeverEnds(), "a loop without end"),
        Case(new BrokenSubject.CannotBeRead(), "not read: goto"),
    ];

    private static IEnumerable<TestCaseData> Every =>
        BrokenSubject.All.Concat<ISubject>(ModelSubject.All).Select(subject => new TestCaseData(subject).SetArgDisplayNames(subject.Name));

    [TestCaseSource(nameof(Broken))]
    public void A_broken_subject_fails_the_guarantees_that_it_breaks(ISubject subject, string[] broken)
    {
        var failed = FeatureSuite.Default.Run(subject).Where(outcome => !outcome.Passed).SelectMany(outcome => outcome.CountsFor);
        Assert.That(failed.Distinct(), Is.EquivalentTo(broken));
    }

    [TestCaseSource(nameof(Unfinished))]
    public void A_run_that_does_not_return_fails_every_scenario_and_says_how_it_ended(ISubject subject, string[] found)
    {
        var outcomes = FeatureSuite.Default.Run(subject);
        Assert.That(outcomes.Select(outcome => outcome.Message), Has.All.Contains(found.Single()));
    }

    [Test]
    public void A_run_that_aborts_counts_against_no_abort_alone() => Assert.That(
        FeatureSuite.Default.Run(new BrokenSubject.Aborts()).SelectMany(outcome => outcome.CountsFor).Distinct(), Is.EqualTo(["no-abort"]));

    [Test]
    public void A_run_that_does_not_end_counts_against_terminates_alone() => Assert.That(
        FeatureSuite.Default.Run(new BrokenSubject.NeverEnds(), "complete").SelectMany(outcome => outcome.CountsFor).Distinct(),
        Is.EqualTo(["terminates"]));

    [Test]
    public void A_run_that_breaks_a_rule_of_C_counts_against_every_guarantee() => Assert.That(
        FeatureSuite.Default.Run(new BrokenSubject.BreaksTheRules()).SelectMany(outcome => outcome.CountsFor).Distinct(),
        Is.EquivalentTo(GuaranteeCatalog.All.Select(guarantee => guarantee.Id)));

    [Test]
    public void A_run_that_meets_unread_code_counts_for_nothing() => Assert.That(
        FeatureSuite.Default.Run(new BrokenSubject.CannotBeRead()).SelectMany(outcome => outcome.CountsFor), Is.Empty);

    [Test]
    public void A_machine_whose_mappings_the_subjects_tree_does_not_take_counts_for_nothing() => Assert.That(
        FeatureSuite.Default.Run(new BrokenSubject.TakesOneMappingOnly())
            .Where(outcome => outcome.Machine.Mappings.Count > 1)
            .SelectMany(outcome => outcome.CountsFor),
        Is.Empty);

    /// <summary>A scenario that is stricter than its guarantee would accuse the innocent, and contradict a proof.</summary>
    [TestCaseSource(nameof(Every))]
    public void A_scenario_fails_only_where_its_guarantee_is_broken_on_its_machine(ISubject subject)
    {
        var failed = FeatureSuite.Default.Run(subject).Where(outcome => !outcome.Passed);
        var accused = failed.Where(outcome => !outcome.CountsFor.All(id => Claims.AreBroken(subject, outcome.Machine, Guarantee(id))));
        Assert.That(accused.Select(outcome => $"{outcome.Feature}:{outcome.Line}: {outcome.Message}"), Is.Empty);
    }

    private static IGuarantee Guarantee(string id) => GuaranteeCatalog.All.Single(guarantee => guarantee.Id == id);

    private static TestCaseData Case(BrokenSubject subject, params string[] expected) =>
        new TestCaseData(subject, expected).SetArgDisplayNames(subject.Name);
}
