namespace VtdVerify.Patches;

/// <summary>
/// An input that is not a readable patch: the command line's exit code 3. The message holds all four parts on one line: what was read,
/// where, what is wrong with it, and what to do.
/// </summary>
public sealed class PatchFormatException : Exception
{
    public PatchFormatException(string problem, string sourceName, int line, string remedy)
        : base(Compose(problem, sourceName, line, remedy))
    {
        Problem = problem;
        SourceName = sourceName;
        Line = line;
        Remedy = remedy;
    }

    /// <summary>What was expected and what was found instead, without a full stop.</summary>
    public string Problem { get; }

    /// <summary>The path as the user gave it, or the name given with a stream.</summary>
    public string SourceName { get; }

    /// <summary>1-based line of the input, 0 where the problem has no line (or lies inside a JSON string or an encoded mail).</summary>
    public int Line { get; }

    /// <summary>What the user can do about it; empty only where nothing is known.</summary>
    public string Remedy { get; }

    /// <summary>Nothing is damaged: it is a mail that has no diff.</summary>
    public bool IsDiscussion { get; init; }

    private static string Compose(string problem, string sourceName, int line, string remedy)
    {
        var place = line > 0 ? $"{sourceName}, line {line}" : sourceName;
        return remedy.Length == 0 ? $"{place}: {problem}." : $"{place}: {problem}. {remedy}";
    }
}
