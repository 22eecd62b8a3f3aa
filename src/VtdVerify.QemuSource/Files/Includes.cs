using VtdVerify.CSubset.Fragments;
using VtdVerify.CSubset.Headers;
using VtdVerify.CSubset.Syntax;

namespace VtdVerify.QemuSource.Files;

/// <summary>The headers that a file includes, and those that they include.</summary>
internal static class Includes
{
    private const int MostHeaders = 4000;

    /// <summary>The file after all that it includes, each once; a loop ends where it meets what is there already.</summary>
    /// <exception cref="TreeException">There are more headers than any file of QEMU has.</exception>
    public static IReadOnlyList<TreeFile> Of(QemuTree tree, TreeFile file)
    {
        var met = new HashSet<string>(StringComparer.Ordinal);
        var ordered = new List<TreeFile>();
        var open = new Stack<(TreeFile File, bool Done)>([(file, false)]);
        while (open.TryPop(out var next))
        {
            if (next.Done)
            {
                ordered.Add(next.File);
            }
            else if (met.Add(next.File.Path))
            {
                open.Push((next.File, true));
                foreach (var header in Direct(tree, next.File).Reverse())
                {
                    open.Push((header, false));
                }
            }

            if (met.Count > MostHeaders)
            {
                throw new TreeException($"{file.Path} includes more than {MostHeaders} headers", TreeException.GiveTree);
            }
        }

        return ordered;
    }

    /// <summary>
    /// Why a patch may have the files include, or a condition choose, what is not read of the tree; null where it does not. Nor is it known
    /// which of several branches a build takes.
    /// </summary>
    /// <param name="files">All that are read.</param>
    public static string? LostIn(QemuTree tree, IReadOnlyCollection<TreeFile> files)
    {
        if (tree.Marks == PatchMarks.None)
        {
            return null;
        }

        var marks = tree.Marks.Among(files);
        return files.SelectMany(file => new[] { LostIn(tree, file), AskedIn(marks, file) }).FirstOrDefault(lost => lost is not null);
    }

    private static string? LostIn(QemuTree tree, TreeFile file) => file.Unit.Directives.Where(IncludePaths.IsInclude)
        .Where(include => !include.Skipped || file.Index.IsContested(include.Span.Start))
        .Where(include => IsLost(tree, file, include))
        .Select(include => $"{file.Path}:{include.Span.Line}: #include {include.Argument} of the patch, which is not found in the tree, "
            + "or stands under a condition that is not known")
        .FirstOrDefault();

    /// <summary>
    /// A condition that was there before, on a macro that the patch defines, changes or takes away: other text is read, or none.
    /// </summary>
    private static string? AskedIn(PatchMarks marks, TreeFile file)
    {
        if (marks.Changed.Count == 0 || marks.Brings(file.Path))
        {
            return null;
        }

        return (from asked in file.Conditions
                let condition = asked.Condition
                where !IsGuard(file, condition) && !file.Lines[condition.Span.Line - 1].Changed
                from word in asked.Words
                where marks.Changed.ContainsKey(word)
                select $"{file.Path}:{condition.Span.Line}: #{condition.Name} {condition.Argument} asks for '{word}', which the patch "
                    + $"changes in {marks.Changed[word]}")
            .FirstOrDefault();
    }

    /// <summary>Whether it is there so that a header is read once.</summary>
    private static bool IsGuard(TreeFile file, Directive condition) =>
        file.Unit.Directives is [{ Name: "ifndef" } first, { Name: "define" } second, ..]
        && condition.Equals(first) && DeclarationIndex.MacroName(second) == first.Argument.Trim();

    private static bool IsLost(QemuTree tree, TreeFile file, Directive include)
    {
        var (found, adds) = (Find(tree, file, include), tree.Marks.Adds(file.Path, include));
        return found is null
            ? tree.Marks.MeantBy(include) is not null || (adds && include.Argument is not ['<', ..])
            : (adds || tree.Marks.Has(found)) && file.Index.IsContested(include.Span.Start);
    }

    // Headers that the build makes (trace points, QAPI types, the configuration) and those of the system are not in the tree.
    private static IEnumerable<TreeFile> Direct(QemuTree tree, TreeFile file) =>
        from directive in file.Unit.Directives
        where !directive.Skipped
        let path = Find(tree, file, directive)
        where path is not null
        select tree.Read(path);

    private static string? Find(QemuTree tree, TreeFile file, Directive include) =>
        include is { Name: "include", Argument: ['"', ..] or ['<', ..] }
            ? IncludePaths.Of(file.Path, include).FirstOrDefault(tree.Has)
            : null;
}
