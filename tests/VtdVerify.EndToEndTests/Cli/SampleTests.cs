using NUnit.Framework;
using VtdVerify.Model;
using VtdVerify.Reporting;

namespace VtdVerify.Tests.Cli;

/// <summary>The sample patches from the command line to the verdicts.</summary>
[Category("EndToEnd")]
public sealed class SampleTests
{
    private static readonly string[] AllIds = [.. VtdVerify.Specs.Guarantees.GuaranteeCatalog.All.Select(guarantee => guarantee.Id)];

    /// <summary>What a wrapping key breaks, beyond what every tracked path that goes by the tree alone does.</summary>
    private static readonly string[] BrokenByTheKey = ["complete", "dirty-kept", "in-scope", "no-wrap", "outside-untouched"];

    private static readonly string[] BrokenByTheTree = ["notifiers-independent", "unmap-only-served"];

    [Test]
    public void The_fixed_sample_breaks_only_what_goes_by_the_tree() => AssertBroken(Json(Inputs.Fixed), BrokenByTheTree);

    [Test]
    public void The_sample_with_the_wrapping_key_is_refuted() => AssertRefuted(Json(Inputs.WrappingKey));

    [Test]
    [Category("Shared")]
    public void The_posted_patch_is_refuted() => AssertRefuted(Json(Inputs.Posted));

    [Test]
    [Category("Shared")]
    public void The_posted_patch_with_its_one_line_put_right_breaks_only_what_goes_by_the_tree()
    {
        using var folder = new TemporaryFolder();
        var posted = File.ReadAllText(Inputs.Posted);
        var right = posted.Replace(".size = n->end,", ".size = n->end - n->start,", StringComparison.Ordinal);
        Assert.That(right, Is.Not.EqualTo(posted));

        AssertBroken(Json(folder.File("right.txt", right)), BrokenByTheTree);
    }

    [Test]
    [Category("Shared")]
    public void The_details_of_the_posted_patch_say_who_where_and_what()
    {
        var run = CliRun.Of("check", Inputs.Posted, "--guarantee", "complete", "--details");

        Assert.That(run.ExitCode, Is.EqualTo(ExitCodes.Refuted));
        Assert.That(run.Output, Does.Contain("[0xfef00000, 0xffffffffffffffff]")
            .And.Contain("20251218062643.624796-7-zhenzhong.duan@intel.com")
            .And.Contain("vtd_address_space_unmap_in_dirty_tracking: whole, from the patch, hw/i386/intel_iommu.c:4773")
            .And.Contain("the search key [0xfef00000, 0xfeefffff] wraps 2^64 and finds nothing")
            .And.Contain("patch: every guarantee is proved for the lower scope [0x0, 0xfedfffff]"));
    }

    private static void AssertBroken(CheckResult result, string[] broken)
    {
        Assert.That(
            result.Subjects.Single().Guarantees.Select(g => (g.Id, g.Verdict)),
            Is.EqualTo(AllIds.Select(id => (id, broken.Contains(id) ? VerdictKind.Refuted : VerdictKind.Proved))));
        Assert.That(ExitCodes.Of(result, allowBounded: false), Is.EqualTo(ExitCodes.Refuted));
    }

    private static void AssertRefuted(CheckResult result)
    {
        var guarantees = result.Subjects.Single().Guarantees;
        AssertBroken(result, [.. BrokenByTheKey, .. BrokenByTheTree]);
        Assert.That(
            guarantees.Where(g => g.Classes.Single(one => one.Id == "lower").Verdict != VerdictKind.Proved).Select(g => g.Id),
            Is.EquivalentTo(BrokenByTheTree));
        AssertNamesTheUpperScope(guarantees.Single(g => g.Id == "complete"));
    }

    private static void AssertNamesTheUpperScope(GuaranteeResult complete)
    {
        var example = complete.Obligations.First(one => one.Verdict == VerdictKind.Refuted).Counterexample!;

        Assert.That(example.Scope, Is.EqualTo(NotifierDescription.AboveInterrupts.Scope));
        Assert.That(example.Ghost!.Note, Is.EqualTo("in question: inside the scope, left in the tree"));
        Assert.That(example.Happened, Does.StartWith("the search key [0xfef00000, 0xfeefffff] wraps 2^64 and finds nothing"));
        AssertPointsToTheSearch(example.DecidedAt!);
    }

    private static void AssertPointsToTheSearch(ShownLine line)
    {
        Assert.That(line, Has.Property("File").EqualTo("hw/i386/intel_iommu.c").And.Property("Line").GreaterThan(0));
        Assert.That(line.Text, Does.StartWith("    while ("));
        Assert.That(line.Text!.Substring(line.Column!.Value - 1, line.Length!.Value), Does.Match(@"^iova_tree_find\([^()]*\)$"));
    }

    private static CheckResult Json(string path)
    {
        var run = CliRun.Of("check", path, "--json", "-");
        var result = ResultJson.Read(run.Output);
        Assert.That(run.ExitCode, Is.EqualTo(ExitCodes.Of(result, allowBounded: false)));
        return result;
    }
}
