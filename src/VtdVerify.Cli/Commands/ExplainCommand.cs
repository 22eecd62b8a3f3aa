using System.CommandLine;
using VtdVerify.Checks.Running;
using VtdVerify.Cli.Rendering;
using VtdVerify.Reporting;
using VtdVerify.Reporting.Rendering;
using VtdVerify.Specs.Guarantees;

namespace VtdVerify.Cli.Commands;

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
        command.SetAction(parsed => Execute(
            parsed.GetValue(id), parsed.GetValue(markdown), parsed.GetValue(noColor), environment));
        return command;
    }

    private static int Execute(string? id, bool markdown, bool noColor, CliEnvironment environment)
    {
        var run = ExplainRun.Of(id, environment.Tools);
        if (markdown)
        {
            environment.Output.Write(GuaranteePage.Write(run.Explained, run.Solver));
        }
        else
        {
            ExplanationView.Write(ConsoleFactory.Create(environment, noColor), run.Explained, run.Solver);
        }

        environment.Output.Flush();
        return ExitCodes.Holds;
    }
}
