using NUnit.Framework;

namespace VtdVerify.Tests.MutationGate;

/// <summary>The script that runs Stryker and the gate refuses what it does not know, before anything is built.</summary>
[Category("EndToEnd")]
internal sealed class RunScriptTests
{
    [TestCase]
    [TestCase("other")]
    [TestCase("guard", "more")]
    [TestCase("full", "--shard")]
    [TestCase("full", "--shard", "0/4")]
    [TestCase("full", "--shard", "5/4")]
    [TestCase("full", "--shard", "half")]
    public void Wrong_arguments_are_exit_code_2(params string[] args)
    {
        var run = Command.Run("bash", [Repository.PathOf("mutation/run"), .. args]);
        if (run is null)
        {
            Assert.Ignore("bash is not here, and mutation/run is written for it");
        }

        Assert.That(run!.ExitCode, Is.EqualTo(2));
    }
}
