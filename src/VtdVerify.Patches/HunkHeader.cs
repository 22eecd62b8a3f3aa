using System.Globalization;
using System.Text.RegularExpressions;

namespace VtdVerify.Patches;

/// <summary>The numbers of an <c>@@ -OldStart,OldCount +NewStart,NewCount @@</c> line; a count that is not written is 1.</summary>
internal readonly partial record struct HunkHeader(int OldStart, int OldCount, int NewStart, int NewCount, string? SectionHeading)
{
    public const string Opening = "@@ -";

    /// <summary>Null if the line is not a hunk header or its numbers cannot be those of a file.</summary>
    public static HunkHeader? Parse(string line)
    {
        var match = Pattern().Match(line);
        if (!match.Success
            || !TryNumber(match.Groups["oldStart"], out var oldStart) || !TryNumber(match.Groups["oldCount"], out var oldCount)
            || !TryNumber(match.Groups["newStart"], out var newStart) || !TryNumber(match.Groups["newCount"], out var newCount))
        {
            return null;
        }

        var possible = oldCount + newCount > 0 && (oldStart > 0 || oldCount == 0) && (newStart > 0 || newCount == 0);
        var heading = match.Groups["heading"].Value.Trim();
        return possible ? new HunkHeader(oldStart, oldCount, newStart, newCount, heading.Length == 0 ? null : heading) : null;
    }

    /// <summary>At most 9 digits, so that no sum of two numbers overflows.</summary>
    private static bool TryNumber(Group group, out int number)
    {
        number = 1;
        return !group.Success
            || (group.Length <= 9 && int.TryParse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out number));
    }

    [GeneratedRegex(
        @"^@@ -(?<oldStart>[0-9]+)(?:,(?<oldCount>[0-9]+))? \+(?<newStart>[0-9]+)(?:,(?<newCount>[0-9]+))? @@(?<heading>.*)$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
