using NUnit.Framework;
using VtdVerify.Checks.Explaining.Causes;
using VtdVerify.Reporting;
using VtdVerify.Specs.Guarantees;

namespace VtdVerify.Tests.Cli;

/// <summary>Refuted obligations come together by what is wrong with the code.</summary>
[Category("EndToEnd")]
public sealed class CauseTests
{
    private static readonly string[] ByTheKey = ["complete", "dirty-kept", "in-scope", "no-wrap", "outside-untouched"];

    [Test]
    public void The_key_the_shared_tree_and_notifiers_without_map_are_three_causes() =>
        AssertThree(Subject(Inputs.WrappingKey));

    [Test]
    [Category("Shared")]
    public void The_posted_patch_has_three_causes()
    {
        var subject = Subject(Inputs.Posted);

        AssertThree(subject);
        Assert.That(subject.Causes[0].Line!.Text!.Trim(), Is.EqualTo(".size = n->end,"));
    }

    [Test]
    public void With_the_key_put_right_two_causes_are_left() =>
        Assert.That(Subject(Inputs.Fixed).Causes.Select(cause => cause.Id), Is.EqualTo(["shared-tree", "unmap-only-notifier"]));

    [TestCase("if (vas->pasid == 3) { return; }", "no-unmap-while-tracked")]
    [TestCase("if (vas->pasid == 3) { IOMMUTLBEvent all = { .type = IOMMU_NOTIFIER_UNMAP, .entry = { .target_as = &address_space_memory, "
        + ".iova = scope_start, .addr_mask = 0xfff } }; memory_region_notify_iommu_one(nt, &all); return; }", "plain-path-while-tracked")]
    public void An_unmap_that_sends_nothing_is_another_cause_than_one_that_goes_by_no_mapping(string statement, string cause)
    {
        const string Declared = "const DMAMap *found;";
        using var folder = new TemporaryFolder();
        var text = File.ReadAllText(Inputs.Fixed).Replace(Declared, $"{Declared} {statement}", StringComparison.Ordinal);
        var causes = Subject(folder.File("early.patch", text)).Causes.Select(one => one.Id);
        Assert.That(causes.Where(id => id.EndsWith("tracked", StringComparison.Ordinal)), Is.EqualTo([cause]));
    }

    [Test]
    public void Each_refuted_obligation_belongs_to_one_cause()
    {
        var subject = Subject(Inputs.WrappingKey);
        var refuted =
            from guarantee in subject.Guarantees
            from obligation in guarantee.Obligations
            where obligation.Verdict == VerdictKind.Refuted
            select new RefutedObligation(guarantee.Id, obligation.Id, obligation.Class);

        Assert.That(subject.Causes.SelectMany(cause => cause.Obligations), Is.EquivalentTo(refuted));
    }

    [Test]
    public void The_run_of_a_counterexample_is_told_step_by_step()
    {
        var subject = Subject(Inputs.Fixed);
        var steps = subject.Causes[0].ExampleOf(subject)!.Steps;

        Assert.That(
            steps.Select(step => step.Kind),
            Is.EqualTo([RunStepKind.Search, RunStepKind.Notify, RunStepKind.Remove, RunStepKind.Search]));
        Assert.That(steps[^1].Sentence, Does.EndWith("and finds nothing"));
    }

    [Test]
    public void Every_guarantee_says_whom_it_hurts() => Assert.Multiple(() =>
    {
        Assert.That(Harms.Known, Is.EquivalentTo(GuaranteeCatalog.All.Select(guarantee => guarantee.Id)));
        Assert.That(Harms.Known.Select(id => Harms.Of(id).Count), Has.All.Positive);
    });

    [Test]
    [Category("Shared")]
    public void The_report_on_the_posted_patch_fits_60_lines()
    {
        var lines = CliRun.Of("check", Inputs.Posted).Output.TrimEnd('\n').Split('\n');

        Assert.That(lines, Has.Length.LessThanOrEqualTo(60));
        Assert.That(lines.Max(line => line.Length), Is.LessThanOrEqualTo(100));
    }

    [Test]
    public void The_report_fits_80_columns()
    {
        var run = new CliSetting { Variables = new Dictionary<string, string> { ["COLUMNS"] = "80" } }.Run("check", Inputs.WrappingKey);

        Assert.That(run.Output.Split('\n').Max(line => line.Length), Is.LessThanOrEqualTo(80));
    }

    private static void AssertThree(SubjectResult subject)
    {
        Assert.That(subject.Causes.Select(cause => cause.Id), Is.EqualTo(["search-key", "shared-tree", "unmap-only-notifier"]));
        Assert.That(subject.Causes[0].Guarantees, Is.EquivalentTo(ByTheKey));
        Assert.That(subject.Causes[0].Line!.Text, Does.Contain(".size"));
        Assert.That(subject.Causes.Select(cause => cause.ExampleOf(subject)), Has.All.Not.Null);
    }

    private static SubjectResult Subject(string path) => ResultJson.Read(CliRun.Of("check", path, "--json", "-").Output).Subjects.Single();
}
