using System.CommandLine;
using VtdVerify.Cli.Listing;
using VtdVerify.Specs.Guarantees;

namespace VtdVerify.Cli.Commands;

/// <summary>What `explain` is asked for.</summary>
/// <param name="Guarantee">Its id; null for all.</param>
internal sealed record ExplainRequest(string? Guarantee, bool Markdown, bool NoColor);

/// <summary>`explain`: its arguments.</summary>
internal static class ExplainCommand
{
    public const string Name = "explain";

    public static Command Create(CliEnvironment environment)
    {
        var id = new Argument<string?>("ID")
        {
            Arity = ArgumentArity.ZeroOrOne,
            HelpName = "ID",
            Description = "A guarantee, such as in-scope ('vtdverify list guarantees'); without it, all of them.",
        };
        id.AcceptOnlyFromAmong([.. GuaranteeCatalog.All.Select(guarantee => guarantee.Id)]);
        var markdown = Options.Flag("--markdown", "Write Markdown, as in docs/guarantees.md.");
        var noColor = Options.NoColor();
        var command = new Command(Name, "Explain a guarantee: why it matters, what it is about, its scenarios and its proofs.")
        {
            id, markdown, noColor,
        };
        command.SetAction(parsed => ExplainRun.Execute(
            new ExplainRequest(parsed.GetValue(id), parsed.GetValue(markdown), parsed.GetValue(noColor)), environment));
        return command;
    }
}
