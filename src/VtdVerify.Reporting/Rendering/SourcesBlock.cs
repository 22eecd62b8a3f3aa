namespace VtdVerify.Reporting.Rendering;

/// <summary>Which functions of a subject were read, from where, how much of them, and what was left out.</summary>
internal static class SourcesBlock
{
    public static void Write(Page page, SubjectResult subject)
    {
        page.Heading($"{subject.Name} ({Words.Of(subject.Kind)}): {subject.Description}");
        if (subject.Sources.Count > 0)
        {
            page.Blank();
            page.Sentence("functions read:");
        }

        foreach (var source in subject.Sources)
        {
            page.Sentence($"{source.Function}: {Extent(source)}", 2 * Page.Indent);
            if (!string.IsNullOrWhiteSpace(source.Note))
            {
                page.Sentence(source.Note, 3 * Page.Indent);
            }
        }

        if (subject.IgnoredCalls.Count > 0)
        {
            page.Sentence($"calls ignored: {string.Join(", ", subject.IgnoredCalls)}");
        }
    }

    private static string Extent(SourceRead source)
    {
        var place = source.File is { } file ? $", {Words.Place(file, source.Line)}" : string.Empty;
        return $"{(source.Whole ? "whole" : "in part")}, from {Words.Of(source.From)}{place}";
    }
}
