using System.Text.RegularExpressions;

namespace VtdVerify.Patches;

/// <summary>Puts a document together from its parts and holds the parts against each other.</summary>
internal static partial class PatchAssembly
{
    /// <summary>
    /// Words for an input without a diff; a reply that quotes one is told apart, for it is what is taken by mistake most often.
    /// </summary>
    public static string NoDiff(string what, string text)
    {
        return QuotedDiff().IsMatch(text) ? what + "; the diff in it is quoted ('> '), as in a reply to the patch" : what;
    }

    /// <summary>The document; its message is taken from the lines before the diff.</summary>
    /// <exception cref="PatchFormatException">A file occurs twice.</exception>
    public static PatchDocument Build(PatchInput input, PatchFormat format, PatchMetadata metadata, ParsedDiff parsed)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in parsed.Files)
        {
            if (file.NewPath is { } path && !seen.Add(path))
            {
                throw new PatchFormatException(
                    $"the file {path} has two diffs; these are several patches in one text",
                    input.SourceName,
                    file.InputLine ?? 0,
                    "Give them one at a time, or as one mbox ('git format-patch --stdout').");
            }
        }

        return new PatchDocument(
            input.SourceName,
            input.ContentHash,
            format,
            metadata,
            MessageOf(parsed.Leading),
            parsed.Files,
            [.. input.Notes, .. parsed.Notes]);
    }

    /// <summary>The address on a From line at the very top of a body, which git puts there when the poster is not the author.</summary>
    public static string? InBodyFrom(IReadOnlyList<string> leading)
    {
        var first = leading.FirstOrDefault(line => !string.IsNullOrWhiteSpace(line));
        return first?.StartsWith("From: ", StringComparison.Ordinal) == true ? first["From: ".Length..] : null;
    }

    private static string MessageOf(IReadOnlyList<string> leading)
    {
        var from = InBodyFrom(leading);
        var lines = leading
            .SkipWhile(line => string.IsNullOrWhiteSpace(line) || (from is not null && line == "From: " + from))
            .TakeWhile(line => line.TrimEnd() != "---");
        return string.Join('\n', lines).TrimEnd();
    }

    [GeneratedRegex(@"^>[> ]*(?:diff --git |@@ -|\+\+\+ )", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex QuotedDiff();
}
