using System.CommandLine;
using VtdVerify.Cli.Checking;

namespace VtdVerify.Cli.Commands;

/// <summary>`check`: its arguments.</summary>
internal static class CheckCommand
{
    public const string Name = "check";

    public static Command Create(CliEnvironment environment)
    {
        var patch = Options.OptionalPatch(
            "The patch to check, or '-' for standard input. Without it, what ships here is checked and compared with its "
            + "historic revisions.");
        var qemu = Options.Text(
            "--qemu", "DIR", "Read what the patch does not show from this QEMU source tree; without a patch, check the tree as it stands.");
        var beforeAfter = Options.Flag("--before-after", "With PATCH and --qemu: show the tree without the patch beside it.");
        var terse = Options.Flag("--terse", "Write one line for each finding, as compilers do, and nothing where there is none.");
        var json = Options.Json();
        var messages = Options.Text("--messages", "FILE", "Write the scenarios' results as Cucumber Messages (NDJSON).");
        var guarantees = new GuaranteeOption();
        var allowBounded = Options.Flag("--allow-bounded", "Let a proof that holds to a bound of loop turns count as holding.");
        var drop = new DropOption();
        var crossCheck = Options.Text("--cross-check", "SOLVER", "Ask another SMT-LIB 2 solver (cvc5, or a path) every question again.");
        var native = Options.Flag(
            "--native", "With --qemu: compile the tree's functions, and let them run every scenario's machine and every counterexample.");
        var export = Options.Text("--export", "DIR", "Write every obligation as an SMT-LIB 2 file of its own.");
        var scenarios = Options.Text("--scenarios", "DIR", "Write what is refuted as feature files, each with the machine that shows it.");
        var jobs = JobsOption.Create();
        var noColor = Options.NoColor();
        var verbose = Options.Verbose();

        var command = new Command(Name, "Check a patch, or what ships here.")
        {
            patch, qemu, beforeAfter, terse, json, messages, guarantees, allowBounded, drop, crossCheck, native, export, scenarios, jobs,
            noColor, verbose,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(beforeAfter) && (result.GetValue(patch) is null || result.GetValue(qemu) is null))
            {
                result.AddError("--before-after takes a PATCH and --qemu DIR");
            }

            if (result.GetValue(native) && result.GetValue(qemu) is null)
            {
                result.AddError("--native takes --qemu DIR: without a tree there is no whole code to compile");
            }

            if (result.GetValue(terse) && result.GetValue(json) == CheckRequest.Stream)
            {
                result.AddError("--terse and '--json -' both want standard output; name a file for the JSON");
            }
        });
        command.SetAction(parsed => CheckRun.Execute(
            new CheckRequest
            {
                Patch = parsed.GetValue(patch),
                Qemu = parsed.GetValue(qemu),
                BeforeAfter = parsed.GetValue(beforeAfter),
                Terse = parsed.GetValue(terse),
                Json = parsed.GetValue(json),
                Messages = parsed.GetValue(messages),
                Guarantees = GuaranteeOption.Select(parsed.GetValue(guarantees)),
                AllowBounded = parsed.GetValue(allowBounded),
                Dropped = (parsed.GetValue(drop) ?? []).ToHashSet(),
                CrossCheck = parsed.GetValue(crossCheck),
                Native = parsed.GetValue(native),
                Export = parsed.GetValue(export),
                Scenarios = parsed.GetValue(scenarios),
                Jobs = JobsOption.Count(parsed.GetValue(jobs)),
                NoColor = parsed.GetValue(noColor),
                Verbose = parsed.GetValue(verbose),
            },
            environment));
        return command;
    }
}
