using System.Diagnostics;
using NUnit.Framework;
using VtdVerify.Reporting;

namespace VtdVerify.Tests.Cli;

/// <summary>The program as a process of its own.</summary>
[Category("EndToEnd")]
public sealed class ProcessTests
{
    private const int Interrupted = 130;
    private const int Terminated = 143;
    private const int TimeLimit = 120_000;

    [Test]
    public void The_program_takes_a_patch_from_standard_input()
    {
        Prerequisite.NeedsSolver();
        using var program = Start("check", "-", "--guarantee", "guard", "--details");
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

    [TestCase("INT", Interrupted)]
    [TestCase("TERM", Terminated)]
    [Platform("Linux,MacOsX")]
    public void A_signal_ends_the_program_that_waits_for_its_input(string signal, int exitCode)
    {
        using var program = Start("check", "-");

        // It waits for a patch that never comes; that it has begun to read shows in nothing but time, and before that it ends alike. Until
        // env has run, a background job ignores the signal: it is sent again.
        Send(signal, program);
        if (!program.WaitForExit(TimeSpan.FromSeconds(20)))
        {
            Send(signal, program);
        }

        Assert.That(ExitCode(program), Is.EqualTo(exitCode));
        Assert.That(program.StandardOutput.ReadToEnd(), Is.Empty);
    }

    [TestCase("INT", Interrupted)]
    [TestCase("TERM", Terminated)]
    [Platform("Linux,MacOsX")]
    public void A_signal_in_the_middle_of_proofs_gives_no_verdict_and_leaves_nothing(string signal, int exitCode)
    {
        using var temporary = new TemporaryFolder();
        using var program = Start(
            new Dictionary<string, string> { ["TMPDIR"] = temporary[string.Empty] },
            "check", Inputs.Fixed, "--guarantee", "guard", "--cross-check", Stalled(temporary), "--json", temporary["result.json"]);

        // The stand-in for a solver says that it was asked: the proofs are done then, and a child and its question are there.
        WaitFor(temporary["asked"]);
        Send(signal, program);

        Assert.That(ExitCode(program), Is.EqualTo(exitCode));
        Assert.That(program.StandardOutput.ReadToEnd(), Is.Empty);
        Assert.That(program.StandardError.ReadToEnd(), Does.EndWith("there is no result\n"));
        Assert.That(
            Directory.EnumerateFileSystemEntries(temporary[string.Empty]).Select(Path.GetFileName).Except(["asked.new"]),
            Is.EquivalentTo(Expected));
        Assert.That(() => IsRunning(File.ReadAllText(temporary["asked"]).Trim()), Is.False.After(TimeLimit, 100));
    }

    [Test]
    [Platform("Linux")]
    public void What_a_killed_run_has_left_goes_at_the_next_start()
    {
        using var temporary = new TemporaryFolder();
        var variables = new Dictionary<string, string> { ["TMPDIR"] = temporary[string.Empty] };
        using var program = Start(variables, "check", Inputs.Fixed, "--guarantee", "guard", "--cross-check", Stalled(temporary));
        WaitFor(temporary["asked"]);
        Send("KILL", program);
        ExitCode(program);
        Send("KILL", File.ReadAllText(temporary["asked"]).Trim());
        Assert.That(Directory.EnumerateDirectories(temporary[string.Empty]), Is.Not.Empty);

        using var next = Start(variables, "list", "guarantees");

        Assert.That(ExitCode(next), Is.EqualTo(ExitCodes.Holds));
        Assert.That(Directory.EnumerateDirectories(temporary[string.Empty]), Is.Empty);
    }

    [TestCase("<&-", ExitCodes.InputError, "the input is empty")]
    [TestCase("< " + "SAMPLE >&-", ExitCodes.UsageError, "a result cannot be written")]
    [TestCase("< " + "SAMPLE > /dev/full", ExitCodes.UsageError, "a result cannot be written")]
    [Platform("Linux")]
    public void A_stream_that_is_closed_or_full_ends_the_program_with_a_remedy(string streams, int exitCode, string said)
    {
        var program = $"exec dotnet '{Path.Combine(AppContext.BaseDirectory, "vtdverify.dll")}' check - --guarantee guard ";
        var start = new ProcessStartInfo("sh", ["-c", program + streams.Replace("SAMPLE", $"'{Inputs.Fixed}'", StringComparison.Ordinal)])
        {
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;

        Assert.That(process.StandardError.ReadToEnd(), Does.Contain(said).And.Contain("remedy:"));
        Assert.That(ExitCode(process), Is.EqualTo(exitCode));
    }

    [Test]
    [Platform("Linux")]
    public void A_file_that_may_not_grow_so_large_is_an_error_of_its_write()
    {
        using var temporary = new TemporaryFolder();
        var program = Path.Combine(AppContext.BaseDirectory, "vtdverify.dll");
        var start = new ProcessStartInfo(
            "sh", ["-c", $"ulimit -f 4; exec dotnet '{program}' check '{Inputs.Fixed}' --guarantee guard --json '{temporary["a.json"]}'"])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,

            // The runtime's own executable memory would be such a file.
            Environment = { ["DOTNET_EnableWriteXorExecute"] = "0" },
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();

        Assert.That(process.StandardError.ReadToEnd(), Does.Contain("a.json cannot be written").And.Contain("remedy:"));
        Assert.That(ExitCode(process), Is.EqualTo(ExitCodes.UsageError));
        Assert.That(output.Result, Does.Contain("guard"));
        Assert.That(Directory.EnumerateFiles(temporary[string.Empty]), Is.Empty);
    }

    [Test]
    [Platform("Linux")]
    public void A_folder_for_temporary_files_that_is_not_there_is_said()
    {
        using var temporary = new TemporaryFolder();
        using var program = Start(
            new Dictionary<string, string> { ["TMPDIR"] = temporary["absent"] },
            "check", Inputs.Fixed, "--guarantee", "guard", "--cross-check", Stalled(temporary));

        Assert.That(program.StandardError.ReadToEnd(), Does.Contain("there is no folder for temporary files").And.Contain("TMPDIR"));
        Assert.That(ExitCode(program), Is.EqualTo(ExitCodes.UsageError));
    }

    private static readonly string[] Expected = ["solver", "asked"];

    /// <summary>A solver that says its version, and to a question nothing.</summary>
    private static string Stalled(TemporaryFolder folder)
    {
        var path = folder.File("solver", $"""
            #!/bin/sh
            [ "$1" = --version ] && exec echo stalled
            echo $$ > {folder["asked.new"]}
            mv {folder["asked.new"]} {folder["asked"]}
            exec sleep 600

            """);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        return path;
    }

    private static void WaitFor(string file) => Assert.That(() => File.Exists(file), Is.True.After(TimeLimit, 50));

    private static bool IsRunning(string process) => Directory.Exists($"/proc/{process}");

    private static void Send(string signal, Process program) => Send(signal, $"{program.Id}");

    private static void Send(string signal, string process)
    {
        using var kill = Process.Start("kill", [$"-{signal}", process]);
        kill.WaitForExit();
    }

    private static Process Start(params string[] args) => Start(new Dictionary<string, string>(), args);

    private static Process Start(IReadOnlyDictionary<string, string> variables, params string[] args)
    {
        // A shell lets its background jobs ignore SIGINT, which their children would inherit: so these tests may be one.
        var program = Path.Combine(AppContext.BaseDirectory, "vtdverify.dll");
        var start = new ProcessStartInfo("env", ["--default-signal=INT", "dotnet", program, .. args])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

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
