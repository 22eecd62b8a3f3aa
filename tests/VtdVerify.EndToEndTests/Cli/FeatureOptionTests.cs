using NUnit.Framework;
using VtdVerify.Reporting;

namespace VtdVerify.Tests.Cli;

/// <summary>Feature files of a reviewer's own, run on a patch without building anything.</summary>
[Category("EndToEnd")]
public sealed class FeatureOptionTests
{
    private const string Passing = """
        Feature: A page above the interrupt range
          Scenario: It is unmapped
            Given the notifier's scope is [0xfef00000, 0xffffffffffffffff]
            And guest memory is tracked for migration
            And the IOVA tree holds:
              | iova       | size | guest physical address |
              | 0xfef00000 | 4K   | 0x7000                 |
            When the scope is unmapped
            Then the IOVA tree holds no mapping inside the scope
        """;

    private readonly TemporaryFolder folder = new();

    [OneTimeTearDown]
    public void Remove() => folder.Dispose();

    [Test]
    public void A_file_is_run_beside_those_that_are_built_in()
    {
        var run = Check(Inputs.Fixed, Passing, "--json", "-");

        var feature = ResultJson.Read(run.Output).Subjects.Single().Features!.Single();
        Assert.That(run.ExitCode, Is.EqualTo(ExitCodes.Holds), run.Error);
        Assert.That((feature.Name, feature.Passed, feature.Failed), Is.EqualTo(("A page above the interrupt range", 1, 0)));
    }

    [Test]
    public void A_scenario_that_fails_ends_the_check_with_1_and_says_where()
    {
        var run = Check(Inputs.WrappingKey, Passing);

        Assert.That(run.ExitCode, Is.EqualTo(ExitCodes.Refuted));
        Assert.That(run.Output, Does
            .Contain("exit code 1: a scenario of the feature files fails")
            .And.Contain("1 failed, 0 passed").And.Contain("Then the IOVA tree holds no mapping inside the scope")
            .And.Contain("expected no mapping inside the scope"));
    }

    [Test]
    public void A_scenario_that_fails_is_a_line_of_its_own_for_scripts() => Assert.That(
        Check(Inputs.WrappingKey, Passing, "--terse").Output,
        Does.Match(@"^\S+own\.feature:2: error: It is unmapped: Then the IOVA tree holds no mapping inside the scope: expected "));

    [Test]
    public void An_undefined_step_gives_3_with_the_nearest_step_and_a_snippet_before_anything_is_checked()
    {
        var run = Check(Inputs.Fixed, Passing.Replace("the scope is unmapped", "the scopes are unmapped", StringComparison.Ordinal));

        Assert.That((run.ExitCode, run.Output), Is.EqualTo((ExitCodes.InputError, string.Empty)));
        Assert.That(run.Error, Does
            .Match(@"^vtdverify: error: \S+own\.feature:8:5: No step definition matches 'When the scopes are unmapped'\.")
            .And.Contain("vtdverify list steps")
            .And.Contain("  | The nearest step is 'When the scope is unmapped'.")
            .And.Contain("public void WhenTheScopesAreUnmapped()"));
    }

    [TestCase("| 4K ", "| 4X ", 5)]
    [TestCase("0xfef00000,", "0xfef0000g,", 3)]
    [TestCase("  When", "  Whenever", 8)]
    public void What_cannot_be_read_gives_3_with_its_line(string before, string after, int line)
    {
        var run = Check(Inputs.Fixed, Passing.Replace(before, after, StringComparison.Ordinal));

        Assert.That(run.ExitCode, Is.EqualTo(ExitCodes.InputError));
        Assert.That(run.Error, Does.Match($@"^vtdverify: error: \S+own\.feature:{line}:").And.Contain("  remedy: "));
    }

    [Test]
    public void A_folder_without_a_feature_file_gives_3()
    {
        using var empty = new TemporaryFolder();

        var run = CliRun.Of("check", Inputs.Fixed, "--features", empty["."]);

        Assert.That(run.ExitCode, Is.EqualTo(ExitCodes.InputError));
        Assert.That(run.Error, Does.Contain("there is no *.feature file in this folder").And.Contain("--scenarios DIR"));
    }

    [Test]
    public void A_file_that_is_not_there_gives_3() => Assert.That(
        CliRun.Of("check", Inputs.Fixed, "--features", "no-such.feature").ExitCode, Is.EqualTo(ExitCodes.InputError));

    [Test]
    public void What_a_check_wrote_of_one_version_fails_on_it_and_passes_on_the_next()
    {
        CliRun.Of("check", Inputs.WrappingKey, "--guarantee", "complete", "--scenarios", folder["found"]);

        var same = CliRun.Of("check", Inputs.WrappingKey, "--guarantee", "guard", "--features", folder["found"], "--json", "-");
        var next = CliRun.Of("check", Inputs.Fixed, "--guarantee", "guard", "--features", folder["found"], "--json", "-");

        Assert.That((same.ExitCode, next.ExitCode), Is.EqualTo((ExitCodes.Refuted, ExitCodes.Holds)));
        Assert.That(Features(same), Is.Not.Empty);
        Assert.That(Features(same).Select(feature => feature.Passed), Is.All.Zero);
        Assert.That(Features(next).Select(feature => feature.Failed), Is.All.Zero);
        Assert.That(Features(next).Select(feature => feature.File), Is.EqualTo(Features(same).Select(feature => feature.File)));
    }

    [Test]
    public void The_pages_and_the_messages_hold_them_too()
    {
        Check(Inputs.Fixed, Passing, "--cucumber-html", folder["page.html"], "--messages", folder["messages.ndjson"]);

        var sources = File.ReadLines(folder["messages.ndjson"]).Where(line => line.StartsWith("{\"source\":", StringComparison.Ordinal));
        Assert.That(sources.ToList(), Has.Count.EqualTo(18).And.Some.Contains("own.feature"));
        Assert.That(File.ReadAllText(folder["page.html"]), Does.Contain("A page above the interrupt range"));
    }

    private static IReadOnlyList<FeatureResult> Features(CliRun run) => ResultJson.Read(run.Output).Subjects.Single().Features!;

    private CliRun Check(string patch, string text, params string[] more) =>
        CliRun.Of(["check", patch, "--guarantee", "guard", "--features", folder.File("own.feature", text), .. more]);
}
