namespace VtdVerify.Patches;

/// <summary>
/// Decoded text that may hold a diff, as lines without their line ends. <paramref name="firstInputLine"/> is the 1-based input line of its
/// first line, null where its lines are not the input's (JSON, an encoded mail).
/// </summary>
internal sealed class DiffText(string text, int? firstInputLine, string sourceName)
{
    private static readonly string[] _structure = ["diff --git ", "+++ ", "@@ -"];

    public string SourceName => sourceName;

    public bool HadCarriageReturns { get; private set; }

    public IReadOnlyList<string> Lines => field ??= Split();

    public int? InputLine(int index) => firstInputLine + index;

    public PatchFormatException Error(int index, string problem, string remedy)
    {
        return InputLine(index) is { } line
            ? new PatchFormatException(problem, sourceName, line, remedy)
            : new PatchFormatException($"line {index + 1} of the text with the diff: {problem}", sourceName, 0, remedy);
    }

    /// <summary>
    /// Splits at line feeds only: C sources hold form feeds. A carriage return before the line feed belongs to the file's content, unless
    /// the diff's own lines end in one too: then a mail program or an editor has put them there.
    /// </summary>
    private string[] Split()
    {
        var lines = text.Split('\n');
        var structure = lines.FirstOrDefault(line => _structure.Any(start => line.StartsWith(start, StringComparison.Ordinal)));
        if (structure is not null && structure.EndsWith('\r'))
        {
            HadCarriageReturns = true;
            lines = Array.ConvertAll(lines, line => line.EndsWith('\r') ? line[..^1] : line);
        }

        return lines[^1].Length == 0 ? lines[..^1] : lines;
    }
}
