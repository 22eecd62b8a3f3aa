using System.Text;
using System.Text.RegularExpressions;

namespace VtdVerify.Patches;

/// <summary>One message of an mbox: its bytes without the separator line, and the 1-based input line of its first byte.</summary>
/// <param name="Commit">What git format-patch has in the separator line: the commit's 40 hexadecimal digits; null for none.</param>
internal readonly record struct MboxMessage(ReadOnlyMemory<byte> Bytes, int FirstLine, string? Commit);

/// <summary>
/// Separates the messages of an mbox. A separator is a line "From SENDER DATE" with a time and a year at its end, the rule of
/// <c>git mailsplit</c>: a body may well have a line that begins with "From ", and format-patch does not quote it.
/// </summary>
internal static partial class MboxSplitter
{
    private const int MaxSeparator = 256;

    private static readonly byte[] _marker = "From "u8.ToArray();

    /// <summary>True for an mbox, and for text that begins with a mail header in which From or Subject occurs.</summary>
    public static bool LooksLikeMail(string text) => Separator().IsMatch(FirstLine(text)) || HeaderBlock().IsMatch(text);

    public static IReadOnlyList<MboxMessage> Split(byte[] bytes)
    {
        var messages = new List<MboxMessage>();
        var (start, startLine, line) = (0, 1, 1);
        string? commit = null;
        for (var at = 0; at < bytes.Length; line++)
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
        if (bytes.Span.ContainsAnyExcept(" \t\r\n"u8))
        {
            messages.Add(new MboxMessage(bytes, firstLine, commit));
        }
    }

    private static int EndOfLine(byte[] bytes, int from)
    {
        var feed = Array.IndexOf(bytes, (byte)'\n', from);
        return feed < 0 ? bytes.Length : feed + 1;
    }

    public static bool IsSeparator(ReadOnlySpan<byte> line) =>
        line.StartsWith(_marker) && line.Length < MaxSeparator && Separator().IsMatch(Encoding.Latin1.GetString(line).TrimEnd());

    // git format-patch writes zeros where it hides the commit (--zero-commit).
    private static string? CommitOf(ReadOnlySpan<byte> separator) =>
        FormatPatch().Match(Encoding.Latin1.GetString(separator)) is { Success: true, Groups: [_, { Value: var commit }] }
            && commit.AsSpan().ContainsAnyExcept('0')
            ? commit
            : null;

    private static string FirstLine(string text)
    {
        var window = text.AsSpan(0, Math.Min(MaxSeparator, text.Length));
        var feed = window.IndexOf('\n');
        return (feed < 0 ? window : window[..feed]).TrimEnd().ToString();
    }

    [GeneratedRegex(
        @"^From \S.*[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})? .*(?:19|20)[0-9]{2}(?: [+-][0-9]{4})?$"
        + @"|^From \S.*[0-9]{1,2}:[0-9]{2}:[0-9]{2} (?:19|20)[0-9]{2}",
        RegexOptions.CultureInvariant)]
    private static partial Regex Separator();

    [GeneratedRegex("^From ([0-9a-f]{40}) Mon Sep 17 00:00:00 2001", RegexOptions.CultureInvariant)]
    private static partial Regex FormatPatch();

    [GeneratedRegex(
        @"\A(?>\s*)(?>(?!From:|Subject:)[A-Za-z][A-Za-z0-9_-]*:[^\n]*\n(?>[ \t][^\n]*\n)*)*(?:From|Subject):",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex HeaderBlock();
}
