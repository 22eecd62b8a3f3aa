using NUnit.Framework;
using VtdVerify.Reporting;
using VtdVerify.Smt;

namespace VtdVerify.Tests.Cli;

[Category("EndToEnd")]
public sealed class ExitCodeTests
{
    [Test]
    public void A_guarantee_that_holds_gives_0() =>
        Assert.That(CliRun.Of("check", Inputs.Fixed, "--guarantee", "guard").ExitCode, Is.EqualTo(ExitCodes.Holds));

    [Test]
    public void A_refuted_guarantee_gives_1() =>
        Assert.That(CliRun.Of("check", Inputs.WrappingKey, "--guarantee", "complete").ExitCode, Is.EqualTo(ExitCodes.Refuted));

    [Test]
    public void An_input_that_cannot_be_read_gives_3() =>
        Assert.That(CliRun.Of("check", "-").ExitCode, Is.EqualTo(ExitCodes.InputError));

    [Test]
    public void A_solver_that_does_not_know_gives_4()
    {
        var run = new CliSetting { NewSolver = () => new StubSolver() }.Run("check", Inputs.Fixed, "--guarantee", "exact");

        Assert.That(run.ExitCode, Is.EqualTo(ExitCodes.Undecided));
        Assert.That(run.Output, Does.Contain("unknown").And.Contain("with Stub 1.0"));
    }

    [Test]
    public void A_missing_solver_gives_5_and_the_remedy()
    {
        var run = new CliSetting { NewSolver = () => throw new SolverUnavailableException("Install it.") }.Run("check", Inputs.Fixed);

        Assert.That(run, Is.EqualTo(new CliRun(
            ExitCodes.ToolDefect,
            string.Empty,
            Lines("vtdverify: error: there is no solver, and a proof needs one", "  remedy: Install it."))));
    }

    [Test]
    public void A_defect_gives_5_and_no_stack_trace()
    {
        var run = Defect("check", Inputs.Fixed);

        Assert.That(run.ExitCode, Is.EqualTo(ExitCodes.ToolDefect));
        Assert.That(run.Error, Does.StartWith("vtdverify: error: InvalidTimeZoneException: out of order").And.Contain("Please report it"));
        Assert.That(run.Error, Does.Not.Contain("   at "));
    }

    [Test]
    public void A_verbose_defect_shows_where_it_happened() =>
        Assert.That(Defect("check", Inputs.Fixed, "--verbose").Error, Does.Contain("   at "));

    [TestCase]
    [TestCase("chekc")]
    [TestCase("some.patch")]
    [TestCase("check", "--no-such-option")]
    [TestCase("check", "one.patch", "two.patch")]
    [TestCase("check", "--jobs", "0")]
    [TestCase("check", "--jobs", "many")]
    [TestCase("check", "--effort", "0")]
    [TestCase("check", "--effort", "1001")]
    [TestCase("check", "--json")]
    [TestCase("check", "--guarantee", "no-such-guarantee")]
    [TestCase("list", "nothing")]
    public void A_wrong_command_line_gives_2_and_a_remedy(params string[] args)
    {
        var run = CliRun.Of(args);

        Assert.That((run.ExitCode, run.Output), Is.EqualTo((ExitCodes.UsageError, string.Empty)));
        Assert.That(run.Error, Does.StartWith("vtdverify: error: ").And.Contain("  remedy: ").And.Not.Contain("   at "));
    }

    [Test]
    public void An_unknown_guarantee_is_answered_with_the_ids() =>
        Assert.That(
            CliRun.Of("check", "--guarantee", "no-such-guarantee").Error,
            Does.Contain("'no-such-guarantee'").And.Contain("complete").And.Contain("outside-untouched"));

    [Test]
    public void A_patch_without_its_command_is_answered_with_the_command() =>
        Assert.That(CliRun.Of("some.patch").Error, Does.Contain("'some.patch' is not a command").And.Contain("vtdverify check PATCH"));

    private static CliRun Defect(params string[] args) =>
        new CliSetting { NewSolver = () => throw new InvalidTimeZoneException("out of\norder") }.Run(args);

    private static string Lines(params string[] lines) => string.Concat(lines.Select(line => line + Environment.NewLine));
}
