using System.CommandLine;
using VtdVerify.Cli.Batching;

namespace VtdVerify.Cli.Commands;

/// <summary>`batch`: its arguments.</summary>
internal static class BatchCommand
{
    public const string Name = "batch";

    public static Command Create(CliEnvironment environment)
    {
        var archive = new Argument<string>("ARCHIVE")
        {
            Description = "A folder of mails and patches, an mbox of any length, or '-' for standard input.",
        };
        var output = Options.Text(
            "--output", "FILE", "Write the lines to a file, and go on with it if it is there; by default to standard output.");
        var shard = new ShardOption();
        var jobs = JobsOption.Create();
        var effort = EffortOption.Create();
        var noCache = new CacheOption();
        var verbose = Options.Verbose();
        var command = new Command(Name, "Check every mail of an archive, each alone, and write one line of JSON for each.")
        {
            archive, output, shard, jobs, effort, noCache, verbose,
        };
        command.SetAction(parsed =>
        {
            var (part, parts) = parsed.GetValue(shard) is { } text ? ShardOption.Parse(text)!.Value : (1, 1);
            return BatchRun.Execute(
                new BatchRequest
                {
                    Archive = parsed.GetRequiredValue(archive),
                    Output = parsed.GetValue(output),
                    Shard = part,
                    Shards = parts,
                    Jobs = JobsOption.Count(parsed.GetValue(jobs)),
                    Effort = EffortOption.Of(parsed.GetValue(effort)),
                    Verbose = parsed.GetValue(verbose),
                },
                noCache.Into(environment, parsed));
        });
        return command;
    }
}
