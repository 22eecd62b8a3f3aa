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

    // Headers that the build makes (trace points, QAPI types, the configuration) and those of the system are not in the tree.
    private static IEnumerable<TreeFile> Direct(QemuTree tree, TreeFile file) =>
        from directive in file.Unit.Directives
        where directive is { Name: "include", Skipped: false, Argument: ['"', ..] }
        let name = directive.Argument.Trim('"')
        let path = Candidates(file, name).FirstOrDefault(tree.Has)
        where path is not null
        select tree.Read(path);

    private static IEnumerable<string> Candidates(TreeFile file, string name) =>
        [file.Folder.Length == 0 ? name : $"{file.Folder}/{name}", $"include/{name}", name];
}
