using NUnit.Framework;
using VtdVerify.Reporting;

namespace VtdVerify.Tests.Cli;

/// <summary>`check --terse`.</summary>
[Category("EndToEnd")]
public sealed class TerseTests
{
    [Test]
    public void A_clean_mail_on_standard_input_is_answered_with_silence()
    {
        var run = new CliSetting { Input = File.ReadAllText(Inputs.Fixed) }.Run("check", "-", "--terse", "--guarantee", "guard");

        Assert.That(run, Is.EqualTo(new CliRun(ExitCodes.Holds, string.Empty, string.Empty)));
    }

    [Test]
    public void A_finding_is_one_line_without_colour()
    {
        var run = new CliSetting { OutputIsTerminal = true }.Run("check", Inputs.WrappingKey, "--terse", "--guarantee", "complete");

        Assert.That(run.ExitCode, Is.EqualTo(ExitCodes.Refuted));
        Assert.That(run.Output, Does.Match(@"^hw/i386/intel_iommu\.c:[0-9]+: error: complete: the search key [^\n\u001b]*\r?\n$"));
    }

    [Test]
    public void An_undecided_guarantee_is_a_warning_at_the_unmap_function()
    {
        var run = new CliSetting { NewSolver = () => new StubSolver() }.Run("check", Inputs.Fixed, "--terse", "--guarantee", "exact");

        Assert.That(run.ExitCode, Is.EqualTo(ExitCodes.Undecided));
        Assert.That(run.Output, Does.Match(@"^hw/i386/intel_iommu\.c:1909: warning: exact: unknown: "));
    }

    [Test]
    public void The_json_may_go_to_a_file()
    {
        using var folder = new TemporaryFolder();

        var run = CliRun.Of("check", Inputs.Fixed, "--terse", "--guarantee", "guard", "--json", folder["result.json"]);

        Assert.That((run.ExitCode, run.Output, File.Exists(folder["result.json"])), Is.EqualTo((ExitCodes.Holds, string.Empty, true)));
    }

    [Test]
    public void It_cannot_share_standard_output_with_the_json()
    {
        var run = CliRun.Of("check", Inputs.Fixed, "--terse", "--json", "-");

        Assert.That((run.ExitCode, run.Output), Is.EqualTo((ExitCodes.UsageError, string.Empty)));
        Assert.That(run.Error, Does.Contain("--terse and a report to '-' both write to standard output"));
    }
}
