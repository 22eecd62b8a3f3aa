using NUnit.Framework;
using VtdVerify.Native;
using VtdVerify.Reporting;
using VtdVerify.Tests.Native;
using VtdVerify.Tests.QemuSource;
using VtdVerify.Tests.Reporting;

namespace VtdVerify.Tests.Cli;

/// <summary>`conform`, and `check --native`, from the command line to the report.</summary>
[Category("EndToEnd")]
internal sealed class NativeTests
{
    // As the patch that was posted has it: the key's size is the scope's end.
    private const string RightSize = ".size = nt->end - nt->start";
    private const string WrongSize = ".size = nt->end";

    private static readonly CliSetting NoCompiler = new()
    {
        FindCompiler = () => throw new NativeCodeException("there is no C compiler", "Install one."),
    };

    [Test]
    [Category("Native")]
    public void Code_that_is_read_rightly_conforms()
    {
        NativeCode.Compiler();
        using var mini = MiniTree.Tracked();
        var run = CliRun.Of("conform", "--qemu", mini.Root, "--machines", "500", "--seed", "3");
        Assert.That(run.ExitCode, Is.EqualTo(ExitCodes.Holds), run.Error);
        Assert.That(run.Output, Does.Contain("vtd_drain").And.Contain("model     fixed").And.Contain("500 random ones of seed 3"));
        Assert.That(run.Output, Does.EndWith($"no difference{Environment.NewLine}"));
    }

    [Test]
    [Category("Native")]
    public void A_difference_is_a_defect_and_shown_on_a_small_machine()
    {
        NativeCode.Compiler();
        using var mini = new MiniTree();
        var run = CliRun.Of("conform", "--qemu", mini.Root, "--machines", "500", "--model", "hardened");
        Assert.That(run.ExitCode, Is.EqualTo(ExitCodes.ToolDefect));
        Assert.That(run.Output, Does.Contain("DIFFERENT: compiled code and hardened"));
        Assert.That(run.Output, Does.Contain("notifier [0x0, 0xfedfffff] for UNMAP, MAP"));
    }

    [TestCase("fixed", ExitCodes.Holds)]
    [TestCase("hardened", ExitCodes.ToolDefect)]
    [Category("Native")]
    public async Task The_comparison_can_be_had_as_JSON(string model, int exit)
    {
        NativeCode.Compiler();
        using var mini = MiniTree.Tracked();
        var run = CliRun.Of("conform", "--qemu", mini.Root, "--machines", "50", "--model", model, "--json", "-");
        Assert.That(run.ExitCode, Is.EqualTo(exit), run.Error);
        Assert.That(run.Output, Does.StartWith("{").And.Contain("\"random\": 50,").And.Contain($"\"name\": \"{model}\""));
        Assert.That(run.Output.Contains("\"smallest\": {", StringComparison.Ordinal), Is.EqualTo(exit == ExitCodes.ToolDefect));
        Assert.That(await Schema.FaultsOfConform(run.Output), Is.Empty);
    }

    [Test]
    [Category("Native")]
    public void Code_that_no_revision_of_the_model_mirrors_is_compared_with_its_reading_and_not_green()
    {
        NativeCode.Compiler();
        using var mini = MiniTree.Tracked().Replace(MiniTree.Unmap, "found->translated_addr,", "found->translated_addr + 1,");
        var run = CliRun.Of("conform", "--qemu", mini.Root, "--machines", "0");
        Assert.That(run.ExitCode, Is.EqualTo(ExitCodes.Undecided), run.Error);
        Assert.That(run.Output, Does.Contain("no revision behaves the same in all scenarios").And.Contain("no difference"));
    }

    [Test]
    [Category("Native")]
    public async Task A_counterexample_is_confirmed_by_compiled_code()
    {
        NativeCode.Compiler();
        using var mini = MiniTree.Tracked().Replace(MiniTree.Unmap, RightSize, WrongSize);
        var run = CliRun.Of("check", "--qemu", mini.Root, "--native", "--json", "-", "-g", "complete");
        Assert.That(run.ExitCode, Is.EqualTo(ExitCodes.Refuted), run.Error);
        Assert.That(run.Output, Does.Contain("\"confirmedBy\": ").And.Contain("counterexamples."));
        Assert.That(await Schema.Faults(run.Output), Is.Empty);
    }

    [Test]
    public void Without_a_compiler_the_check_goes_on_and_says_so()
    {
        using var mini = new MiniTree();
        var run = NoCompiler.Run("check", "--qemu", mini.Root, "--native", "-g", "plain-cover");
        Assert.That(run.ExitCode, Is.EqualTo(ExitCodes.Holds), run.Error);
        Assert.That(run.Output, Does.Contain("No compiled code was run: there is no C compiler"));
    }

    [Test]
    public void Without_a_compiler_nothing_conforms()
    {
        using var mini = new MiniTree();
        var run = NoCompiler.Run("conform", "--qemu", mini.Root);
        Assert.That((run.ExitCode, run.Output), Is.EqualTo((ExitCodes.MissingPrerequisite, string.Empty)));
        Assert.That(run.Error, Does.Contain("there is no C compiler").And.Contain("remedy: Install one."));
    }

    [TestCase("--native needs --qemu DIR", "check", "--native")]
    [TestCase("--qemu", "conform")]
    [TestCase("there is no option '--native'", "conform", "--qemu", ".", "--native")]
    [TestCase("--machines takes a number of 0 or more, not '-3'", "conform", "--qemu", ".", "--machines", "-3")]
    [TestCase("v7", "conform", "--qemu", ".", "--model", "v7")]
    public void Arguments_that_do_not_fit_are_refused(string problem, params string[] arguments)
    {
        var run = CliRun.Of(arguments);
        Assert.That(run.ExitCode, Is.EqualTo(ExitCodes.UsageError));
        Assert.That(run.Error, Does.Contain(problem));
    }
}
