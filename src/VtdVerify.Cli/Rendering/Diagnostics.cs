namespace VtdVerify.Cli.Rendering;

/// <summary>The form of what is said on standard error.</summary>
internal static class Diagnostics
{
    private const string Program = "vtdverify";

    public static void Error(TextWriter error, string problem, string remedy)
    {
        error.WriteLine($"{Program}: error: {OneLine(problem)}");
        if (remedy.Length > 0)
        {
            error.WriteLine($"  remedy: {OneLine(remedy)}");
        }
    }

    /// <summary>The lines of the input that an error is about, each on a line of its own.</summary>
    public static void Quote(TextWriter error, string? lines)
    {
        foreach (var line in lines?.Split('\n') ?? [])
        {
            error.WriteLine($"  | {new string([.. line.Select(c => char.IsControl(c) ? ' ' : c)])}");
        }
    }

    public static void Info(TextWriter error, string text) => error.WriteLine($"{Program}: {OneLine(text)}");

    /// <summary>The text may hold a file's name or the input's own words: no control character of it reaches the terminal.</summary>
    private static string OneLine(string text) =>
        string.Join(' ', new string([.. text.Select(c => char.IsControl(c) ? ' ' : c)]).Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
