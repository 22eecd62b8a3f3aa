using System.CommandLine;
using System.Diagnostics;
using VtdVerify.Checks;
using VtdVerify.Checks.Inputs;
using VtdVerify.Checks.Running;
using VtdVerify.Cli.Rendering;

namespace VtdVerify.Cli.Commands;

/// <summary>`repair`: its arguments.</summary>
internal static class RepairCommand
{
    public const string Name = "repair";

    public static Command Create(CliEnvironment environment)
    {
        var patch = new Argument<string>("PATCH") { Description = "The patch to repair, or '-' for standard input." };
        var qemu = Options.Text("--qemu", "DIR", "Prove the edit in this QEMU source tree, with the patch and the edit applied.");
        var mail = Options.Text("--mail", "FILE", "Write the edit as a mail for 'git am'; '-' for standard output.");
        var json = Options.Json("JSON (docs/repair.schema.json)");
        var allPairs = new Option<bool>("--all-pairs")
        {
            Description = "Try every two edits together, and say which guarantees none of them repairs.",
        };
        var jobs = new JobsOption();
        var noColor = Options.NoColor();
        var noCache = new CacheOption();
        var verbose = Options.Verbose();
        var command = new Command(Name, "Find the smallest edit that makes refuted guarantees hold, and prove it.")
        {
            patch, qemu, new VtdAloneOption(Name), allPairs, mail, json, jobs, noCache, noColor, verbose,
        };
        command.Require(result =>
        {
            if (result.GetValue(mail) == StandardStream.Name && result.GetValue(json) == StandardStream.Name)
            {
                result.AddError("--mail and --json both write to standard output; name a file for one of them");
            }
        });
        command.SetAction(parsed => Execute(
            new RepairRequest
            {
                Patch = parsed.GetRequiredValue(patch),
                Qemu = parsed.GetValue(qemu),
                AllPairs = parsed.GetValue(allPairs),
                Jobs = jobs.Of(parsed),
            },
            new RepairOutput(parsed.GetValue(mail), parsed.GetValue(json), parsed.GetValue(noColor)),
            parsed.GetValue(verbose),
            noCache.Into(environment, parsed)));
        return command;
    }

    private static int Execute(RepairRequest request, RepairOutput output, bool verbose, CliEnvironment environment)
    {
        var clock = Stopwatch.StartNew();
        var result = RepairRun.Of(request, environment.Tools);
        var code = Outcome.Of(output.Write(result, environment), Outcome.Of(result));
        if (verbose)
        {
            Diagnostics.Info(environment.Error, FormattableString.Invariant(
                $"time: in all {(environment.StartUp + clock.Elapsed).TotalMilliseconds:F0} ms, {result.Candidates} candidates tried"));
            AnswerCounts.Write(environment);
        }

        return code;
    }
}
