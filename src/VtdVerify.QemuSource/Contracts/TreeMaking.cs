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
        var files = FilesOf(viommu, field, tree);
        var uses = Uses(viommu, field, files).ToList();
        if (uses.Find(use => use.Of.Odd is not null) is { Of.Odd: { } odd } other)
        {
            return new(null, $"{other.File} uses {field} in another way than is read: {odd}");
        }

        if (!uses.Exists(use => use.Of.Makes))
        {
            return new(null, $"{viommu.File} gives no address space a tree of {QemuNames.TreeMaker}()");
        }

        if (!uses.Exists(use => use.Of.GivesState && tree.Named(viommu.File).Contains(use.File, StringComparer.Ordinal)))
        {
            return new(null, $"{viommu.File} gives no address space its {viommu.AddressSpace.State}");
        }

        if ((Otherwise(viommu, tree) ?? SpaceAllocations.Problem(viommu.AddressSpace, field, files)) is { } problem)
        {
            return new(null, problem);
        }

        if (finder.Global(QemuNames.TreeMaker) is not { } maker)
        {
            return new(null, FunctionFinder.NotReadAt(tree, Mirrored.Find.Home, QemuNames.TreeMaker));
        }

        var shape = Maker().Match(NamesOf.Canonical(maker.Text, maker.File.Path));
        return !shape.Success || maker.Definition.Unread is not null
            ? new(null, $"{maker} does not make one tree of GLib's, with a comparison and with g_free for its keys, and nothing else")
            : maker.File.Function(shape.Groups["comparison"].Value) is { } comparison ? new(comparison, null)
            : new(null, $"{maker.File.Path} defines no {shape.Groups["comparison"].Value}, which compares, or more than one");
    }

    /// <summary>All that it is read from besides the maker itself; the same for trees in which it is the same.</summary>
    public static string Text(Viommu viommu, string field, QemuTree tree)
    {
        var files = FilesOf(viommu, field, tree);
        return string.Join(
            '\n',
            Uses(viommu, field, files).Select(use => $"{use.File} {use.Of}").Append(Otherwise(viommu, tree) ?? string.Empty)
                .Append(SpaceAllocations.Problem(viommu.AddressSpace, field, files) ?? string.Empty));
    }

    /// <summary>The files beside the vIOMMU's, and the headers of its architecture, that know the field or its record.</summary>
    private static List<TreeFile> FilesOf(Viommu viommu, string field, QemuTree tree) =>
        [.. FilesBeside.Mentioning(viommu, tree, field, viommu.AddressSpace.Record)];

    /// <summary>What the files do with the field.</summary>
    private static IEnumerable<(string File, SpaceUses Of)> Uses(Viommu viommu, string field, IEnumerable<TreeFile> files) =>
        files.Select(file => (file.Path, SpaceUses.In(viommu.AddressSpace, field, file.Tokens)));

    /// <summary>Why the maker's words, or the trees that it made, may be others than they look; null where they are not.</summary>
    private static string? Otherwise(Viommu viommu, QemuTree tree)
    {
        var marks = tree.Marks.Among(tree.Named(Mirrored.Find.Home).Select(tree.Read));
        var words = (string[])[QemuNames.TreeMaker, "IOVATree", "GTree", "g_new0", "g_tree_new_full", "g_free", "NULL"];
        if (words.FirstOrDefault(marks.Changed.ContainsKey) is { } changed)
        {
            return $"'{changed}', which the patch changes in {marks.Changed[changed]}";
        }

        if (tree.Named(viommu.File).Select(tree.Read).FirstOrDefault(file => file.Function(QemuNames.TreeMaker) is not null) is { } second)
        {
            return $"{second.Path} defines a {QemuNames.TreeMaker} of its own";
        }

        // Only what makes a tree gives it one of GLib's.
        return tree.Named(Mirrored.Find.Home).Select(tree.Read).SelectMany(file => file.Unit.Functions
                .Where(function => function.Name != QemuNames.TreeMaker)
                .Select(function => NamesOf.Canonical(file.Function(function.Name)?.Text ?? string.Empty, file.Path))
                .Where(text => !Maker().IsMatch(text) && text.Contains("-> tree =", StringComparison.Ordinal))
                .Select(text => $"{file.Path} gives a tree another one of GLib's: '{text[..Math.Min(text.Length, 60)]}...'"))
            .FirstOrDefault();
    }

    [GeneratedRegex(
        @"^IOVATree \* \w+ \( void \) \{ IOVATree \* (?<made>\w+) = g_new0 \( IOVATree , 1 \) ; "
            + @"\k<made> -> tree = g_tree_new_full \( (?<comparison>\w+) , NULL , g_free , NULL \) ; return \k<made> ; \}$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Maker();
}
