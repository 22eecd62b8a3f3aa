using System.CommandLine;
using System.CommandLine.Parsing;
using VtdVerify.Checks.Inputs;
using VtdVerify.Cli.Rendering;
using VtdVerify.Mutation.Elements;

namespace VtdVerify.Cli.Commands;

/// <summary>Where a mutation report goes, for every command that has one.</summary>
internal sealed class MutationOutputOptions
{
    public Option<string?> Json { get; } = Options.Json("mutation-testing-elements JSON");

    public Option<string?> Html { get; } = Options.Text(
        "--html", "FILE", "Write the mutants as one HTML page, in the view of mutation-testing-elements.");

    public Option<string?> Report { get; } = Options.Text("--report", "FILE", "Write the report to a file as well.");

    public Option<bool> NoColor { get; } = Options.NoColor();

    /// <summary>Says where two of them contradict each other.</summary>
    public void Validate(CommandResult result)
    {
        if (result.GetValue(Json) == StandardStream.Name && result.GetValue(Html) == StandardStream.Name)
        {
            result.AddError("--json and --html both write to standard output; name a file for one of them");
        }
    }

    /// <summary>What the command line asks for.</summary>
    /// <exception cref="ViewMissingException">A page is wanted, and this program was built without its view.</exception>
    public MutationOutput Of(ParseResult parsed) => new()
    {
        Json = parsed.GetValue(Json),
        Html = parsed.GetValue(Html) is { } path ? (path, ElementsPage.Create()) : null,
        Report = parsed.GetValue(Report),
        NoColor = parsed.GetValue(NoColor),
    };
}
