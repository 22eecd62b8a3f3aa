using System.CommandLine;
using System.CommandLine.Parsing;

namespace VtdVerify.Cli.Commands;

/// <summary>What a patch was made on, and whether it is compared with that.</summary>
/// <param name="patch">The patch of the same command.</param>
/// <param name="qemu">The source tree of the same command.</param>
internal sealed class BaselineOptions(Argument<string?> patch, Option<string?> qemu)
{
    private readonly Option<bool> beforeAfter = Options.Flag(
        "--before-after", "With PATCH: show the code without the patch beside it, the tree, or the revision that it was made on.");

    private readonly Option<string?> on = Options.Text(
        "--on", "REVISION", "What PATCH was made on, a revision or a patch, lends what PATCH does not show; without --qemu.");

    private readonly GateOption gate = new();

    public IReadOnlyList<Option> All => [on, beforeAfter, gate];

    public void Validate(CommandResult result)
    {
        if (result.GetValue(patch) is null && (result.GetValue(beforeAfter) || GateOption.Read(result.GetValue(gate)) is not null))
        {
            result.AddError("--before-after and --gate regressions take a PATCH: they compare the code with it and without it");
        }

        if (result.GetValue(on) is not null && (result.GetValue(patch) is null || result.GetValue(qemu) is not null))
        {
            result.AddError("--on takes a PATCH, and lends what it does not show; with --qemu the tree does that");
        }
    }

    /// <summary>The request with what was asked for.</summary>
    public CheckRequest Into(CheckRequest request, ParseResult parsed)
    {
        var read = GateOption.Read(parsed.GetValue(gate));
        return request with { BeforeAfter = parsed.GetValue(beforeAfter) || read is not null, On = parsed.GetValue(on), Gate = read };
    }
}
