using System.Text.RegularExpressions;
using VtdVerify.CSubset.Headers;
using VtdVerify.QemuSource.Files;
using VtdVerify.QemuSource.Reading;
using VtdVerify.Subjects;

namespace VtdVerify.QemuSource.Contracts;

/// <summary>
/// How an address space gets its tree of mappings, and how that compares. Each must get a tree of its own, made as QEMU makes it: what
/// another maker gives, or one tree for two, answers other searches.
/// </summary>
internal sealed partial class TreeMaking
{
    private TreeMaking(TreeFunction? comparison, string? problem)
    {
        (Comparison, Problem) = (comparison, problem);
    }

    /// <summary>The function that the tree compares with; null where that is not known.</summary>
    public TreeFunction? Comparison { get; }

    /// <summary>What is other than in QEMU; null where nothing is, or no file or more than one defines the maker.</summary>
    public string? Problem { get; }

    /// <summary>That of a vIOMMU.</summary>
    /// <param name="field">Of its address space, which points to the tree.</param>
    public static TreeMaking Of(Viommu viommu, string field, QemuTree tree, FunctionFinder finder)
    {
        var assignments = Assignments(viommu, field, tree).ToList();
        if (assignments is [])
        {
            return new(null, $"{viommu.File} gives no address space a tree: nothing is assigned to its {field}");
        }

        if (assignments.Find(one => one.Value != $"{QemuNames.TreeMaker} ( )") is { File: not null } other)
        {
            return new(null, $"{other.File} assigns '{other.Value}' to {field}: only a tree of {QemuNames.TreeMaker}() is read");
        }

        if (finder.Global(QemuNames.TreeMaker) is not { } maker)
        {
            return new(null, null);
        }

        var shape = Maker().Match(NamesOf.Canonical(maker.Text, maker.File.Path));
        return !shape.Success || maker.Definition.Unread is not null
            ? new(null, $"{maker} does not make one tree of GLib's, with a comparison and with g_free for its keys, and nothing else")
            : maker.File.Function(shape.Groups["comparison"].Value) is { } comparison ? new(comparison, null)
            : new(null, $"{maker.File.Path} defines no {shape.Groups["comparison"].Value}, which compares, or more than one");
    }

    /// <summary>All that it is read from besides the maker itself; the same for trees in which it is the same.</summary>
    public static string Text(Viommu viommu, string field, QemuTree tree) =>
        string.Join('\n', Assignments(viommu, field, tree).Select(one => $"{one.File} {one.Value}"));

    /// <summary>What the files in the folder of the vIOMMU's file assign to the field.</summary>
    private static IEnumerable<(string File, string Value)> Assignments(Viommu viommu, string field, QemuTree tree)
    {
        var assignment = new Regex($@"(?:->|\.) {Regex.Escape(field)} (?<operator>\S*=) (?<value>[^;]*?) ;", RegexOptions.CultureInvariant);
        return from folder in tree.Named(viommu.File).Select(path => path[..path.LastIndexOf('/')]).Distinct(StringComparer.Ordinal)
               from path in tree.Mentioning(field, folder)
               from match in assignment.Matches(NamesOf.Canonical(string.Join('\n', tree.Read(path).Lines.Select(line => line.Text)), path))
               where match.Groups["operator"].Value is not ("==" or "!=" or "<=" or ">=")
               select (path, match.Groups["value"].Value);
    }

    [GeneratedRegex(
        @"^IOVATree \* \w+ \( void \) \{ IOVATree \* (?<made>\w+) = g_new0 \( IOVATree , 1 \) ; "
            + @"\k<made> -> tree = g_tree_new_full \( (?<comparison>\w+) , NULL , g_free , NULL \) ; return \k<made> ; \}$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Maker();
}
