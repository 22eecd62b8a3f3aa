using System.Globalization;
using System.Text;

namespace VtdVerify.Reporting.Rendering;

/// <summary>
/// Text of a patch, a mail or a tree made safe to print or to write into a line of a file: it must not move the cursor, change colours,
/// reorder a line or begin another one. All that comes from input goes through here.
/// </summary>
public static class Printable
{
    private const int TabWidth = 8;

    /// <summary>Tabs become spaces up to the next stop; any other control or format character its escape, such as \u001b.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var character in text.EnumerateRunes())
        {
            if (character.Value == '\t')
            {
                clean.Append(' ', TabWidth - (clean.Length % TabWidth));
            }
            else if (IsHarmful(character))
            {
                var (mark, digits) = character.IsBmp ? ("\\u", "x4") : ("\\U", "x8");
                clean.Append(mark).Append(character.Value.ToString(digits, CultureInfo.InvariantCulture));
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

    private static bool IsHarmful(Rune character) => Rune.GetUnicodeCategory(character)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
