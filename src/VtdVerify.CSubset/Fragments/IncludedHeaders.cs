using VtdVerify.CSubset.Syntax;

namespace VtdVerify.CSubset.Fragments;

/// <summary>The headers that a patch shows and that a file includes.</summary>
/// <param name="isTaken">Whether a name means something in headers that are not shown.</param>
/// <param name="others">Files of the patch that are not read.</param>
internal sealed class IncludedHeaders(IReadOnlyList<SourceSegment> headers, Func<string, bool> isTaken, IReadOnlyList<string> others)
{
    private const int MostNested = 50;

    private readonly HashSet<string> once = new(StringComparer.Ordinal);
    private int nested;

    public static IncludedHeaders None { get; } = new([], _ => false, []);

    /// <summary>The headers of which no <c>#include</c> is shown.</summary>
    public IEnumerable<IReadOnlyList<SourceSegment>> NotShownBy(IReadOnlyList<SourceSegment> file)
    {
        if (headers.Count == 0)
        {
            return [];
        }

        var shown = headers.Concat(file).SelectMany(IncludePaths.In).ToList();
        return headers.GroupBy(segment => segment.File, StringComparer.Ordinal)
            .Where(header => !shown.Exists(include => PathOf(include) == header.Key))
            .Select(header => header.ToList());
    }

    /// <summary>
    /// Why a directive makes a file of the patch a part of another one that nobody can follow; null where it does not.
    /// </summary>
    /// <param name="doubt">Why it is not known whether the directive counts; null where it does.</param>
    public string? Lost(Directive directive, string? doubt)
    {
        var found = PathOf(directive);
        var meant = found ?? headers.Select(segment => segment.File).Concat(others)
            .FirstOrDefault(path => IncludePaths.MayMean(directive, path));
        return meant is null || (found is not null && doubt is null)
            ? null
            : $"{directive.Span.File}:{directive.Span.Line}: code after #include {directive.Argument}, which may be {meant} of the patch"
                + $"{(doubt is null ? string.Empty : $": {doubt}")}; with --qemu DIR the source tree decides";
    }

    /// <summary>The header that a directive includes; null where it is not shown, or was included and is not to be again.</summary>
    public IReadOnlyList<SourceSegment>? Find(Directive directive)
    {
        var path = PathOf(directive);
        var found = headers.Where(segment => segment.File == path).ToList();
        if (path?.EndsWith(".h", StringComparison.Ordinal) != true || nested >= MostNested
            || (IsOnce(found) && !once.Add(found[0].File)))
        {
            return null;
        }

        nested++;
        return found;
    }

    /// <summary>A header that was found is read.</summary>
    public int Leave() => --nested;

    /// <summary>Why nothing can be read after a directive that includes what is not shown; null where it can.</summary>
    /// <param name="macros">The names that the patch's own lines define as macros.</param>
    public string? Problem(Directive directive, IEnumerable<string> macros)
    {
        var path = IncludePaths.PathIn(directive);
        if (PathOf(directive) is { } found && once.Contains(found))
        {
            return null;
        }

        return !path.EndsWith(".h", StringComparison.Ordinal)
            ? $"code after #include {directive.Argument}, which is not shown"
            : macros.FirstOrDefault(isTaken) is { } name
                ? $"code after #include {directive.Argument}, which the macro '{name}' changes"
                : null;
    }

    private static bool IsOnce(List<SourceSegment> header) =>
        header.Exists(segment => segment.Lines.Any(line => line.Text.Contains("pragma once", StringComparison.Ordinal)));

    private string? PathOf(Directive directive) =>
        IncludePaths.Of(directive.Span.File, directive).FirstOrDefault(path => headers.Any(segment => segment.File == path));
}
