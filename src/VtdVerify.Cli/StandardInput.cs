namespace VtdVerify.Cli;

/// <summary>The standard input of this process.</summary>
internal static class StandardInput
{
    private const string Descriptors = "/proc/self/fd";

    /// <summary>
    /// The input; nothing where it is closed. The runtime's own pipe then has its number, from which nobody would ever read an end.
    /// </summary>
    public static Stream Open() => IsOwnPipe() ? Stream.Null : Console.OpenStandardInput();

    /// <summary>Of a pipe that comes from elsewhere this process has no end to write to.</summary>
    private static bool IsOwnPipe()
    {
        if (!OperatingSystem.IsLinux() || !Directory.Exists(Descriptors))
        {
            return false;
        }

        var input = Target($"{Descriptors}/0");
        return input?.StartsWith("pipe:", StringComparison.Ordinal) == true
            && Directory.EnumerateFileSystemEntries(Descriptors)
                .Any(descriptor => Target(descriptor) == input && IsToWriteTo(Path.GetFileName(descriptor)));
    }

    /// <summary>The last digit of the flags, which are octal, holds how it was opened: 1 to write, 2 for both.</summary>
    private static bool IsToWriteTo(string number)
    {
        try
        {
            var flags = File.ReadLines($"/proc/self/fdinfo/{number}")
                .FirstOrDefault(line => line.StartsWith("flags:", StringComparison.Ordinal));
            return flags is [.., '1' or '2'];
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static string? Target(string descriptor)
    {
        try
        {
            return new FileInfo(descriptor).LinkTarget;
        }
        catch (IOException)
        {
            return null;
        }
    }
}
