using NUnit.Framework;
using VtdVerify.Reporting;

namespace VtdVerify.Tests.Cli;

/// <summary>What others can see of the proofs: the exported questions, another solver's answers, dropped assumptions.</summary>
[Category("EndToEnd")]
public sealed class SecondOpinionTests
{
    private static readonly string[] Check = ["check", Inputs.Fixed, "--guarantee", "guard"];

    [Test]
    public void Every_question_is_exported_as_a_script_that_says_its_claim_and_its_answer()
    {
        using var folder = new TemporaryFolder();

        var run = CliRun.Of("check", Inputs.Fixed, "--guarantee", "in-scope", "--export", folder["queries"]);

        var scripts = Directory.GetFiles(folder["queries"], "*.smt2", SearchOption.AllDirectories);
        Assert.That(run.ExitCode, Is.EqualTo(ExitCodes.Holds));
        Assert.That(scripts, Has.Some.Matches<string>(f => f.Contains("inside", StringComparison.Ordinal)));
        Assert.That(scripts, Has.Some.Matches<string>(f => f.Contains("invariants", StringComparison.Ordinal)));
        Assert.That(scripts.Select(File.ReadAllText), Is.All.Matches<string>(text =>
            text.StartsWith("; ", StringComparison.Ordinal)
            && text.Contains("(set-info :status ", StringComparison.Ordinal)
            && text.EndsWith("(check-sat)\n", StringComparison.Ordinal)));
    }

    [TestCase("sat", ExitCodes.ToolDefect, "says sat")]
    [TestCase("unsat", ExitCodes.ToolDefect, "says unsat")]
    [TestCase("unknown", ExitCodes.Undecided, "agrees on 0 of")]
    public void A_solver_that_contradicts_is_a_defect_and_one_that_does_not_know_is_said(string answer, int exitCode, string said)
    {
        using var folder = new TemporaryFolder();

        var run = CliRun.Of([.. Check, "--cross-check", AlwaysSays(folder, answer)]);

        Assert.That(run.Output, Does.Contain(said));
        Assert.That(run.ExitCode, Is.EqualTo(exitCode));
    }

    [Test]
    public void A_solver_that_is_not_there_is_said_before_the_work()
    {
        var run = CliRun.Of([.. Check, "--cross-check", "no-such-solver"]);

        Assert.That((run.ExitCode, run.Output), Is.EqualTo((ExitCodes.ToolDefect, string.Empty)));
        Assert.That(run.Error, Does.Contain("no-such-solver cannot be started"));
    }

    [Test]
    public void Without_an_assumption_that_a_proof_needs_the_verdict_changes()
    {
        var run = CliRun.Of("check", Inputs.Fixed, "--guarantee", "in-scope", "--drop", "no-straddle");

        Assert.That(run.ExitCode, Is.EqualTo(ExitCodes.Refuted));
        Assert.That(run.Output, Does.Contain("without no-straddle, in-scope is Refuted (Proved with it)"));
        Assert.That(run.Output, Does.Not.Contain("no-straddle: "));
    }

    [Test]
    public void Without_one_that_no_proof_needs_none_does()
    {
        var run = CliRun.Of([.. Check, "--drop", "mappings-disjoint"]);

        Assert.That(run.ExitCode, Is.EqualTo(ExitCodes.Holds));
        Assert.That(run.Output, Does.Contain("without mappings-disjoint no verdict changes"));
    }

    [TestCase("undisturbed", "built into every run")]
    [TestCase("no-such-assumption", "there is no assumption")]
    public void What_cannot_be_dropped_gives_2(string id, string said)
    {
        var run = CliRun.Of([.. Check, "--drop", id]);

        Assert.That(run.ExitCode, Is.EqualTo(ExitCodes.UsageError));
        Assert.That(run.Error, Does.Contain(said));
    }

    /// <summary>A program that takes any script for an answer it has ready.</summary>
    private static string AlwaysSays(TemporaryFolder folder, string answer)
    {
        var path = folder.File("solver", $"#!/bin/sh\necho {answer}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
            return path;
        }

        throw new IgnoreException("the stand-in for a solver is a shell script");
    }
}
