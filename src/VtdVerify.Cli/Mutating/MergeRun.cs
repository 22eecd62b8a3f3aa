using VtdVerify.Mutation.Elements;
using VtdVerify.Reporting;

namespace VtdVerify.Cli.Mutating;

/// <summary>`merge` from the reports to the exit code.</summary>
internal static class MergeRun
{
    public static int Execute(IReadOnlyList<string> paths, MutationOutput output, CliEnvironment environment)
    {
        try
        {
            return output.Write(ShardMerge.Merge([.. paths.Select(path => (path, ElementsReader.Read(path, TextOf(path))))]), environment);
        }
        catch (ReportException unfit)
        {
            throw new CliException(unfit.Message, unfit.Remedy, ExitCodes.InputError);
        }
    }

    private static string TextOf(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new ReportException($"{path} cannot be read: {unreadable.Message}", "Give the files that --json has written.");
        }
    }
}
