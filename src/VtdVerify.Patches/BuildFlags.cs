using System.Text.RegularExpressions;

namespace VtdVerify.Patches;

/// <summary>
/// What a patch says to the compiler in files of the build: a macro's definition there, or an option, may change what code does.
/// </summary>
public static partial class BuildFlags
{
    /// <summary>The first flag that is added or taken away, with its place; null where none is.</summary>
    public static string? AddedBy(IEnumerable<FileDiff> files) =>
        (from file in files
         where !file.IsBinary && IsOfBuild(file.Path)
         let lines = file.Hunks.SelectMany(hunk => hunk.Lines).ToList()
         from line in lines
         where line.Kind is HunkLineKind.Added or HunkLineKind.Removed && !lines.Exists(other => IsOpposite(line, other))
         from Match flag in Flag().Matches(line.Text)
         where !lines.Exists(other => other.Kind != line.Kind && other.Kind is HunkLineKind.Added or HunkLineKind.Removed
             && other.Text.Contains(flag.Value, StringComparison.Ordinal))
         select FormattableString.Invariant($"{file.Path}:{line.NewLine ?? line.OldLine}: '{flag.Value}', which the patch ")
             + (line.Kind == HunkLineKind.Added ? "gives" : "takes from") + " the compiler and which may change what any code does")
        .FirstOrDefault();

    /// <summary>A line that only moves says nothing new.</summary>
    private static bool IsOpposite(HunkLine line, HunkLine other) =>
        other.Kind is HunkLineKind.Added or HunkLineKind.Removed && other.Kind != line.Kind && line.Text.Trim() == other.Text.Trim();

    private static bool IsOfBuild(string path) => BuildFile().IsMatch(path);

    [GeneratedRegex(
        @"(?:^|/)(?:meson\.build|meson_options\.txt|configure|[Mm]akefile[^/]*|[^/]*\.mak|CMakeLists\.txt)$",
        RegexOptions.CultureInvariant)]
    private static partial Regex BuildFile();

    // -Wall and its like warn, and -Wp and -Wa hand flags on.
    [GeneratedRegex(
        @"(?<![\w-])-(?:[DU]\w+|include\b|imacros\b|isystem\b|iquote\b|I|f[a-z][\w-]*|O[0-3sg]|m[a-z][\w=-]*|std=\w+|x\b|W[apl],)"
            + @"[^'"",\s]*|config_host_data\.set\w*\(\s*'(?!CONFIG_|HAVE_|HOST_|TARGET_)[^']*",
        RegexOptions.CultureInvariant)]
    private static partial Regex Flag();
}
