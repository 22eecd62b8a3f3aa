using System.CommandLine;
using System.Diagnostics;
using VtdVerify.Checks;
using VtdVerify.Checks.Running;
using VtdVerify.Cli.Rendering;
using VtdVerify.Reporting;
using VtdVerify.Subjects;

namespace VtdVerify.Cli.Commands;

/// <summary>`conform`: its arguments.</summary>
internal static class ConformCommand
{
    public const string Name = "conform";

    private const long DefaultMachines = 100_000;

    public static Command Create(CliEnvironment environment)
    {
        var patch = Options.OptionalPatch(
            "A patch to apply to the tree, or '-' for standard input; without it, the tree as it stands.");
        var qemu = new Option<string>("--qemu")
        {
            HelpName = "DIR", Description = "The QEMU source tree whose code is compiled.", Required = true,
        };
        var viommu = new ViommuOption($"by default {Viommu.Vtd.Id}");
        var machines = new Option<long>("--machines")
        {
            HelpName = "N",
            Description = $"The number of random machines, besides those of the scenarios; by default {DefaultMachines}.",
            DefaultValueFactory = _ => DefaultMachines,
        };
        machines.Validators.Add(result =>
        {
            if (result.Tokens is [var given] && (!long.TryParse(given.Value, out var number) || number < 0))
            {
                result.AddError($"--machines takes a number of 0 or more, not '{given.Value}'");
            }
        });
        var seed = new Option<ulong>("--seed")
        {
            HelpName = "S",
            Description = "The seed of the random machines; the same seed gives the same machines everywhere. By default 1.",
            DefaultValueFactory = _ => 1,
        };
        var model = Options.Text(
            "--model", "REVISION", "The revision of the model to compare with; by default the one that behaves the same in all scenarios.");
        model.AcceptOnlyFromAmong([.. ModelSubject.All.Select(m => m.Name)]);
        var unconfined = Options.Unconfined();
        var json = Options.Json();
        var jobs = new JobsOption();
        var verbose = Options.Verbose();

        var command = new Command(Name, "Compare the compiled code of a tree with the interpreter and the C# model, on random machines.")
        {
            patch, qemu, viommu, machines, seed, model, unconfined, json, jobs, verbose,
        };
        command.SetAction(parsed => Execute(
            new ConformRequest
            {
                Patch = parsed.GetValue(patch),
                Qemu = parsed.GetRequiredValue(qemu),
                Viommu = viommu.Of(parsed) ?? Viommu.Vtd,
                Machines = parsed.GetValue(machines),
                Seed = parsed.GetValue(seed),
                Model = parsed.GetValue(model),
                Unconfined = parsed.GetValue(unconfined),
                Jobs = jobs.Of(parsed),
            },
            parsed.GetValue(json),
            parsed.GetValue(verbose),
            environment));
        return command;
    }

    private static int Execute(ConformRequest request, string? json, bool verbose, CliEnvironment environment)
    {
        var clock = Stopwatch.StartNew();
        var report = new ConformReport(json, environment);
        var result = ConformRun.Of(request, environment.Tools, report.Begin);
        var written = report.End(result);
        if (verbose)
        {
            Diagnostics.Info(
                environment.Error, FormattableString.Invariant($"time: {Timings.Milliseconds(environment.StartUp + clock.Elapsed)} ms"));
        }

        return Outcome.Of(written, Outcome.Of(result));
    }
}
