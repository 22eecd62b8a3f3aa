using System.Globalization;
using System.Text.RegularExpressions;

namespace VtdVerify.Patches;

/// <summary>
/// A subject as git and the lists write it: "[RFC PATCH v6 6/9] title". All bracketed groups at the beginning count, as <c>git am</c> has
/// it; Patchwork separates their words by commas and drops the word PATCH.
/// </summary>
internal sealed partial record SubjectLine(string Title, int? Version, int? Number, int? Total, IReadOnlyList<string> Prefixes)
{
    /// <summary>Longer than any line of a mail may be (998, RFC 5322): not taken apart.</summary>
    private const int MaxLength = 998;

    public static SubjectLine Parse(string subject)
    {
        var (rest, words) = (subject.Trim(), new List<string>());
        while (rest.Length <= MaxLength && Opening().Match(rest) is { Success: true } match)
        {
            words.AddRange(match.Groups["words"].Value.Split([' ', '\t', ','], StringSplitOptions.RemoveEmptyEntries));
            rest = rest[match.Length..];
        }

        return words.Aggregate(new SubjectLine(rest, null, null, null, []), Apply).WithDefaultVersion(words);
    }

    /// <summary>Whether a mail answers another one, by its subject.</summary>
    public static bool IsReply(string? subject) => subject is not null && Reply().IsMatch(subject);

    private static SubjectLine Apply(SubjectLine subject, string word)
    {
        if (VersionWord().Match(word) is { Success: true } version && TryNumber(version, "version", out var number))
        {
            return subject with { Version = number };
        }

        if (NumberWord().Match(word) is { Success: true } place
            && TryNumber(place, "number", out number)
            && TryNumber(place, "total", out var total))
        {
            return subject with { Number = number, Total = total };
        }

        return IsPatchWord(word) ? subject : subject with { Prefixes = [.. subject.Prefixes, word] };
    }

    private static bool IsPatchWord(string word) => word.Equals("PATCH", StringComparison.OrdinalIgnoreCase);

    private static bool TryNumber(Match match, string group, out int number) =>
        int.TryParse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    /// <summary>A pull request numbers what was reviewed before, in whatever version: it has none of its own.</summary>
    private SubjectLine WithDefaultVersion(List<string> words)
    {
        var isPosted = (Number is not null || words.Exists(IsPatchWord)) && !words.Exists(IsPullWord);
        return this with { Version = Version ?? (isPosted ? 1 : null) };
    }

    private static bool IsPullWord(string word) => word.Equals("PULL", StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(
        @"^(?:(?:re|fwd?|aw|sv) ?: *)*\[(?<words>[^\[\]]*)\]\s*|^(?:(?:re|fwd?|aw|sv) ?: *)+",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Opening();

    [GeneratedRegex(@"^\s*(?:re|aw|sv)\s*:", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Reply();

    [GeneratedRegex("^(?:PATCH)?v(?<version>[0-9]{1,4})$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex VersionWord();

    [GeneratedRegex("^(?<number>[0-9]{1,5})/(?<total>[0-9]{1,5})$", RegexOptions.CultureInvariant)]
    private static partial Regex NumberWord();
}
