using System.Text.Json;
using NUnit.Framework;
using VtdVerify.Reporting;
using VtdVerify.Tests.Reporting;

namespace VtdVerify.Tests.Cli;

/// <summary>`diff` from the command line to its report and exit code.</summary>
[Category("EndToEnd")]
public sealed class DiffTests
{
    private const string Guard = "if (global_dirty_tracking) {";

    private static readonly Lazy<CliRun> OneLine = new(() => CliRun.Of("diff", "v6", "fixed", "--json", "-"));

    private static readonly Lazy<CliRun> Samples = new(() => CliRun.Of("diff", Inputs.Fixed, Inputs.WrappingKey, "--json", "-"));

    [Test]
    public void What_one_line_puts_right_is_said()
    {
        using var json = JsonDocument.Parse(OneLine.Value.Output);

        Assert.That(OneLine.Value.ExitCode, Is.EqualTo(ExitCodes.Refuted));
        Assert.That(Verdicts(json), Is.EquivalentTo((string[])
        [
            "complete default Refuted Proved",
            "dirty-kept default Refuted Proved",
            "in-scope default Refuted Proved",
            "no-wrap default Refuted Proved",
            "outside-untouched default Refuted Proved",
            "notifiers-independent upper Proved Refuted",
        ]));
        Assert.That(
            Scenarios(json),
            Does.Contain("Guarantees/Complete.feature failed passed The first page of the scope")
                .And.Contain("Guarantees/OutsideUntouched.feature failed passed A huge page behind a scope in which nothing is mapped"));
    }

    [Test]
    public void The_machine_that_shows_it_is_as_small_as_can_be()
    {
        using var json = JsonDocument.Parse(OneLine.Value.Output);
        var difference = json.RootElement.GetProperty("behaviour").GetProperty("difference");

        Assert.That(difference.GetProperty("scope").GetProperty("start").GetString(), Is.EqualTo("0xfef00000"));
        Assert.That(difference.GetProperty("scope").GetProperty("end").GetString(), Is.EqualTo("0xffffffffffffffff"));
        var mapping = difference.GetProperty("mappings").EnumerateArray().Single();
        Assert.That(mapping.GetProperty("size").GetString(), Is.EqualTo("0xfff"));
        Assert.That(Events(difference, "old"), Is.Empty);
        Assert.That(Events(difference, "new"), Is.EqualTo(["0xfef00000"]));
        Assert.That(difference.GetProperty("ofClass").GetBoolean(), Is.True);
    }

    [Test]
    public void A_patch_that_is_sent_again_with_another_message_is_the_same_code()
    {
        var again = File.ReadAllText(Inputs.Fixed).Replace("Subject: ", "Subject: [again] ", StringComparison.Ordinal);
        var run = new CliSetting { Input = again }.Run("diff", Inputs.Fixed, "-");

        Assert.That(run.ExitCode, Is.EqualTo(ExitCodes.Holds));
        Assert.That(run.Output, Does.Contain("both patches show the same code"));
    }

    [Test]
    public void A_revision_and_itself_are_proved_to_do_the_same()
    {
        var run = CliRun.Of("diff", "fixed", "fixed");

        Assert.That(run.ExitCode, Is.EqualTo(ExitCodes.Holds));
        Assert.That(run.Output, Does.Contain("Verdicts that change: none")
            .And.Contain("Scenarios that change: none")
            .And.Contain("The two behave the same"));
    }

    [Test]
    public void A_patch_that_breaks_what_the_last_one_kept_is_told_so()
    {
        using var json = JsonDocument.Parse(Samples.Value.Output);

        Assert.That(Samples.Value.ExitCode, Is.EqualTo(ExitCodes.Refuted));
        Assert.That(Verdicts(json), Does.Contain("complete default Proved Refuted"));
        Assert.That(Scenarios(json), Does.Contain("Guarantees/Complete.feature passed failed The first page of the scope"));
    }

    [Test]
    public void A_guard_that_is_written_otherwise_is_proved_to_do_the_same()
    {
        using var folder = new TemporaryFolder();
        var run = CliRun.Of("diff", Inputs.Fixed, folder.File("v6", WithOtherGuard()));

        Assert.That((run.ExitCode, run.Error), Is.EqualTo((ExitCodes.Holds, string.Empty)));
        Assert.That(run.Output, Does.Contain("no value of the class gives another event, search, removal or end on any path"));
    }

