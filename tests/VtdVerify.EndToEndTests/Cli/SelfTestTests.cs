using NUnit.Framework;
using VtdVerify.Reporting;
using VtdVerify.Tests.Native;

namespace VtdVerify.Tests.Cli;

/// <summary>`selftest` as a user runs it.</summary>
[Category("EndToEnd")]
[Category("Native")]
public sealed class SelfTestTests
{
    [Test]
    public void A_run_says_what_it_compiled_judged_and_found()
    {
        _ = NativeCode.Compiler();
        using var folder = new TemporaryFolder();
        var run = CliRun.Of("selftest", "--programs", "2", "--seed", "5", "--jobs", "1", "--findings", folder["findings"]);
        Assert.That(run.ExitCode, Is.AnyOf(ExitCodes.Holds, ExitCodes.ToolDefect), run.Error);
        Assert.That(
            run.Output,
            Does.Contain("compiled  ").And.Contains("programs  2 of 2, seed 5, shard 1/1").And.Contains("asked     the claims "));
        Assert.That(run.ExitCode == ExitCodes.Holds, Is.EqualTo(run.Output.Contains("findings  none", StringComparison.Ordinal)));
    }

    [TestCase("--programs", "0")]
    [TestCase("--programs", "many")]
    [TestCase("--shard", "3/2")]
    public void A_wrong_number_is_an_error_of_the_command_line(string option, string value) =>
        Assert.That(CliRun.Of("selftest", option, value).ExitCode, Is.EqualTo(ExitCodes.UsageError));

    [Test]
    public void A_folder_that_is_no_tree_is_an_input_error()
    {
        _ = NativeCode.Compiler();
        Assert.That(CliRun.Of("selftest", "--qemu", "no-such-folder").ExitCode, Is.EqualTo(ExitCodes.InputError));
    }
}
