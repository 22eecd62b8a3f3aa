using System.CommandLine;
using VtdVerify.Checks.Results;
using VtdVerify.Checks.Running;
using VtdVerify.Cli.Rendering;
using VtdVerify.Reporting;
using VtdVerify.Reporting.Rendering;
using VtdVerify.Subjects;

namespace VtdVerify.Cli.Commands;

/// <summary>`list`: its arguments, and the way from them to the tables.</summary>
internal static class ListCommand
{
    public const string Name = "list";

    public static Command Create(CliEnvironment environment)
    {
        var what = new Argument<string?>("WHAT")
        {
            Arity = ArgumentArity.ZeroOrOne,
            HelpName = "WHAT",
            Description = $"Show only one list: {string.Join(", ", Listings.All.Keys)}.",
        };
        what.AcceptOnlyFromAmong([.. Listings.All.Keys]);
        var witness = new Option<string?>("--witness")
        {
            Arity = ArgumentArity.ZeroOrOne,
            HelpName = "REVISION",
            Description = "Show for each obligation the assumptions of its proof and a run where the claim is not vacuous: for the C# "
                + "implementation, another revision that ships here, or a patch.",
        };
        var json = new Option<bool>("--json") { Description = "Write the lists as JSON." };
        var noColor = new Option<bool>("--no-color") { Description = "Write the lists without colours, as with NO_COLOR set." };

        var command = new Command(Name, "List the guarantees, revisions, obligations, assumptions and steps.")
        {
            what, witness, json, noColor,
        };
        command.Require(result =>
        {
            if (result.GetResult(witness) is not null && result.GetValue(what) is { } other and not "obligations")
            {
                result.AddError($"--witness is about obligations, not {other}");
            }
        });
        command.SetAction(parsed => parsed.GetResult(witness) is not null
            ? ShowWitnesses(
                parsed.GetValue(witness) ?? ModelSubject.Shipped.Name, environment, parsed.GetValue(json), parsed.GetValue(noColor))
            : Execute(environment, parsed.GetValue(what), parsed.GetValue(json), parsed.GetValue(noColor)));
        return command;
    }

    private static int ShowWitnesses(string name, CliEnvironment environment, bool json, bool noColor)
    {
        var list = WitnessRun.Of(name, environment.Tools);
        if (json)
        {
            environment.Output.Write(ResultJson.Write(list));
        }
        else
        {
            WitnessView.Write(ConsoleFactory.Create(environment, noColor), list);
        }

        environment.Output.Flush();
        return ExitCodes.Holds;
    }

    private static int Execute(CliEnvironment environment, string? what, bool json, bool noColor)
    {
        var chosen = Listings.All.Where(one => what is null || one.Key == what).ToDictionary(one => one.Key, one => one.Value());
        if (json)
        {
            environment.Output.Write(ListingJson.Write(chosen));
        }
        else
        {
            ListView.Write(ConsoleFactory.Create(environment, noColor), [.. chosen.Values]);
        }

        environment.Output.Flush();
        return ExitCodes.Holds;
    }
}
