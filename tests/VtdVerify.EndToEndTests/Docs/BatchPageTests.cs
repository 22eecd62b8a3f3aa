using System.Diagnostics;
using System.Text.RegularExpressions;
using NUnit.Framework;
using VtdVerify.Reporting;
using VtdVerify.Tests.Cli;

namespace VtdVerify.Tests.Docs;

/// <summary>docs/batch.md: its line is one that the program writes, and its commands share an archive as they say.</summary>
[Category("EndToEnd")]
[Platform("Linux,MacOsX")]
internal sealed partial class BatchPageTests
{
    private const string PagePath = "docs/batch.md";
    private const int Mails = 9;

    private static readonly DocPage Page = DocPage.Read(PagePath);

    [Test]
    public void The_line_is_one_that_the_program_writes()
    {
        var written = Broken(Timeless(CliRun.Of("batch", Inputs.WrappingKey).Output).TrimEnd('\n'));
        if (Environment.GetEnvironmentVariable("VTDVERIFY_WRITE_DOCS") == "1")
        {
            var page = Line().Replace(Page.Text, _ => written);
            File.WriteAllText(Repository.PathOf(PagePath), page);
            Assert.That(page, Does.Contain(written));
            return;
        }

        Assert.That(Page.Text, Does.Contain(written), "VTDVERIFY_WRITE_DOCS=1 writes it anew");
    }

    [Test]
    public void Parallel_or_xargs_shares_an_archive()
    {
        using var folder = Filled();
        var tool = IsThere("parallel") ? "parallel" : "xargs";

        Bash(folder, CommandWith($"| {tool} "), []);
        Bash(folder, CommandWith("vtdverify merge part-"), []);

        Assert.That(LinesOf(folder), Is.EqualTo(Enumerable.Range(1, Mails)));
    }

    [Test]
    public void The_jobs_of_GitLab_share_an_archive()
    {
        using var folder = Filled();
        foreach (var part in Enumerable.Range(1, 8))
        {
            var variables = new Dictionary<string, string> { ["CI_NODE_INDEX"] = $"{part}", ["CI_NODE_TOTAL"] = "8" };
            Bash(folder, CommandWith("$CI_NODE_INDEX"), variables);
        }

        Bash(folder, CommandWith("- vtdverify merge"), []);

        Assert.That(LinesOf(folder), Is.EqualTo(Enumerable.Range(1, Mails)));
    }

    [Test]
    public void The_pods_of_Kubernetes_share_an_archive()
    {
        using var folder = Filled();
        var script = $"{CommandWith("$((JOB_COMPLETION_INDEX")}\n{CommandWith("case $? in")}"
            .Replace("/archive/", $"{folder["."]}/", StringComparison.Ordinal)
            .Replace("/results/", $"{folder["."]}/", StringComparison.Ordinal);
        foreach (var index in Enumerable.Range(0, 8))
        {
            Bash(folder, script, new Dictionary<string, string> { ["JOB_COMPLETION_INDEX"] = $"{index}" });
        }

        Bash(folder, CommandWith("- vtdverify merge"), []);

        Assert.That(LinesOf(folder), Is.EqualTo(Enumerable.Range(1, Mails)));
    }

    private static TemporaryFolder Filled()
    {
        var folder = new TemporaryFolder();
        folder.File("archive.mbox", SampleArchive.Mbox(Enumerable.Range(1, Mails).Select(SampleArchive.OtherCode)));
        var program = folder.File(
            "vtdverify", $"#!/bin/sh\nexec dotnet '{Path.Combine(AppContext.BaseDirectory, "vtdverify.dll")}' \"$@\"\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        return folder;
    }

    /// <summary>The one line of the page that holds the text, as a shell reads it.</summary>
    private static string CommandWith(string text)
    {
        var line = Page.Text.Split('\n').First(line => line.Contains(text, StringComparison.Ordinal)).Trim();
        return line.StartsWith("- ", StringComparison.Ordinal) ? line[2..] : line;
    }

    private static IEnumerable<int> LinesOf(TemporaryFolder folder) => File.ReadLines(folder["lines.ndjson"])
        .Select(line => int.Parse(BatchLine.FromJson(line)!.Id.Split('#')[1], System.Globalization.CultureInfo.InvariantCulture));

    private static bool IsThere(string tool)
    {
        using var process = Process.Start(new ProcessStartInfo("sh", ["-c", $"command -v {tool}"]) { RedirectStandardOutput = true })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }

    private static void Bash(TemporaryFolder folder, string command, Dictionary<string, string> variables)
    {
        var start = new ProcessStartInfo("bash", ["-c", command]) { WorkingDirectory = folder["."], RedirectStandardError = true };
        start.Environment["PATH"] = $"{folder["."]}:{start.Environment["PATH"]}";
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.That(process.ExitCode, Is.Zero, error);
    }

    private static string Timeless(string text) => Milliseconds().Replace(text, "\"milliseconds\":0");

    [GeneratedRegex(@"""milliseconds"":\d+")]
    private static partial Regex Milliseconds();

    /// <summary>The line as a page shows it: each member on a line of its own.</summary>
    private static string Broken(string line) => $"    {line.Replace(",\"", ",\n     \"", StringComparison.Ordinal)}\n";

    [GeneratedRegex(@"^ {4}\{""id"":.*\n( {5}"".*\n)*", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Line();
}
