using System.Text.RegularExpressions;

namespace VtdVerify.Patches;

/// <summary>
/// What a patch says to the compiler in files of the build: a macro's definition there, or an option, may change what code does.
/// </summary>
public static partial class BuildFlags
{
    /// <summary>The first flag that is added or taken away, and does not only move, with its place; null where none is.</summary>
    public static string? AddedBy(IEnumerable<FileDiff> files) =>
        (from file in files
         where !file.IsBinary && BuildFile().IsMatch(file.Path)
         let lines = file.Hunks.SelectMany(hunk => hunk.Lines)
             .Where(line => line.Kind is HunkLineKind.Added or HunkLineKind.Removed).ToList()
         from line in lines
         from Match flag in Flag().Matches(line.Text)
         where !lines.Exists(other => other.Kind != line.Kind && other.Text.Contains(flag.Value, StringComparison.Ordinal))
         select FormattableString.Invariant($"{file.Path}:{line.NewLine ?? line.OldLine}: '{flag.Value}', which the patch ")
             + (line.Kind == HunkLineKind.Added ? "gives" : "takes from") + " the compiler and which may change what any code does")
        .FirstOrDefault();

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
