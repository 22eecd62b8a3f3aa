using NUnit.Framework;

namespace VtdVerify.Tests.Cli;

/// <summary>What a shell offers behind what is typed.</summary>
[Category("EndToEnd")]
public sealed class CompletionTests
{
    [TestCase("vtdverify che", "check")]
    [TestCase("vtdverify check --cross", "--cross-check")]
    [TestCase("vtdverify list ass", "assumptions")]
    public void The_program_says_what_may_follow(string line, string expected) =>
        Assert.That(CliRun.Of($"[suggest:{line.Length}]", line).Output.Split('\n'), Does.Contain(expected));

    [Test]
    public void Bash_offers_it()
    {
        var script = Repository.PathOf("tools/completion/vtdverify.bash");
        var program = Path.Combine(AppContext.BaseDirectory, "vtdverify.dll");
        var shell = Command.Run("bash", "--noprofile", "--norc", "-c", $"""
            vtdverify() (exec dotnet '{program}' "$@")
            source '{script}'
            COMP_LINE='vtdverify che' COMP_POINT=13 COMP_WORDS=(vtdverify che) COMP_CWORD=1
            _vtdverify
            echo "$COMPREPLY"
            """);
        if (shell is null)
        {
            Assert.Ignore("bash is not here");
        }

        Assert.That(shell!.Output, Is.EqualTo("check\n"));
    }
}
