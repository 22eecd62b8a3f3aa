using System.Diagnostics;
using NUnit.Framework;
using VtdVerify.Reporting;

namespace VtdVerify.Tests.Cli;

/// <summary>The program as a process of its own.</summary>
[Category("EndToEnd")]
public sealed class ProcessTests
{
    private const int Interrupted = 130;
    private const int TimeLimit = 120_000;

    [Test]
    public void The_program_takes_a_patch_from_standard_input()
    {
        Prerequisite.NeedsSolver();
        using var program = Start("check", "-", "--guarantee", "guard");
        program.StandardInput.Write(File.ReadAllText(Inputs.Fixed));
        program.StandardInput.Close();

        Assert.That(program.StandardOutput.ReadToEnd(), Does.Contain("standard input (mail)").And.Contain("exit code 0"));
        Assert.That(ExitCode(program), Is.EqualTo(ExitCodes.Holds));
    }

    [Test]
    public void The_program_reports_errors_on_standard_error()
    {
        using var program = Start("check", "no-such-file");

        Assert.That(program.StandardError.ReadToEnd(), Does.StartWith("vtdverify: error: no-such-file: there is no such file"));
        Assert.That(program.StandardOutput.ReadToEnd(), Is.Empty);
        Assert.That(ExitCode(program), Is.EqualTo(ExitCodes.InputError));
    }

    [Test]
    public void A_reader_that_goes_away_is_no_error()
    {
        using var program = Start("list");
        program.StandardOutput.Close();

        Assert.That(program.StandardError.ReadToEnd(), Is.Empty);
        Assert.That(ExitCode(program), Is.EqualTo(ExitCodes.Holds));
    }

    [Test]
    [Platform("Linux,MacOsX")]
    public void An_interrupt_ends_the_program_with_130()
    {
        using var program = Start("check", "-");

        // It waits for a patch that never comes; that it has begun to read shows in nothing but time, and before that it ends alike.
        using var kill = Process.Start("kill", ["-INT", $"{program.Id}"]);
        kill.WaitForExit();

        Assert.That(ExitCode(program), Is.EqualTo(Interrupted));
        Assert.That(program.StandardError.ReadToEnd(), Is.Empty);
    }

    private static Process Start(params string[] args)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "vtdverify.dll"), .. args])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return Process.Start(start)!;
    }

    private static int ExitCode(Process program)
    {
        if (!program.WaitForExit(TimeLimit))
        {
            program.Kill();
            Assert.Fail("the program does not end");
        }

        return program.ExitCode;
    }
}
