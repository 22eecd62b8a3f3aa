using System.Text;
using NUnit.Framework;
using VtdVerify.Cli;
using VtdVerify.Reporting;
using VtdVerify.Tests.Reporting;

namespace VtdVerify.Tests.Cli;

/// <summary>Where a result goes, and in which shape.</summary>
[Category("EndToEnd")]
public sealed class OutputTests
{
    private const char Escape = '\u001b';

    private static readonly string[] Check = ["check", Inputs.Fixed, "--guarantee", "guard"];

    [Test]
    public async Task Json_on_standard_output_is_all_there_is()
    {
        var run = CliRun.Of([.. Check, "--json", "-"]);

        Assert.That((run.ExitCode, run.Error), Is.EqualTo((ExitCodes.Holds, string.Empty)));
        Assert.That(await Schema.Faults(run.Output), Is.Empty);
        Assert.That(ResultJson.Read(run.Output).Subjects.Single().Guarantees.Select(g => g.Id), Is.EqualTo(["guard"]));
    }

    [Test]
    public async Task A_json_file_stands_beside_the_report()
    {
        using var folder = new TemporaryFolder();

        var run = CliRun.Of([.. Check, "--json", folder["result.json"]]);

        Assert.That(run.Output, Does.Contain("exit code 0"));
        Assert.That(await Schema.Faults(await File.ReadAllTextAsync(folder["result.json"])), Is.Empty);
    }

    [TestCase("--json")]
    [TestCase("--messages")]
    public void A_file_that_cannot_be_written_gives_2_after_the_report(string option)
    {
        using var folder = new TemporaryFolder();

        var run = CliRun.Of([.. Check, option, folder["no/such/folder"]]);

        Assert.That(run.ExitCode, Is.EqualTo(ExitCodes.UsageError));
        Assert.That(run.Output, Does.Contain("every guarantee asked for holds"));
        Assert.That(run.Error, Does.Match("^vtdverify: error: .*folder cannot be written: ").And.Contain("  remedy: "));
    }

    [TestCase("--export", "the obligations")]
    [TestCase("--scenarios", "the scenarios")]
    public void A_folder_that_cannot_be_made_gives_2_after_the_report(string option, string what)
    {
        using var folder = new TemporaryFolder();
        var inFile = Path.Combine(folder.File("file", string.Empty), "found");

        var run = CliRun.Of([.. Check, option, inFile, "--json", folder["result.json"]]);

        Assert.That(run.ExitCode, Is.EqualTo(ExitCodes.UsageError));
        Assert.That(run.Output, Does.Contain("every guarantee asked for holds"));
        Assert.That(ResultJson.Read(File.ReadAllText(folder["result.json"])).Subjects, Has.Count.EqualTo(1));
        Assert.That(run.Error, Does.Match($"^vtdverify: error: {what} cannot be written to ").And.Contain("  remedy: "));
    }

    [Test]
    public void One_folder_that_cannot_be_made_does_not_keep_the_other_from_being_written()
    {
        using var folder = new TemporaryFolder();
        var inFile = Path.Combine(folder.File("file", string.Empty), "found");

        var run = CliRun.Of(
            "check", Inputs.WrappingKey, "--guarantee", "no-wrap", "--export", inFile, "--scenarios", folder["found"]);

        Assert.That(run.ExitCode, Is.EqualTo(ExitCodes.UsageError));
        Assert.That(Directory.GetFiles(folder["found"], "*.feature", SearchOption.AllDirectories), Is.Not.Empty);
    }

    [Test]
    public void Messages_are_one_json_value_a_line()
    {
        using var folder = new TemporaryFolder();

        CliRun.Of([.. Check, "--messages", folder["messages.ndjson"]]);

        var lines = File.ReadAllLines(folder["messages.ndjson"]);
        Assert.That(lines, Has.Length.GreaterThan(2).And.All.StartsWith("{").And.All.EndsWith("}"));
        Assert.That(lines, Has.Exactly(1).StartsWith("{\"meta\":"));
        Assert.That(lines[^1], Does.StartWith("{\"testRunFinished\":"));
    }

    [Test]
    public void Without_a_terminal_there_is_no_escape() => Assert.That(CliRun.Of(Check).Output, Does.Not.Contain(Escape));

    [Test]
    public void Without_a_terminal_columns_decides_on_the_width()
    {
        Assert.That(Widest([]), Is.InRange(81, 100));
        Assert.That(Widest(new Dictionary<string, string> { ["COLUMNS"] = "120" }), Is.InRange(101, 120));

        static int Widest(Dictionary<string, string> variables) =>
            new CliSetting { Variables = variables }.Run("list", "guarantees").Output.Split(Environment.NewLine).Max(line => line.Length);
    }

    [TestCase("NO_COLOR", "1")]
    [TestCase("TERM", "dumb")]
    public void A_variable_takes_colours_off_a_terminal(string name, string value)
    {
        var setting = new CliSetting { OutputIsTerminal = true, Variables = new Dictionary<string, string> { [name] = value } };

        Assert.That(setting.Run(Check).Output, Does.Not.Contain(Escape));
    }

    [Test]
    public void An_option_takes_colours_off_a_terminal() =>
        Assert.That(new CliSetting { OutputIsTerminal = true }.Run([.. Check, "--no-color"]).Output, Does.Not.Contain(Escape));

    [Test]
    public void Progress_shows_on_a_terminal_and_leaves_an_empty_line()
    {
        var run = new CliSetting { ErrorIsTerminal = true, Patience = TimeSpan.Zero }.Run(Check);

        Assert.That(run.Error, Does.Match(@"^\rvtdverify: \d+ of \d+ checks done").And.EndsWith(" \r"));
    }

    [Test]
    public void Progress_does_not_show_elsewhere() =>
        Assert.That(new CliSetting { Patience = TimeSpan.Zero }.Run(Check).Error, Is.Empty);

    [Test]
    public void Verbose_says_where_the_time_went() =>
        Assert.That(
            CliRun.Of([.. Check, "--verbose"]).Error,
            Does.Match(@"^vtdverify: time: start \d+ ms, read \d+ ms, scenarios \d+ ms, proofs \d+ ms, "
                + @"machines for what is proved \d+ ms, report \d+ ms, in all \d+ ms"));

    [Test]
    public void Jobs_do_not_change_the_result() => Assert.That(Run("1"), Is.EqualTo(Run("8")));

    [Test]
    public void A_console_without_unicode_gets_plain_lines()
    {
        using var output = new AsciiWriter();

        App.Run(["list", "revisions"], new CliEnvironment { OpenInput = () => Stream.Null, Output = output, Error = TextWriter.Null });

        Assert.That(output.ToString().All(char.IsAscii), Is.True);
    }

    private static string Run(string jobs)
    {
        var result = ResultJson.Read(CliRun.Of([.. Check, "--json", "-", "--jobs", jobs]).Output);
        return ResultJson.Write(result with { Timings = null });
    }

    private sealed class AsciiWriter() : StringWriter(System.Globalization.CultureInfo.InvariantCulture)
    {
        public override Encoding Encoding => Encoding.ASCII;
    }
}
