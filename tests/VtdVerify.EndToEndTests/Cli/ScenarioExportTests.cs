using NUnit.Framework;
using VtdVerify.Features.Running;
using VtdVerify.Features.Steps;
using VtdVerify.Gherkin.Documents;
using VtdVerify.Reporting;
using VtdVerify.Subjects;

namespace VtdVerify.Tests.Cli;

/// <summary>What check refutes, written as features that this suite runs.</summary>
[Category("EndToEnd")]
public sealed class ScenarioExportTests
{
    private readonly TemporaryFolder folder = new();

    private static IEnumerable<string> Refuted => ["base", "v1", "v5", "v6", "fixed"];

    [OneTimeSetUp]
    public void Check_what_ships_here() =>
        Assert.That(CliRun.Of("check", "--scenarios", folder["found"]).ExitCode, Is.EqualTo(ExitCodes.Holds));

    [OneTimeTearDown]
    public void Remove() => folder.Dispose();

    [TestCaseSource(nameof(Refuted))]
    public void Each_scenario_fails_on_its_subject(string revision)
    {
        var failures = Run(revision, revision).Select(outcome => outcome.Result.Failure?.Exception);
        Assert.That(failures, Is.Not.Empty.And.All.TypeOf<ExpectationException>());
    }

    [TestCaseSource(nameof(Refuted))]
    public void Each_scenario_passes_on_what_ships(string revision) =>
        Assert.That(Run(revision, "hardened").Select(outcome => outcome.Message), Is.Not.Empty.And.All.Null);

    [Test]
    public void There_is_a_file_for_each_obligation_that_is_refuted_and_no_other()
    {
        var files = Files("v6").Select(file => Path.GetRelativePath(folder["found/v6"], file).Replace('\\', '/'));
        Assert.That(files, Is.EquivalentTo([
            "complete/each-unmapped.feature", "complete/nothing-left.feature", "dirty-kept/iommufd.feature",
            "dirty-kept/legacy-vfio.feature", "in-scope/inside.feature", "no-wrap/ends-behind-start.feature",
            "notifiers-independent/takes-nothing.feature",
            "outside-untouched/not-removed.feature", "unmap-only-served/whole-scope.feature",
        ]));
    }

    [Test]
    public void What_holds_leaves_no_file() => Assert.That(Directory.Exists(folder["found/hardened"]), Is.False);

    [Test]
    public void A_file_says_what_is_broken_by_whom_and_what_happened()
    {
        var feature = Features("v6").Single(file => file.Path.EndsWith("nothing-left.feature", StringComparison.Ordinal));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(feature.Tags, Is.EqualTo(["complete"]));
            Assert.That(feature.Name, Is.EqualTo("On return no mapping inside the scope is left in the tree, and each got an UNMAP"));
            Assert.That(feature.Description, Does.Contain("Subject: v6").And.Contain("complete/nothing-left").And.Contain("Source: "));
            Assert.That(feature.Text, Does.Contain("Happened: the search key [0xfef00000, 0xfeefffff] wraps 2^64"));
            Assert.That(feature.Text.Split('\n').Select(line => line.Length), Is.All.AtMost(140));
        }
    }

    [Test]
    public void The_names_of_a_files_scenarios_are_unique() => Assert.That(
        Refuted.SelectMany(Features).Select(feature => feature.Pickles.Select(scenario => scenario.Name)), Is.All.Unique);

    [Test]
    public void Of_a_patch_the_deciding_line_is_named()
    {
        using var found = new TemporaryFolder();

        var run = CliRun.Of("check", Inputs.WrappingKey, "--guarantee", "in-scope", "--scenarios", found["found"]);

        var text = File.ReadAllText(Directory.GetFiles(found["found"], "*.feature", SearchOption.AllDirectories).Single());
        Assert.That(run.ExitCode, Is.EqualTo(ExitCodes.Refuted));
        Assert.That(text, Does.Match(@"Decided at hw/i386/\S+\.c:\d+: \S"));
    }

    private IReadOnlyList<ScenarioOutcome> Run(string revision, string tested) => FeatureSuite.Default.Run(
        ModelSubject.All.Single(subject => subject.Name == tested), Features(revision).SelectMany(feature => feature.Pickles));

    private IReadOnlyList<FeatureFile> Features(string revision) =>
        [.. Files(revision).Select(file => FeatureFile.Parse(file, File.ReadAllText(file)))];

    private string[] Files(string revision) => Directory.GetFiles(folder[$"found/{revision}"], "*.feature", SearchOption.AllDirectories);
}
