using System.Text.RegularExpressions;

namespace VtdVerify.Patches;

/// <summary>
/// What a patch says to the compiler in files of the build: a macro's definition there, or an option, may change what code does.
/// </summary>
public static partial class BuildFlags
{
    /// <summary>The first flag that is added, with its place; null where none is.</summary>
    public static string? AddedBy(IEnumerable<FileDiff> files) =>
        (from file in files
         where !file.IsBinary && IsOfBuild(file.Path)
         from line in file.Hunks.SelectMany(hunk => hunk.Lines)
         where line.Kind == HunkLineKind.Added && !IsAlsoRemoved(file, line)
         from Match flag in Flag().Matches(line.Text)
         select FormattableString.Invariant(
             $"{file.Path}:{line.NewLine}: '{flag.Value}', which the patch gives the compiler and which may change what any code does"))
        .FirstOrDefault();

    /// <summary>A line that only moves says nothing new.</summary>
    private static bool IsAlsoRemoved(FileDiff file, HunkLine added) => file.Hunks.SelectMany(hunk => hunk.Lines)
        .Any(line => line.Kind == HunkLineKind.Removed && line.Text.Trim() == added.Text.Trim());

    private static bool IsOfBuild(string path) => BuildFile().IsMatch(path);

    [GeneratedRegex(
        @"(?:^|/)(?:meson\.build|meson_options\.txt|configure|[Mm]akefile[^/]*|[^/]*\.mak|CMakeLists\.txt)$",
        RegexOptions.CultureInvariant)]
    private static partial Regex BuildFile();

    // -Wall and its like warn, and -Wp and -Wa hand flags on.
    [GeneratedRegex(
        @"(?<![\w-])-(?:[DU]\w+|include\b|imacros\b|isystem\b|iquote\b|I|f[a-z][\w-]*|O[0-3sg]|m[a-z][\w=-]*|std=\w+|x\b|W[apl],)"
            + @"[^'"",\s]*",
        RegexOptions.CultureInvariant)]
    private static partial Regex Flag();
}
