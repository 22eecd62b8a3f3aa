using System.CommandLine;
using System.CommandLine.Parsing;
using VtdVerify.Checks.Running;
using VtdVerify.Cli.Rendering;

namespace VtdVerify.Cli.Commands;

/// <summary>What `check` shows on standard output, and what it writes to files.</summary>
internal sealed class CheckOutputOptions
{
    private readonly Option<bool> details = Options.Flag(
        "--details", "Show every counterexample, failed scenario and assumption, not only one finding per cause.");

    private readonly Option<bool> terse = Options.Flag(
        "--terse", "Write one line per finding, as compilers do, and nothing if there is none.");

    private readonly ReportOption reports = new();

    private readonly Option<string?> messages = Options.Text(
        "--messages", "FILE", "Write the scenarios' results as Cucumber Messages (NDJSON).");

    private readonly Option<string?> cucumberHtml = Options.Text(
        "--cucumber-html", "FILE", "Write the scenarios' results as one HTML page.");

    private readonly Option<string?> export = Options.Text("--export", "DIR", "Write every obligation as an SMT-LIB 2 file of its own.");

    private readonly Option<string?> scenarios = Options.Text(
        "--scenarios", "DIR", "Write each counterexample as a feature file.");

    private readonly Option<bool> noColor = Options.NoColor();

    /// <summary>In the order of the help.</summary>
    public IEnumerable<Option> All => [details, terse, .. reports.All, messages, cucumberHtml, export, scenarios, noColor];

    /// <summary>Says where two of them contradict each other.</summary>
    public void Validate(CommandResult result)
    {
        if (result.GetValue(terse) && result.GetValue(details))
        {
            result.AddError("--terse and --details contradict each other; give one of them");
        }

        reports.Validate(result);
        if (result.GetValue(terse) && reports.WantsOutput(result))
        {
            result.AddError("--terse and a report to '-' both write to standard output; name a file for the report");
        }
    }

    /// <summary>The settings with the scenarios' results that are written.</summary>
    public CheckSettings Into(CheckSettings settings, ParseResult parsed) => settings with
    {
        WithMessages = parsed.GetValue(messages) is not null,
        WithPage = parsed.GetValue(cucumberHtml) is not null,
    };

    public CheckOutput Of(ParseResult parsed, bool verbose) => new()
    {
        Details = parsed.GetValue(details),
        Terse = parsed.GetValue(terse),
        Reports = reports.Of(parsed),
        TargetUrl = reports.TargetUrl(parsed),
        Messages = parsed.GetValue(messages),
        CucumberHtml = parsed.GetValue(cucumberHtml),
        Export = parsed.GetValue(export),
        Scenarios = parsed.GetValue(scenarios),
        NoColor = parsed.GetValue(noColor),
        Verbose = verbose,
    };
}
