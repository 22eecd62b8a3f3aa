using System.Text;
using System.Text.RegularExpressions;

namespace VtdVerify.Patches;

/// <summary>The names of files as diffs write them.</summary>
internal static partial class DiffPath
{
    public const string Nothing = "/dev/null";

    private const string EscapeLetters = "abtnvfr";
    private const string EscapeValues = "\a\b\t\n\v\f\r";

    /// <summary>
    /// The two names of a <c>diff --git</c> line, which has no separator of its own: unquoted names can be told apart because both are the
    /// same after their prefixes. Null where they are not; then other header lines name the file.
    /// </summary>
    public static (string Old, string New)? OfGitLine(string names)
    {
        if (names.StartsWith('"'))
        {
            var end = ClosingQuote(names);
            return end > 0 && end + 2 < names.Length ? (Unquote(names[..(end + 1)]), Unquote(names[(end + 2)..])) : null;
        }

        var half = names.Length / 2;
        if (names.Length % 2 == 1 && names[half] == ' ' && Tail(names[..half]) == Tail(names[(half + 1)..]))
        {
            return (names[..half], names[(half + 1)..]);
        }

        return null;
    }

    /// <summary>The name on a <c>---</c> or <c>+++</c> line: unquoted, without the date that diff(1) appends.</summary>
    public static string OfMarkerLine(string rest)
    {
        var tab = rest.IndexOf('\t', StringComparison.Ordinal);
        return Unquote(tab >= 0 ? rest[..tab] : TrailingDate().Replace(rest, string.Empty).TrimEnd());
    }

    public static string Unquote(string name)
    {
        if (name.Length < 2 || name[0] != '"' || name[^1] != '"')
        {
            return name;
        }

        var bytes = new List<byte>();
        for (var at = 1; at < name.Length - 1; at++)
        {
            if (name[at] == '\\' && at + 1 < name.Length - 1)
            {
                at = Escape(name, at + 1, bytes);
            }
            else
            {
                var length = char.IsSurrogatePair(name, at) ? 2 : 1;
                bytes.AddRange(Encoding.UTF8.GetBytes(name.Substring(at, length)));
                at += length - 1;
            }
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }

    /// <summary>
    /// Both names relative to the root of the tree, null for /dev/null: git's one-letter prefixes (a/ b/, and i/ w/ c/ o/ under
    /// diff.mnemonicPrefix) are removed, or the first folder where only that differs, as <c>patch -p1</c> does.
    /// </summary>
    public static (string? Old, string? New) Relative(string oldName, string newName)
    {
        var (old, @new) = (Inside(oldName), Inside(newName));
        if (old is null || @new is null)
        {
            return (old is null ? null : Tail(old), @new is null ? null : Tail(@new));
        }

        return HasPrefix(old) && HasPrefix(@new) && old[0] != @new[0] ? (old[2..], @new[2..])
            : old != @new && AfterFolder(old) is { } tail && tail == AfterFolder(@new) ? (tail, tail)
            : (old, @new);
    }

    /// <summary>True if the name climbs out of the folder it is relative to.</summary>
    public static bool Climbs(string? path) => path is not null && path.Split('/').Contains("..");

    private static string? Inside(string name) => name == Nothing ? null : LeadingSteps().Replace(name, string.Empty);

    private static bool HasPrefix(string name) => name.Length > 2 && name[1] == '/' && "abciow".Contains(name[0], StringComparison.Ordinal);

    private static string Tail(string name) => HasPrefix(name) ? name[2..] : name;

    private static string? AfterFolder(string name)
    {
        var slash = name.IndexOf('/', StringComparison.Ordinal);
        return slash >= 0 ? name[(slash + 1)..] : null;
    }

    private static int ClosingQuote(string names)
    {
        for (var at = 1; at < names.Length; at++)
        {
            if (names[at] == '"')
            {
                return at;
            }

            at += names[at] == '\\' ? 1 : 0;
        }

        return -1;
    }

    /// <summary>
    /// Appends what the escape at <paramref name="at"/> (after its backslash) stands for; the index of its last character.
    /// </summary>
    private static int Escape(string name, int at, List<byte> bytes)
    {
        if (name[at] is >= '0' and <= '3' && at + 2 < name.Length && char.IsAsciiDigit(name[at + 1]) && char.IsAsciiDigit(name[at + 2]))
        {
            bytes.Add((byte)(((name[at] - '0') << 6) + ((name[at + 1] - '0') << 3) + name[at + 2] - '0'));
            return at + 2;
        }

        var letter = EscapeLetters.IndexOf(name[at], StringComparison.Ordinal);
        bytes.AddRange(Encoding.UTF8.GetBytes([letter >= 0 ? EscapeValues[letter] : name[at]]));
        return at;
    }

    [GeneratedRegex(@"(?<=\s)\d{4}-\d\d-\d\d[ T].*$", RegexOptions.CultureInvariant)]
    private static partial Regex TrailingDate();

    [GeneratedRegex(@"^(?:\.{0,2}/)+", RegexOptions.CultureInvariant)]
    private static partial Regex LeadingSteps();
}
