using VtdVerify.Reporting.Rendering;

namespace VtdVerify.Reporting.Formats;

/// <summary>What a review says of one cause: what is wrong, a counterexample in five lines, what it breaks, how to mend it.</summary>
internal static class ReplyRemark
{
    private const int Most = 3;

    public static IEnumerable<string> Of(CauseResult cause, SubjectResult subject)
    {
        var place = cause.Excerpt is null && cause.Line is { } line ? $"{Words.Place(line.File, line.Line)}: " : string.Empty;
        foreach (var text in Prose.Wrap($"{place}{cause.Title}. Counterexample:", MailHeaders.Width))
        {
            yield return text;
        }

        yield return string.Empty;
        foreach (var text in Example(cause, subject))
        {
            yield return text;
        }

        yield return string.Empty;
        foreach (var text in Prose.Wrap($"It breaks {string.Join(", ", cause.Guarantees)}.", MailHeaders.Width))
        {
            yield return text;
        }

        yield return string.Empty;
        foreach (var text in Mend(cause.Mend))
        {
            yield return text;
        }
    }

    private static IEnumerable<string> Example(CauseResult cause, SubjectResult subject)
    {
        if (cause.ExampleOf(subject) is not { } example)
        {
            return Prose.Wrap(cause.Example, MailHeaders.Width - 2).Select(text => $"  {text}");
        }

        var mappings = example.Mappings.Count == 0 ? "none" : Some(example.Mappings.Select(one =>
            $"{one.Iova} ({one.Size.Length}) -> {one.TranslatedAddress}{Words.Unusual(one.Permission)}"));
        var left = cause.Consequence;
        return
        [
            .. Field("scope", example.Scope.ToString()),
            .. Field("mappings", mappings),
            .. Field("the code", example.Steps.Count == 0 ? "does nothing" : Some(example.Steps.Select(step => step.Sentence), "; ")),
            .. Field("so", left),
        ];
    }

    private static IEnumerable<string> Field(string label, string text)
    {
        const int Column = 12;
        return Prose.Wrap(text, MailHeaders.Width - Column).Select((line, index) =>
            (index == 0 ? $"  {label}" : string.Empty).PadRight(Column) + line);
    }

    private static string Some(IEnumerable<string> items, string separator = ", ")
    {
        var all = items.ToList();
        return string.Join(separator, all.Take(Most))
            + (all.Count > Most ? FormattableString.Invariant($"{separator}and {all.Count - Most} more") : string.Empty);
    }

    private static IEnumerable<string> Mend(MendResult? mend)
    {
        if (mend is null)
        {
            yield break;
        }

        var standing = mend.Standing == MendStanding.Proved
            ? "With this change they are proved, and no other guarantee is lost:"
            : "This passes every scenario and every machine that was tried; it is not proved:";
        yield return standing;
        yield return string.Empty;
        foreach (var line in (mend.Diff ?? mend.Title).TrimEnd('\n').Split('\n'))
        {
            yield return Printable.Clean(line);
        }

        yield return string.Empty;
    }
}
