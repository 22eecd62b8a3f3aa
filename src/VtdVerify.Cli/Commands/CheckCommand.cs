using System.CommandLine;
using System.Diagnostics;
using VtdVerify.Checks;
using VtdVerify.Checks.Inputs;
using VtdVerify.Checks.Running;
using VtdVerify.Cli.Rendering;
using VtdVerify.Reporting;

namespace VtdVerify.Cli.Commands;

/// <summary>`check`: its arguments.</summary>
internal static class CheckCommand
{
    public const string Name = "check";

    public static Command Create(CliEnvironment environment)
    {
        var patch = Options.OptionalPatch(
            "The patch to check, or '-' for standard input. Without it, the C# implementation is checked and compared with its "
            + "historic revisions.");
        var qemu = Options.Text(
            "--qemu", "DIR",
            "Read the code that the patch does not show from this QEMU source tree; without a patch, check the tree as it stands.");
        var viommu = new ViommuOption("by default every one that the tree has");
        var baseline = new BaselineOptions(patch, qemu);
        var output = new CheckOutputOptions();
        var guarantees = new GuaranteeOption();
        var allowBounded = Options.Flag("--allow-bounded", "Accept a proof up to a bound of loop turns (exit code 0).");
        var drop = new DropOption();
        var crossCheck = Options.Text("--cross-check", "SOLVER", "Ask another SMT-LIB 2 solver (cvc5, or a path) every query again.");
        var native = Options.Flag(
            "--native",
            "With --qemu: compile the tree's functions, and run every scenario and every counterexample with them, in a sandbox. "
            + "No other option runs code of a patch.");
        var unconfined = Options.Unconfined();
        var features = Options.Text(
            "--features", "FILE|DIR",
            "Run these feature files, too: your own ('vtdverify list steps' shows the steps), or those that --scenarios wrote.");
        var jobs = new JobsOption();
        var effort = new EffortOption();
        var noCache = new CacheOption();
        var verbose = Options.Verbose();

        var command = new Command(Name, "Check a patch, a series, a QEMU tree, or the C# implementation that ships here.")
        {
            patch, qemu, viommu, guarantees, allowBounded, drop, crossCheck, native, unconfined, features, jobs, effort, noCache, verbose,
        };
        foreach (var option in baseline.All.Concat(output.All))
        {
            command.Options.Add(option);
        }

        command.Require(baseline.Validate);
        command.Require(output.Validate);
        command.Require(result => Options.NeedsTree(result, native, qemu, "a patch alone cannot be compiled"));
        command.Require(result => Options.NeedsTree(result, viommu, qemu, "a patch alone is read as a patch of VT-d"));
        command.SetAction(parsed => Execute(
            baseline.Into(
                new CheckRequest
                {
                    Input = new InputRequest
                    {
                        Patch = parsed.GetValue(patch),
                        Qemu = parsed.GetValue(qemu),
                        Viommu = viommu.Of(parsed),
                    },
                    Settings = output.Into(new CheckSettings
                    {
                        Guarantees = guarantees.Of(parsed),
                        Dropped = (parsed.GetValue(drop) ?? []).ToHashSet(),
                        Jobs = jobs.Of(parsed),
                    }, parsed),
                    AllowBounded = parsed.GetValue(allowBounded),
                    CrossCheck = parsed.GetValue(crossCheck),
                    Native = parsed.GetValue(native),
                    Unconfined = parsed.GetValue(unconfined),
                    Features = parsed.GetValue(features),
                    Effort = effort.Of(parsed),
                },
                parsed),
            output.Of(parsed, verbose: parsed.GetValue(verbose)),
            noCache.Into(environment, parsed)));
        return command;
    }

    private static int Execute(CheckRequest request, CheckOutput wanted, CliEnvironment environment)
    {
        var clock = Stopwatch.StartNew();
        var run = CheckRun.Of(request, environment.Tools);
        var written = new ReportWriter(environment).Write(wanted, run, request.AllowBounded);
        if (wanted.Verbose)
        {
            Diagnostics.Info(environment.Error, Timing.Describe(run.Timings, run.Pool, environment.StartUp + clock.Elapsed));
            AnswerCounts.Write(environment);
        }

        return Outcome.Of(written, ExitCodes.Of(run.Result, request.AllowBounded));
    }
}
