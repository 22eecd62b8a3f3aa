using VtdVerify.CSubset.Running;
using VtdVerify.CSubset.Writing;
using VtdVerify.QemuSource.Files;
using VtdVerify.QemuSource.Reading;
using VtdVerify.Subjects;

namespace VtdVerify.QemuSource.Slicing;

/// <summary>Cuts the unmap of one vIOMMU out of a tree.</summary>
public static class TreeSlicer
{
    // The text around the slice has the function that tells all notifiers, where an unmap calls it.
    private static readonly GivenNames Names =
        new(
            name => SystemNames.Has(name) || name == QemuNames.NotifyAll,
            name => Builtins.IsMessage(name) || Builtins.IsLock(name),
            Builtins.IsQuestion);

    private static readonly string[] Callees =
    [
        Mirrored.AlignedMask.Name, Mirrored.Notify.Name, Mirrored.Find.Name, Mirrored.Remove.Name, Mirrored.Insert.Name,
        QemuNames.TreeMaker,
    ];

    /// <summary>The slice with all that some code around it names besides.</summary>
    /// <param name="around">C text that is compiled with the slice: members that it names are kept.</param>
    /// <exception cref="TreeException">The tree does not define one of the functions in one place.</exception>
    /// <exception cref="UnwrittenCodeException">Something of it is not read, or nothing that is read declares it.</exception>
    public static TreeSlice Cut(Viommu viommu, QemuTree tree, string around)
    {
        var finder = FunctionFinder.Of(tree);
        var given = QemuNames.NeverRead(viommu).ToHashSet(StringComparer.Ordinal);
        var (callees, ofCallees) = new CodeReader(tree, finder, given).Follow([.. Callees.Select(name => Find(finder, tree, name))]);
        var boundary = callees.Select(f => f.Name).Concat(given).ToHashSet(StringComparer.Ordinal);
        var (unmap, ofUnmap) = new CodeReader(tree, finder, boundary).Follow([Find(finder, tree, viommu.Function)]);
        var slice = CodeSlice.Of(
            [.. callees.Concat(unmap).Select(f => f.Definition)],
            Callees.Append(viommu.Function).ToHashSet(StringComparer.Ordinal),
            QemuNames.Names(viommu),
            around,
            [.. ofCallees.Union(ofUnmap)],
            Names,
            given);
        return new TreeSlice(slice.Declarations, Text(slice, callees), Text(slice, unmap), slice.Declared);
    }

    private static TreeFunction Find(FunctionFinder finder, QemuTree tree, string name) => finder.Global(name)
        ?? throw new TreeException($"{tree.Root} does not define {name} in one place, or its text is not read", TreeException.GiveTree);

    private static string Text(CodeSlice slice, IEnumerable<TreeFunction> functions) =>
        string.Concat(functions.Select(f => slice.Functions.GetValueOrDefault(f.Name)));
}
