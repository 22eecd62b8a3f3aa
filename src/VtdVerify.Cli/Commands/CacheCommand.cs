using System.CommandLine;
using VtdVerify.Cli.Caching;

namespace VtdVerify.Cli.Commands;

/// <summary>`cache`: its arguments.</summary>
internal static class CacheCommand
{
    public const string Name = "cache";

    public static Command Create(CliEnvironment environment)
    {
        var clear = new Command("clear", "Remove every kept answer.");
        clear.SetAction(_ => CacheRun.Clear(environment));
        var command = new Command(Name, "Show where the solver's answers are kept, how many, and their size.") { clear };
        command.SetAction(_ => CacheRun.Show(environment));
        return command;
    }
}
