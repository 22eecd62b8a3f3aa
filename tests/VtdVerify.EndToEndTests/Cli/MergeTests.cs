using NUnit.Framework;
using VtdVerify.Reporting;

namespace VtdVerify.Tests.Cli;

/// <summary>`merge` from the command line to its report and exit code.</summary>
[Category("EndToEnd")]
public sealed class MergeTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly Dictionary<string, CliRun> parts = [];

    [OneTimeSetUp]
    public void JudgeTheParts()
    {
        parts["1"] = Mutate("--shard", "1/2", "--json", folder["1.json"]);
        parts["2"] = Mutate("--shard", "2/2", "--json", folder["2.json"]);
    }

    public void Dispose() => folder.Dispose();

    [Test]
    public void Parts_that_were_judged_apart_are_the_whole()
    {
        var whole = Mutate("--json", folder["whole.json"]);
        var merged = CliRun.Of(
            "merge", folder["2.json"], folder["1.json"], "--json", folder["merged.json"], "--report", folder["merged.txt"]);

        Assert.That(merged.ExitCode, Is.EqualTo(whole.ExitCode));
        Assert.That(merged.Output, Is.EqualTo(whole.Output));
        Assert.That(File.ReadAllText(folder["merged.txt"]), Is.EqualTo(whole.Output));
        Assert.That(File.ReadAllText(folder["merged.json"]), Is.EqualTo(File.ReadAllText(folder["whole.json"])));
    }

    [TestCase("1")]
    [TestCase("2")]
    public void A_part_says_which_it_is(string part) => Assert.That(parts[part].Output, Does.Match($@"part\s+{part}/2"));

    [Test]
    public void A_missing_part_is_an_input_error()
    {
        var run = CliRun.Of("merge", folder["1.json"]);

        Assert.That(run.ExitCode, Is.EqualTo(ExitCodes.InputError));
        Assert.That(run.Output, Is.Empty);
        Assert.That(run.Error, Does.Contain("a part is missing: 2/2"));
    }

    [Test]
    public void A_file_that_is_not_there_is_an_input_error()
    {
        var run = CliRun.Of("merge", folder["none.json"]);

        Assert.That(run.ExitCode, Is.EqualTo(ExitCodes.InputError));
        Assert.That(run.Error, Does.Contain("none.json cannot be read"));
    }

    [Test]
    public void No_report_at_all_is_a_wrong_command_line() => Assert.That(CliRun.Of("merge").ExitCode, Is.EqualTo(ExitCodes.UsageError));

    private static CliRun Mutate(params string[] options) =>
        CliRun.Of(["mutate", Inputs.Fixed, "--function", "vtd_address_space_unmap", .. options]);
}
