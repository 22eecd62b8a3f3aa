using NUnit.Framework;

namespace VtdVerify.Tests.Cli;

/// <summary>The manual page says what the help says.</summary>
[Category("EndToEnd")]
public sealed class ManPageTests
{
    private static readonly string Page = CliRun.Of("man").Output;

    private static string Plain => Page.Replace("\\-", "-", StringComparison.Ordinal).Replace("\\e", "\\", StringComparison.Ordinal);

    [TestCase("check")]
    [TestCase("diff")]
    [TestCase("mutate")]
    [TestCase("merge")]
    [TestCase("conform")]
    [TestCase("list")]
    [TestCase("explain")]
    public void Every_option_of_a_command_and_its_exit_codes_are_there(string command)
    {
        var help = CliRun.Of(command, "--help").Output;
        var section = Plain[Plain.IndexOf($".SS vtdverify {command}", StringComparison.Ordinal)..];
        var options = help.Split('\n').Select(line => line.Trim().Split(' ', ',')[0])
            .Where(word => word.StartsWith("--", StringComparison.Ordinal)).Distinct().ToList();
        Assert.That(options, Is.Not.Empty);
        Assert.That(options.Where(option => !section.Contains(option, StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public void It_begins_as_a_page_of_section_1()
    {
        Assert.That(Page, Does.StartWith(".TH VTDVERIFY 1 "));
        Assert.That(Plain, Does.Contain("5  a bug of the tool itself, or no solver on this machine"));
    }

    [Test]
    public void No_text_is_taken_for_an_order_to_the_formatter()
    {
        string[] orders = [".TH", ".SH", ".SS", ".TP", ".PP", ".B", ".nf", ".fi"];
        Assert.That(Page.Split('\n').Where(line => line.Length > 0 && line[0] is '.' or '\'').Select(line => line.Split(' ')[0]).Distinct(),
            Is.SubsetOf(orders));
    }

    [Test]
    public void The_help_does_not_show_the_command_that_writes_it() =>
        Assert.That(CliRun.Of("--help").Output, Does.Not.Match(@"(?m)^\s+man\b"));
}
