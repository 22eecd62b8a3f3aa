using VtdVerify.CSubset.Syntax;

namespace VtdVerify.CSubset.Fragments;

/// <summary>Which files an <c>#include</c> may mean, by their paths from the root of QEMU.</summary>
public static class IncludePaths
{
    // In the compiler's order; what the build makes itself is no part of a tree.
    private static readonly string[] Quoted = ["", "include", "host/include/x86_64", "host/include/generic"];
    private static readonly string[] Angled = ["target/i386", "linux-headers"];

    /// <summary>The files that it means, the first of them that there is. Paths that lead out of the tree are none of them.</summary>
    /// <param name="file">That the line stands in.</param>
    public static IEnumerable<string> Of(string file, Directive include)
    {
        var folder = file[..Math.Max(0, file.LastIndexOf('/'))];
        IEnumerable<string> folders = include.Argument is ['"', ..] ? [folder, .. Quoted, .. Angled] : Angled;
        return folders.Select(start => Normal($"{start}/{PathIn(include)}")).OfType<string>().Distinct(StringComparer.Ordinal);
    }

    /// <summary>Whether it may mean a file, whatever folders are searched: by the end of its path, or computed from a macro.</summary>
    public static bool MayMean(Directive include, string path) => include.Argument switch
    {
        ['"', ..] => NameOf(PathIn(include)) == NameOf(path),
        ['<', ..] => IsEndOf(include, path),
        _ => true,
    };

    /// <summary>Whether it may mean a file of a tree, whatever folders are searched: none of them is a link to another one.</summary>
    public static bool IsEndOf(Directive include, string path) =>
        (Normal(PathIn(include)) is { } inner && $"/{path}".EndsWith($"/{inner}", StringComparison.Ordinal))
        || (PathIn(include).Contains("..", StringComparison.Ordinal) && NameOf(PathIn(include)) == NameOf(path));

    /// <summary>The lines of a segment that include something.</summary>
    public static IEnumerable<Directive> In(SourceSegment segment) => SegmentText.Lex(segment).Directives.Where(IsInclude);

    /// <summary>Whether a directive includes a file.</summary>
    public static bool IsInclude(Directive directive) => directive.Name is "include" or "include_next" or "import";

    /// <summary>What stands between the quotes or brackets.</summary>
    internal static string PathIn(Directive directive) => directive.Argument.Trim('"', '<', '>', ' ', '\t');

    private static string NameOf(string path) => path[(path.LastIndexOf('/') + 1)..];

    private static string? Normal(string path)
    {
        var parts = new List<string>();
        foreach (var part in path.Split('/').Where(part => part is not ("" or ".")))
        {
            if (part != "..")
            {
                parts.Add(part);
            }
            else if (parts.Count > 0)
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else
            {
                return null;
            }
        }

        return string.Join('/', parts);
    }
}
