using System.CommandLine;
using VtdVerify.Cli.Rendering;

namespace VtdVerify.Cli.Commands;

/// <summary>Where a mutation report goes, for every command that has one.</summary>
internal sealed class MutationOutputOptions
{
    public Option<string?> Json { get; } = Options.Json("mutation-testing-elements JSON");

    public Option<string?> Report { get; } = Options.Text("--report", "FILE", "Write the report to a file as well.");

    public Option<bool> NoColor { get; } = Options.NoColor();

    public MutationOutput Of(ParseResult parsed) => new(parsed.GetValue(Json), parsed.GetValue(Report), parsed.GetValue(NoColor));
}
