using System.CommandLine;
using VtdVerify.Cli.Comparing;

namespace VtdVerify.Cli.Commands;

/// <summary>`diff`: its arguments.</summary>
internal static class DiffCommand
{
    public const string Name = "diff";

    public static Command Create(CliEnvironment environment)
    {
        var older = Revision("OLD", "A patch, '-' for standard input, or a revision that ships here.");
        var newer = Revision("NEW", "The other one: a patch, '-' for standard input, or a revision that ships here.");
        var json = Options.Json();
        var jobs = JobsOption.Create();
        var effort = EffortOption.Create();
        var noColor = Options.NoColor();
        var noCache = new CacheOption();
        var verbose = Options.Verbose();

        var command = new Command(Name, "Compare two revisions: the verdicts that change, and a machine on which they behave differently.")
        {
            older, newer, json, jobs, effort, noCache, noColor, verbose,
        };
        command.Require(result =>
        {
            if (result.GetValue(older) == CheckRequest.Stream && result.GetValue(newer) == CheckRequest.Stream)
            {
                result.AddError("standard input can be only one of the two");
            }
        });
        command.SetAction(parsed => DiffRun.Execute(
            new DiffRequest
            {
                Old = parsed.GetRequiredValue(older),
                New = parsed.GetRequiredValue(newer),
                Json = parsed.GetValue(json),
                Jobs = JobsOption.Count(parsed.GetValue(jobs)),
                Effort = EffortOption.Of(parsed.GetValue(effort)),
                NoColor = parsed.GetValue(noColor),
                Verbose = parsed.GetValue(verbose),
            },
            noCache.Into(environment, parsed)));
        return command;
    }

    private static Argument<string> Revision(string name, string description) => new(name) { Description = description };
}
