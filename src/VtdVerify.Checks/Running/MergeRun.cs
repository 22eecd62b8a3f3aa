using VtdVerify.Mutation.Elements;
using VtdVerify.Reporting;

namespace VtdVerify.Checks.Running;

/// <summary>`merge` from the reports of the parts to that of the whole.</summary>
public static class MergeRun
{
    /// <summary>Reads and merges them.</summary>
    /// <exception cref="UserErrorException">One cannot be read, or they are not the parts of one run.</exception>
    public static MutationReport Of(IReadOnlyList<string> paths)
    {
        try
        {
            return ShardMerge.Merge([.. paths.Select(path => (path, ElementsReader.Read(path, TextOf(path))))]);
        }
        catch (ReportException unfit)
        {
            throw new UserErrorException(unfit.Message, unfit.Remedy, ExitCodes.InputError);
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
