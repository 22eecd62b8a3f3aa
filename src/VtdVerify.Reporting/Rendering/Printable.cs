using System.Globalization;
using System.Text;

namespace VtdVerify.Reporting.Rendering;

/// <summary>Text of a patch or a mail made safe to print: it must not move the cursor, change colours or reorder a line.</summary>
internal static class Printable
{
    private const int TabWidth = 8;

    /// <summary>Tabs become spaces up to the next stop; any other control or format character its escape, such as \u001b.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (character == '\t')
            {
                clean.Append(' ', TabWidth - (clean.Length % TabWidth));
            }
            else if (IsHarmful(character))
            {
                clean.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}");
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

    private static bool IsHarmful(char character) => char.GetUnicodeCategory(character)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
