using System.Diagnostics;
using NUnit.Framework;
using VtdVerify.Reporting;

namespace VtdVerify.Tests.Cli;

/// <summary>What lies around a run of Reqnroll: it obeys none of it, and leaves nothing.</summary>
[Category("EndToEnd")]
public sealed class StrayFileTests
{
    private static readonly Dictionary<string, string> Variables = new()
    {
        ["REQNROLL_DRY_RUN"] = "true",
        ["REQNROLL_FORMATTERS_HTML"] = "outputFilePath=stray.html",
        ["REQNROLL_BINDING_OUTPUT"] = "stray.json",
        ["REQNROLL_TELEMETRY_ENABLED"] = "1",
    };

    [Test]
    public void A_run_writes_what_was_asked_for_and_nothing_else()
    {
        using var folder = new TemporaryFolder();
        folder.File("reqnroll.json", """{ "formatters": { "html": { "outputFilePath": "stray-too.html" } } }""");
        folder.File("Decoy.ReqnrollPlugin.dll", "no assembly: loading it would fail");

        var exitCode = Run(folder, "check", Inputs.WrappingKey, "--guarantee", "guard", "--messages", "scenarios.ndjson");

        var names = Directory.GetFileSystemEntries(folder["."], "*", SearchOption.AllDirectories).Select(Path.GetFileName);
        Assert.That(exitCode, Is.EqualTo(ExitCodes.Holds));
        Assert.That(names, Is.EquivalentTo(["reqnroll.json", "Decoy.ReqnrollPlugin.dll", "scenarios.ndjson"]));
        var messages = File.ReadAllText(folder["scenarios.ndjson"]);
        Assert.That(messages, Does.Contain("\"status\":\"FAILED\""), "steps were run, not only matched");
    }

    private static int Run(TemporaryFolder folder, params string[] args)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "vtdverify.dll"), .. args])
        {
            WorkingDirectory = folder["."],
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in Variables.Append(new("HOME", folder["."])))
        {
            start.Environment[name] = value;
        }

        using var program = Process.Start(start)!;
        program.StandardOutput.ReadToEnd();
        program.WaitForExit();
        return program.ExitCode;
    }
}
