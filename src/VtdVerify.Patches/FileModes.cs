namespace VtdVerify.Patches;

/// <summary>The modes in a git header. Three digits of each are a file's type: a regular one, a link, a submodule.</summary>
internal sealed class FileModes
{
    public const string Remedy =
        "Give a patch in which C files are regular files (mode 100644) before and after; git refuses to make a link of a file.";

    private const string Regular = "100";
    private const int TypeDigits = 3;

    public string? Old { get; set; }

    public string? New { get; set; }

    /// <summary>The header has lines of its own for a change of the mode.</summary>
    public bool Change { get; set; }

    /// <summary>An index line ends in the mode where it stays as it is.</summary>
    public void AddOfIndex(string index)
    {
        if (index.TrimEnd().Split(' ') is [_, var mode])
        {
            (Old, New) = (Old ?? mode, New ?? mode);
        }
    }

    /// <summary>Why the text below such a header is not that of the file; null where it is.</summary>
    /// <param name="isC">The file is read as C.</param>
    public string? Reason(bool isC)
    {
        if (Old is { } old && New is { } @new && TypeOf(old) != TypeOf(@new))
        {
            return $"the patch turns a file of mode {old.Trim()} into one of mode {@new.Trim()}";
        }

        return isC && (Odd(New) ?? Odd(Old)) is { } odd ? $"a C file of mode {odd.Trim()}, which is not a regular file" : null;
    }

    private static string? Odd(string? mode) => mode is not null && TypeOf(mode) != Regular ? mode : null;

    private static string TypeOf(string mode) => mode.Trim() is { Length: 2 * TypeDigits } six ? six[..TypeDigits] : string.Empty;
}
