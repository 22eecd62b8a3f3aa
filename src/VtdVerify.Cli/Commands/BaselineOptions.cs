using System.CommandLine;
using System.CommandLine.Parsing;
using VtdVerify.Checks.Running;

namespace VtdVerify.Cli.Commands;

/// <summary>What a patch was made on, and whether it is compared with that.</summary>
/// <param name="patch">The patch of the same command.</param>
/// <param name="qemu">The source tree of the same command.</param>
internal sealed class BaselineOptions(Argument<string?> patch, Option<string?> qemu)
{
    private readonly Option<bool> beforeAfter = Options.Flag(
        "--before-after", "With PATCH: show the verdicts without the patch beside those with it.");

    private readonly Option<string?> on = Options.Text(
        "--on", "REVISION", "Without --qemu: the revision or patch that PATCH was made on; it supplies the code that PATCH does not show.");

    private readonly GateOption gate = new();

    public IReadOnlyList<Option> All => [on, beforeAfter, gate];

    public void Validate(CommandResult result)
    {
        if (result.GetValue(patch) is null && (result.GetValue(beforeAfter) || GateOption.Read(result.GetValue(gate)) is not null))
        {
            result.AddError("--before-after and --gate regressions need a PATCH: they compare the code with it and without it");
        }

        if (result.GetValue(on) is not null && (result.GetValue(patch) is null || result.GetValue(qemu) is not null))
        {
            result.AddError("--on needs a PATCH, and supplies the code that it does not show; with --qemu the tree supplies it");
        }
    }

    /// <summary>The request with what was asked for.</summary>
    public CheckRequest Into(CheckRequest request, ParseResult parsed)
    {
        var read = GateOption.Read(parsed.GetValue(gate));
        return request with
        {
            Input = request.Input with { BeforeAfter = parsed.GetValue(beforeAfter) || read is not null, On = parsed.GetValue(on) },
            Gate = read,
        };
    }
}
