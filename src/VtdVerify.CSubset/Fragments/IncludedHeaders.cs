using VtdVerify.CSubset.Syntax;

namespace VtdVerify.CSubset.Fragments;

/// <summary>The headers that a patch shows and that a file includes.</summary>
/// <param name="isTaken">Whether a name means something in headers that are not shown.</param>
internal sealed class IncludedHeaders(IReadOnlyList<SourceSegment> headers, Func<string, bool> isTaken)
{
    private const int MostNested = 50;

    private readonly HashSet<string> once = new(StringComparer.Ordinal);
    private int nested;

    public static IncludedHeaders None { get; } = new([], _ => false);

    /// <summary>The headers of which no <c>#include</c> is shown.</summary>
    public IEnumerable<IReadOnlyList<SourceSegment>> NotShownBy(IReadOnlyList<SourceSegment> file)
    {
        var shown = headers.Concat(file).SelectMany(segment => segment.Lines).Select(line => line.Text)
            .Where(line => line.Contains("include", StringComparison.Ordinal)).ToList();
        return headers.GroupBy(segment => segment.File, StringComparer.Ordinal)
            .Where(header => !shown.Exists(line => line.Contains(NameOf(header.Key), StringComparison.Ordinal)))
            .Select(header => header.ToList());
    }

    /// <summary>The header that a directive includes; null where it is not shown, or was included and is not to be again.</summary>
    public IReadOnlyList<SourceSegment>? Find(Directive directive)
    {
        var path = PathIn(directive);
        var found = headers.Where(segment => segment.File == path || segment.File.EndsWith($"/{path}", StringComparison.Ordinal)).ToList();
        if (found.Count == 0 || !path.EndsWith(".h", StringComparison.Ordinal) || nested >= MostNested
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
        var path = PathIn(directive);
        if (once.Contains(path) || once.Any(file => file.EndsWith($"/{path}", StringComparison.Ordinal)))
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

    private static string NameOf(string path) => path[(path.LastIndexOf('/') + 1)..];

    private static string PathIn(Directive directive) => directive.Argument.Trim('"', '<', '>', ' ', '\t');
}