    [Test]
    public void What_the_solver_does_not_know_is_undecided()
    {
        using var folder = new TemporaryFolder();
        var run = new CliSetting { NewSolver = () => new StubSolver() }.Run("diff", Inputs.Fixed, folder.File("other", WithOtherGuard()));

        Assert.That(run.ExitCode, Is.EqualTo(ExitCodes.Undecided));
        Assert.That(run.Output, Does.Contain("Whether the two behave the same is undecided").And.Contain(StubSolver.Reason));
    }

    [Test]
    public void One_of_the_two_may_be_standard_input()
    {
        var run = new CliSetting { Input = File.ReadAllText(Inputs.Fixed) }.Run("diff", "-", "fixed");

        Assert.That((run.ExitCode, run.Error), Is.EqualTo((ExitCodes.Holds, string.Empty)));
        Assert.That(run.Output, Does.Contain("standard input: intel_iommu: Drain mappings"));
    }

    [Test]
    public void Standard_input_cannot_be_both()
    {
        var run = CliRun.Of("diff", "-", "-");

        Assert.That(run.ExitCode, Is.EqualTo(ExitCodes.UsageError));
        Assert.That(run.Error, Does.Contain("standard input can be only one of the two"));
    }

    [TestCase("v6", "./v6", "./v6: there is no such file")]
    [TestCase("v7", "v6", "v7: there is no such file")]
    public void What_cannot_be_read_is_an_input_error(string older, string newer, string problem)
    {
        var run = CliRun.Of("diff", older, newer);

        Assert.That((run.ExitCode, run.Output), Is.EqualTo((ExitCodes.InputError, string.Empty)));
        Assert.That(run.Error, Does.Contain(problem));
    }

    [Test]
    public async Task The_json_has_the_documented_shape()
    {
        Assert.That(await Schema.FaultsOfDiff(OneLine.Value.Output), Is.Empty);
        Assert.That(await Schema.FaultsOfDiff(Samples.Value.Output), Is.Empty);
    }

    [TestCase("\"outcome\": \"different\"", "\"outcome\": \"other\"", TestName = "An outcome that is not in the set is found")]
    [TestCase("\"ofClass\": true,", "", TestName = "A difference without its class is found")]
    [TestCase("\"addressMask\": \"0xfff\"", "\"addressMask\": 4095", TestName = "A mask that is a number is found")]
    public async Task What_is_wrong_with_the_json_is_found(string right, string wrong)
    {
        Assert.That(OneLine.Value.Output, Does.Contain(right), "the test changes nothing");

        Assert.That(await Schema.FaultsOfDiff(OneLine.Value.Output.Replace(right, wrong, StringComparison.Ordinal)), Is.Not.Empty);
    }

    [Test]
    [Category("Shared")]
    public void The_posted_patch_is_proved_to_do_what_v6_does()
    {
        var run = CliRun.Of("diff", "v6", Inputs.Posted);

        Assert.That((run.ExitCode, run.Error), Is.EqualTo((ExitCodes.Holds, string.Empty)));
    }

    /// <summary>The sample, asking for the bits that tracking has.</summary>
    private static string WithOtherGuard()
    {
        var sample = File.ReadAllText(Inputs.Fixed);
        Assert.That(sample, Does.Contain(Guard));
        return sample.Replace(Guard, "if (global_dirty_tracking & 7) {", StringComparison.Ordinal);
    }

    private static IEnumerable<string> Verdicts(JsonDocument json) => json.RootElement.GetProperty("verdicts").EnumerateArray().Select(
        change => $"{Text(change, "guarantee")} {Text(change, "class")} {Text(change, "old", "verdict")} {Text(change, "new", "verdict")}");

    private static IEnumerable<string> Scenarios(JsonDocument json) => json.RootElement.GetProperty("scenarios").EnumerateArray().Select(
        change => $"{Text(change, "feature")} {Text(change, "old", "end")} {Text(change, "new", "end")} {Text(change, "name")}");

    private static IEnumerable<string> Events(JsonElement difference, string side) =>
        difference.GetProperty(side).GetProperty("events").EnumerateArray().Select(made => Text(made, "iova"));

    private static string Text(JsonElement of, params string[] path) =>
        path.Aggregate(of, (element, name) => element.GetProperty(name)).GetString()!;
}
