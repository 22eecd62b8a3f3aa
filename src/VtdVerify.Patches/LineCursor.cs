namespace VtdVerify.Patches;

/// <summary>A place in the lines of a text, moving forward only.</summary>
internal sealed class LineCursor(DiffText text)
{
    public int Index { get; private set; }

    public bool AtEnd => Index >= text.Lines.Count;

    public int? InputLine => text.InputLine(Index);

    /// <summary>The line here; only before the end.</summary>
    public string Line => text.Lines[Index];

    public void Advance() => Index++;

    /// <summary>The line <paramref name="ahead"/> lines further, or empty after the end.</summary>
    public string Peek(int ahead) => Index + ahead < text.Lines.Count ? text.Lines[Index + ahead] : string.Empty;

    public bool StartsWith(string prefix, int ahead = 0) => Peek(ahead).StartsWith(prefix, StringComparison.Ordinal);

    /// <summary>
    /// What follows <paramref name="prefix"/> on this line, which is then passed; null, staying here, if it does not start so.
    /// </summary>
    public string? TakeAfter(string prefix)
    {
        if (!StartsWith(prefix))
        {
            return null;
        }

        var rest = Line[prefix.Length..];
        Advance();
        return rest;
    }

    public PatchFormatException Error(string problem, string remedy) => text.Error(Index, problem, remedy);

    public PatchFormatException ErrorAt(int index, string problem, string remedy) => text.Error(index, problem, remedy);
}
