using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;

namespace VtdVerify.Patches;

/// <summary>One message of an mbox: its bytes without the separator line, and the 1-based input line of its first byte.</summary>
/// <param name="Commit">What git format-patch has in the separator line: the commit's 40 hexadecimal digits; null for none.</param>
internal readonly record struct MboxMessage(ReadOnlyMemory<byte> Bytes, int FirstLine, string? Commit);

/// <summary>
/// Separates the messages of an mbox as <c>git am</c> does: a body may well have a line that begins with "From ", and format-patch does
/// not quote it. What does not begin with a separator is one mail, whatever stands in it.
/// </summary>
internal static partial class MboxSplitter
{
    // A line with its end.
    private const int ShortestSeparator = 20;
    private const int NewestYearOfText = 90;

    private static readonly SearchValues<byte> _blanks = SearchValues.Create(" \t\r\n\v\f"u8);

    /// <summary>True for an mbox, and for text that begins with a mail header in which From or Subject occurs.</summary>
    public static bool LooksLikeMail(string text) => BeginsWithSeparator(text) || HeaderBlock().IsMatch(text);

    public static IReadOnlyList<MboxMessage> Split(byte[] bytes)
    {
        var messages = new List<MboxMessage>();
        var at = Math.Max(0, bytes.AsSpan().IndexOfAnyExcept(_blanks));
        if (!IsSeparator(bytes.AsSpan(at, EndOfLine(bytes, at) - at)))
        {
            Add(messages, bytes, firstLine: 1, commit: null);
            return messages;
        }

        var (start, startLine, line) = (at, 1, 1 + bytes.AsSpan(0, at).Count((byte)'\n'));
        string? commit = null;
        for (; at < bytes.Length; line++)
        {
            var end = EndOfLine(bytes, at);
            if (IsSeparator(bytes.AsSpan(at, end - at)))
            {
                Add(messages, bytes.AsMemory(start, at - start), startLine, commit);
                (start, startLine) = (end, line + 1);
                commit = CommitOf(bytes.AsSpan(at, end - at));
            }

            at = end;
        }

        Add(messages, bytes.AsMemory(start), startLine, commit);
        return messages;
    }

    private static void Add(List<MboxMessage> messages, ReadOnlyMemory<byte> bytes, int firstLine, string? commit)
    {
        if (bytes.Span.ContainsAnyExcept(_blanks))
        {
            messages.Add(new MboxMessage(bytes, firstLine, commit));
        }
    }

    private static int EndOfLine(byte[] bytes, int from)
    {
        var feed = Array.IndexOf(bytes, (byte)'\n', from);
        return feed < 0 ? bytes.Length : feed + 1;
    }

    /// <summary>
    /// Whether git takes the line, with its end, for a separator: from its last colon on it has a time and a year. Git looks neither at the
    /// sender, nor at what stands before the minutes or behind the year. A colon of the line's last two characters does not count.
    /// </summary>
    public static bool IsSeparator(ReadOnlySpan<byte> line)
    {
        if (line.Length < ShortestSeparator || !line.StartsWith("From "u8))
        {
            return false;
        }

        var colon = line[..^2].LastIndexOf((byte)':');
        return colon >= "From "u8.Length
            && IsDigit(line[colon - 4]) && IsDigit(line[colon - 2]) && IsDigit(line[colon - 1])
            && IsDigit(line[colon + 1]) && IsDigit(line[colon + 2])
            && IsRecentYear(line[(colon + 3)..]);
    }

    private static bool BeginsWithSeparator(string text)
    {
        var trimmed = text.AsSpan().TrimStart(" \t\r\n\v\f");
        var feed = trimmed.IndexOf('\n');
        return IsSeparator(Encoding.Latin1.GetBytes((feed < 0 ? trimmed : trimmed[..(feed + 1)]).ToString()));
    }

    private static bool IsDigit(byte value) => char.IsAsciiDigit((char)value);

    private static bool IsRecentYear(ReadOnlySpan<byte> rest)
    {
        var number = rest.IndexOfAnyExcept(_blanks) is > 0 and var start ? rest[start..] : rest;
        number = number is [(byte)'+', ..] ? number[1..] : number;
        var digits = number.IndexOfAnyExceptInRange((byte)'0', (byte)'9') is >= 0 and var end ? number[..end] : number;
        digits = digits.TrimStart((byte)'0');
        return digits.Length > 2 || (int.TryParse(digits, out var year) && year > NewestYearOfText);
    }

    // git format-patch writes zeros where it hides the commit (--zero-commit).
    private static string? CommitOf(ReadOnlySpan<byte> separator) =>
        FormatPatch().Match(Encoding.Latin1.GetString(separator)) is { Success: true, Groups: [_, { Value: var commit }] }
            && commit.AsSpan().ContainsAnyExcept('0')
            ? commit
            : null;

    [GeneratedRegex("^From ([0-9a-f]{40}) Mon Sep 17 00:00:00 2001", RegexOptions.CultureInvariant)]
    private static partial Regex FormatPatch();

    [GeneratedRegex(
        @"\A(?>\s*)(?>(?!From:|Subject:)[A-Za-z][A-Za-z0-9_-]*:[^\n]*\n(?>[ \t][^\n]*\n)*)*(?:From|Subject):",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex HeaderBlock();
}
