using VtdVerify.Reporting.Rendering;

namespace VtdVerify.Cli.Rendering;

/// <summary>The form of what is said on standard error.</summary>
internal static class Diagnostics
{
    private const string Program = "vtdverify";

    public static void Error(TextWriter error, string problem, string remedy)
    {
        error.WriteLine($"{Program}: error: {Printable.OneLine(problem)}");
        if (remedy.Length > 0)
        {
            error.WriteLine($"  remedy: {Printable.OneLine(remedy)}");
        }
    }

    /// <summary>The lines of the input that an error is about, each on a line of its own.</summary>
    public static void Quote(TextWriter error, string? lines)
    {
        foreach (var line in lines?.Split('\n') ?? [])
        {
            error.WriteLine($"  | {Printable.Clean(line.TrimEnd('\r'))}");
        }
    }

    /// <summary>What is said when a signal ends the run. Nobody may be listening any more.</summary>
    public static void Ended(TextWriter error, string what)
    {
        try
        {
            error.WriteLine($"{Program}: {what}; there is no result");
            error.Flush();
        }
        catch (Exception failure) when (failure is IOException or ObjectDisposedException)
        {
            // The exit code says it, too.
        }
    }

    public static void Info(TextWriter error, string text) => error.WriteLine($"{Program}: {Printable.OneLine(text)}");

    /// <summary>Where a defect of the tool happened.</summary>
    public static void Trace(TextWriter error, Exception cause)
    {
        foreach (var line in cause.ToString().ReplaceLineEndings("\n").Split('\n'))
        {
            error.WriteLine(Printable.Clean(line));
        }
    }
}
