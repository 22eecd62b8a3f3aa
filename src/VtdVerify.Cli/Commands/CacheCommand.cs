using System.CommandLine;
using VtdVerify.Checks;
using VtdVerify.Reporting;
using VtdVerify.Smt.Keeping;

namespace VtdVerify.Cli.Commands;

/// <summary>`cache`: where the solver's answers are kept.</summary>
internal static class CacheCommand
{
    public const string Name = "cache";

    private const double Mebibyte = 1 << 20;

    public static Command Create(CliEnvironment environment)
    {
        var clear = new Command("clear", "Remove every kept answer.");
        clear.SetAction(_ => Clear(environment));
        var command = new Command(Name, "Show where the solver's answers are kept, how many, and their size.") { clear };
        command.SetAction(_ => Show(environment));
        return command;
    }

    private static int Show(CliEnvironment environment)
    {
        var cache = Open(environment);
        var contents = Try(cache, () => cache.Contents());
        environment.Output.WriteLine($"folder   {cache.Folder}");
        environment.Output.WriteLine(FormattableString.Invariant($"entries  {contents.Entries}"));
        environment.Output.WriteLine(FormattableString.Invariant(
            $"size     {contents.Bytes / Mebibyte:0.0} MiB of {AnswerCache.DefaultMostBytes / Mebibyte:0} MiB"));
        environment.Output.Flush();
        return ExitCodes.Holds;
    }

    private static int Clear(CliEnvironment environment)
    {
        var cache = Open(environment);
        var removed = Try(cache, () =>
        {
            var contents = cache.Contents();
            cache.Clear();
            return contents.Entries;
        });
        environment.Output.WriteLine(FormattableString.Invariant($"{removed} entries removed"));
        environment.Output.Flush();
        return ExitCodes.Holds;
    }

    private static AnswerCache Open(CliEnvironment environment) =>
        AnswerCache.FolderOf(environment.Variable) is { } folder
            ? new AnswerCache(folder)
            : throw new UserErrorException(
                "there is no cache folder", "Set HOME, or XDG_CACHE_HOME to a folder that you may write to.", ExitCodes.UsageError);

    private static T Try<T>(AnswerCache cache, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException(
                failure.Message.TrimEnd('.'),
                "Check that the folder is yours, and run the command again.",
                ExitCodes.UsageError)
            {
                Place = cache.Folder,
            };
        }
    }
}
