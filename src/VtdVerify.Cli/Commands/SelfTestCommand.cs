using System.CommandLine;
using VtdVerify.Checks;
using VtdVerify.Checks.Running;
using VtdVerify.Cli.Rendering;

namespace VtdVerify.Cli.Commands;

/// <summary>`selftest`: its arguments.</summary>
internal static class SelfTestCommand
{
    public const string Name = "selftest";

    private const long DefaultPrograms = 300;

    public static Command Create(CliEnvironment environment)
    {
        var programs = new Option<long>("--programs")
        {
            HelpName = "N", Description = $"The number of random unmaps, over all shards; by default {DefaultPrograms}.",
            DefaultValueFactory = _ => DefaultPrograms,
        };
        programs.Validators.Add(result =>
        {
            if (result.Tokens is [var given] && (!long.TryParse(given.Value, out var number) || number < 1))
            {
                result.AddError($"--programs takes a number of 1 or more, not '{given.Value}'");
            }
        });
        var seed = new Option<ulong>("--seed")
        {
            HelpName = "S", Description = "The seed of the programs; the same seed gives the same programs everywhere. By default 1.",
            DefaultValueFactory = _ => 1,
        };
        var shard = new ShardOption();
        var qemu = new Option<string>("--qemu")
        {
            HelpName = "DIR",
            Description = "The QEMU source tree that the programs change; by default a small one that ships here.",
        };
        var output = new Option<string>("--findings")
        {
            HelpName = "DIR", Description = "The folder for findings, each a file that reproduces it; by default 'selftest-findings'.",
            DefaultValueFactory = _ => "selftest-findings",
        };
        var jobs = new JobsOption();
        var command = new Command(Name, "Test the verifier: compare its verdicts on random unmaps with their compiled code.")
        {
            programs, seed, shard, qemu, new VtdAloneOption(Name), output, jobs,
        };
        command.SetAction(parsed => Execute(
            new SelfTestRequest
            {
                Programs = parsed.GetValue(programs),
                Seed = parsed.GetValue(seed),
                Shard = shard.Of(parsed),
                Qemu = parsed.GetValue(qemu),
                Jobs = jobs.Of(parsed),
            },
            parsed.GetValue(output)!,
            environment));
        return command;
    }

    private static int Execute(SelfTestRequest request, string findings, CliEnvironment environment) =>
        Outcome.Of(SelfTestRun.Of(request, environment.Tools, new SelfTestReport(request, findings, environment)));
}
