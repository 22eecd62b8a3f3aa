using System.Text.RegularExpressions;
using NUnit.Framework;
using VtdVerify.Cli;
using VtdVerify.Cli.Commands;

namespace VtdVerify.Tests.Docs;

/// <summary>Every command line that README and docs name is one that the program takes.</summary>
[Category("EndToEnd")]
internal sealed partial class CommandTests
{
    private static readonly CommandTree Tree = new(new CliEnvironment
    {
        OpenInput = () => Stream.Null, Output = TextWriter.Null, Error = TextWriter.Null,
    });

    private static IEnumerable<TestCaseData> Commands => DocPage.All
        .SelectMany(page => page.Commands.Select(command => new TestCaseData(page.Path, command)))
        .DistinctBy(data => data.Arguments[1]);

    [TestCaseSource(nameof(Commands))]
    public void A_command_is_one_that_the_program_takes(string page, string command)
    {
        var given = Filled(command);
        var parsed = Tree.Root.Parse(given);
        Assert.That(parsed.Errors.Select(error => error.Message), Is.Empty, $"{page}: vtdverify {given}");
    }

    /// <summary>Optional parts are taken, of alternatives the first, and names of values get one.</summary>
    private static string Filled(string command)
    {
        var optional = command.Replace("[", string.Empty, StringComparison.Ordinal).Replace("]", string.Empty, StringComparison.Ordinal)
            .Replace("...", string.Empty, StringComparison.Ordinal);
        var chosen = Alternatives().Replace(optional, "$1");
        return Numbers().Replace(
            chosen.Replace("FORMAT=", "html=", StringComparison.Ordinal).Replace(" I/N", " 1/2", StringComparison.Ordinal), "1");
    }

    [GeneratedRegex(@"(?<= )[NS](?= |$)")]
    private static partial Regex Numbers();

    [GeneratedRegex(@"(\S+)( \| |\|)\S+( [A-Z]+)?")]
    private static partial Regex Alternatives();
}
