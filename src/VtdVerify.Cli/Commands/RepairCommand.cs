using System.CommandLine;
using VtdVerify.Cli.Repairing;

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
        var jobs = JobsOption.Create();
        var noColor = Options.NoColor();
        var noCache = new CacheOption();
        var verbose = Options.Verbose();
        var command = new Command(Name, "Find the smallest edit that makes refuted guarantees hold, and prove it.")
        {
            patch, qemu, mail, json, jobs, noCache, noColor, verbose,
        };
        command.Require(result =>
        {
            if (result.GetValue(mail) == CheckRequest.Stream && result.GetValue(json) == CheckRequest.Stream)
            {
                result.AddError("--mail and --json both write to standard output; name a file for one of them");
            }
        });
        command.SetAction(parsed => RepairRun.Execute(
            new RepairRequest
            {
                Patch = parsed.GetRequiredValue(patch),
                Qemu = parsed.GetValue(qemu),
                Mail = parsed.GetValue(mail),
                Json = parsed.GetValue(json),
                Jobs = JobsOption.Count(parsed.GetValue(jobs)),
                NoColor = parsed.GetValue(noColor),
                Verbose = parsed.GetValue(verbose),
            },
            noCache.Into(environment, parsed)));
        return command;
    }
}
