using System.Text.RegularExpressions;
using VtdVerify.QemuSource.Files;
using VtdVerify.Subjects;

namespace VtdVerify.QemuSource.Reading;

/// <summary>Finds functions by name: files move between releases of QEMU, and paths say nothing.</summary>
/// <param name="homes">Where a function is looked for first: names of files without folders.</param>
public sealed class FunctionFinder(QemuTree tree, IReadOnlyDictionary<string, string> homes)
{
    private readonly Dictionary<string, TreeFunction?> global = new(StringComparer.Ordinal);

    /// <summary>Looks for the unmaps and what they call where every release so far has had them.</summary>
    public static FunctionFinder Of(QemuTree tree) => new(
        tree,
        Mirrored.All.SelectMany(m => m.AllNames.Select(name => (name, m.Home)))
            .Concat(Viommu.All.Select(viommu => (viommu.Function, viommu.File)))
            .Append((QemuNames.TreeMaker, Mirrored.Find.Home))
            .ToDictionary(h => h.Item1, h => h.Item2, StringComparer.Ordinal));

    /// <summary>The file of a vIOMMU, which defines its unmap; null where there is none.</summary>
    public static TreeFile? FileOf(Viommu viommu, QemuTree tree) =>
        tree.Named(viommu.File).Select(tree.Read).FirstOrDefault(file => file.Function(viommu.Function) is not null);

    /// <summary>A function that every file may call; null where no file or more than one defines it.</summary>
    public TreeFunction? Global(string name)
    {
        if (!global.TryGetValue(name, out var found))
        {
            global.Add(name, found = AtHome(name) ?? Anywhere(name));
        }

        return found;
    }

    private TreeFunction? AtHome(string name) =>
        homes.TryGetValue(name, out var home) ? TheOnly(tree.Named(home).Select(path => tree.Read(path).Function(name))) : null;

    private TreeFunction? Anywhere(string name)
    {
        // Most files that mention a function only call it, and need not be parsed to know that.
        var definition = new Regex(
            $@"(?:^|[;{{}}])(?>[^;{{}}]*?(?<!\w){Regex.Escape(name)} \( )[^;{{}}]*\{{", RegexOptions.CultureInvariant);
        return TheOnly(tree.Mentioning(name).Select(tree.Read).Where(file => definition.IsMatch(file.Tokens))
            .Select(file => file.Function(name)));
    }

    /// <summary>
    /// The file of a name that is no stub, or that a patch has taken away or renamed; null where the tree has none.
    /// </summary>
    public static string? HomeIn(QemuTree tree, string name) =>
        tree.Named(name).Concat(tree.Marks.Touched(name)).FirstOrDefault(path => !IsStub(path));

    /// <summary>Why a function that no file defines, or more than one, is not one that the tree lacks; null where it is.</summary>
    /// <param name="home">The name of the file that defines it in QEMU.</param>
    /// <param name="function">As the sentence names it.</param>
    public static string? NotReadAt(QemuTree tree, string home, string function) => HomeIn(tree, home) is { } path
        ? $"{path} does not define {function}, or its text is not read, or it is defined twice"
        : null;

    private static TreeFunction? TheOnly(IEnumerable<TreeFunction?> found) =>
        found.OfType<TreeFunction>().Where(f => !IsStub(f.File.Path)).Take(2).ToList() is [var only] ? only : null;

    // A stub stands in where a part of QEMU is not built, and never beside the function itself.
    private static bool IsStub(string path) =>
        path.Split('/').SkipLast(1).Contains("stubs") || path.EndsWith("-stub.c", StringComparison.Ordinal);
}
