namespace VtdVerify.Reporting.Rendering;

/// <summary>Which functions of a subject were read, from where, how much of them, and what was left out.</summary>
internal static class SourcesBlock
{
    // As many digits as git shows of a hash; JSON has all of them.
    private const int HashShown = 12;

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

        foreach (var drift in subject.Drift)
        {
            page.Sentence($"drift: {drift.Function}{Place(drift.File, drift.Line)}: {drift.Finding}");
            page.Sentence($"leaning on it: {string.Join(", ", drift.Guarantees)}", 2 * Page.Indent);
        }

        if (subject.IgnoredCalls.Count > 0)
        {
            page.Sentence($"calls ignored: {string.Join(", ", subject.IgnoredCalls)}");
        }
    }

    private static string Extent(SourceRead source)
    {
        var hash = source.TokenHash is { Length: > HashShown } tokens ? $", tokens {tokens[..HashShown]}" : string.Empty;
        return $"{(source.Whole ? "whole" : "in part")}, from {Words.Of(source.From)}{Place(source.File, source.Line)}{hash}";
    }

    private static string Place(string? file, int? line) => file is null ? string.Empty : $", {Words.Place(file, line)}";
}
