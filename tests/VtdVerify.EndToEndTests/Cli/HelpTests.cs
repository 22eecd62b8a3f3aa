using System.Text.Json;
using NUnit.Framework;
using Snapshooter.NUnit;
using VtdVerify.Reporting;

namespace VtdVerify.Tests.Cli;

[Category("EndToEnd")]
public sealed class HelpTests
{
    [Test]
    public void The_help_reads_like_this() => Snapshot.Match(Shown("--help"));

    [Test]
    public void The_help_of_check_reads_like_this() => Snapshot.Match(Shown("check", "--help"));

    [Test]
    public void The_help_of_diff_reads_like_this() => Snapshot.Match(Shown("diff", "--help"));

    [Test]
    public void The_help_of_mutate_reads_like_this() => Snapshot.Match(Shown("mutate", "--help"));

    [Test]
    public void The_help_of_merge_reads_like_this() => Snapshot.Match(Shown("merge", "--help"));

    [Test]
    public void The_help_of_list_reads_like_this() => Snapshot.Match(Shown("list", "--help"));

    [Test]
    public void The_help_of_explain_reads_like_this() => Snapshot.Match(Shown("explain", "--help"));

    [Test]
    public void The_help_of_batch_reads_like_this() => Snapshot.Match(Shown("batch", "--help"));

    [Test]
    public void The_help_of_cache_reads_like_this() => Snapshot.Match(Shown("cache", "--help"));

    [Test]
    public void Help_wins_over_a_wrong_option() =>
        Assert.That(CliRun.Of("check", "--jobs", "0", "--help").ExitCode, Is.EqualTo(ExitCodes.Holds));

    [Test]
    public void The_lists_read_like_this() => Snapshot.Match(Shown("list"));

    [TestCase("guarantees", "Guarantees (")]
    [TestCase("revisions", "Revisions (6)")]
    [TestCase("obligations", "Obligations (")]
    [TestCase("assumptions", "Assumptions (")]
    public void One_list_can_be_asked_for(string what, string title) => Assert.That(Shown("list", what), Does.StartWith(title));

    [Test]
    public void The_lists_are_there_as_json()
    {
        using var json = JsonDocument.Parse(Shown("list", "--json"));

        Assert.That(
            json.RootElement.EnumerateObject().Select(list => list.Name),
            Is.EqualTo(["guarantees", "revisions", "obligations", "assumptions", "steps"]));
        var last = json.RootElement.GetProperty("revisions").EnumerateArray().Last();
        Assert.That(last.GetProperty("name").GetString(), Is.EqualTo("hardened"));
    }

    [Test]
    public void The_version_names_the_solver() =>
        Assert.That(Shown("--version"), Does.Match(@"^vtdverify \d+\.\d+\.\d+\S*\r?\nZ3 \d+\.\d+"));

    [Test]
    public void The_version_is_known_without_a_solver()
    {
        var run = new CliSetting { NewSolver = () => throw new VtdVerify.Smt.SolverUnavailableException("Install it.") }.Run("--version");

        Assert.That(run.ExitCode, Is.EqualTo(ExitCodes.Holds));
        Assert.That(run.Output, Does.Contain("no solver: Install it."));
    }

    private static string Shown(params string[] args)
    {
        var run = CliRun.Of(args);
        Assert.That((run.ExitCode, run.Error), Is.EqualTo((ExitCodes.Holds, string.Empty)));
        return run.Output;
    }
}
