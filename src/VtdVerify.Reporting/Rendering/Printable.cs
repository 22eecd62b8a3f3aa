using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace VtdVerify.Reporting.Rendering;

/// <summary>
/// Text of a patch, a mail or a tree made safe to print or to write into a line of a file: it must not move the cursor, change colours,
/// reorder a line, begin another one, or give the log of a CI system a command. All that comes from input goes through here.
/// </summary>
public static partial class Printable
{
    private const int TabWidth = 8;

    /// <summary>Tabs become spaces up to the next stop; what is harmful its escape, such as \u001b.</summary>
    public static string Clean(string text) => Clean(text, Escape);

    /// <summary>The same for each line of JSON, whose escapes have four digits each.</summary>
    public static string Json(string json) => string.Join('\n', json.Split('\n').Select(line => Clean(line, character => character.IsBmp
        ? Escape(character)
        : string.Concat(character.ToString().Select(half => $"\\u{(int)half:x4}")))));

    private static string Clean(string text, Func<Rune, string> escape)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var character in Command().Replace(text, match => escape(new Rune(match.Value[0]))).EnumerateRunes())
        {
            if (character.Value == '\t')
            {
                clean.Append(' ', TabWidth - (clean.Length % TabWidth));
            }
            else if (IsHarmful(character))
            {
                clean.Append(escape(character));
            }
            else
            {
                clean.Append(character);
            }
        }

        return clean.ToString();
    }

    /// <summary>On one line, with one space where there was any white space.</summary>
    public static string OneLine(string text) =>
        Clean(string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));

    private static string Escape(Rune character)
    {
        var (mark, digits) = character.IsBmp ? ("\\u", "x4") : ("\\U", "x8");
        return mark + character.Value.ToString(digits, CultureInfo.InvariantCulture);
    }

    private static bool IsHarmful(Rune character) => Rune.GetUnicodeCategory(character)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    // GitHub's "::error::" at the start of a line, and "##[error]", "##vso[" and their like. A text may be wrapped anywhere, so what stands
    // before the mark says nothing.
    [GeneratedRegex(@":(?=:)|#(?=#[A-Za-z]*\[)", RegexOptions.CultureInvariant)]
    private static partial Regex Command();
}
