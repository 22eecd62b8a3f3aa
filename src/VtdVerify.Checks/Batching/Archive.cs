using VtdVerify.Checks.Inputs;
using VtdVerify.Patches;
using VtdVerify.Processes;
using VtdVerify.Reporting;

namespace VtdVerify.Checks.Batching;

/// <summary>The mails of a folder, of an mbox, or of standard input, in an order that is the same each time.</summary>
internal static class Archive
{
    // Hidden files and folders are a tool's own; a link may lead anywhere, also in a circle.
    private static readonly EnumerationOptions Files = new()
    {
        RecurseSubdirectories = true,
        AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint,
        IgnoreInaccessible = false,
    };

    /// <summary>Reads one mail at a time.</summary>
    /// <exception cref="UserErrorException">There is no such archive, or it cannot be read.</exception>
    public static IEnumerable<ArchivedMail> Read(string path, Func<Stream> openStandardInput)
    {
        if (path == StandardStream.Name)
        {
            return Of(openStandardInput, "standard input");
        }

        return Directory.Exists(path) ? OfFolder(path)
            : !File.Exists(path) ? throw Unreadable(path, "there is no such file or folder")
            : !RegularFiles.Has(path) ? throw Unreadable(path, "it is neither a file nor a folder")
            : Of(() => Open(path), Path.GetFileName(path));
    }

    private static IEnumerable<ArchivedMail> OfFolder(string folder)
    {
        List<string> names;
        try
        {
            names = [.. Directory.EnumerateFiles(folder, "*", Files).Where(RegularFiles.Has).Select(f => Path.GetRelativePath(folder, f))];
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(folder, failure.Message.TrimEnd('.'));
        }

        names.Sort(StringComparer.Ordinal);
        return names.SelectMany(name => Of(() => Open(Path.Combine(folder, name)), name));
    }

    private static IEnumerable<ArchivedMail> Of(Func<Stream> open, string name)
    {
        using var stream = open();
        foreach (var mail in MboxStream.Read(stream, name))
        {
            yield return mail;
        }
    }

    private static FileStream Open(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(path, failure.Message.TrimEnd('.'));
        }
    }

    private static UserErrorException Unreadable(string path, string problem) => new(
        $"{path}: {problem}",
        "Name a folder of mails or patches, or an mbox, that you may read, or '-' for standard input.",
        ExitCodes.InputError);
}
