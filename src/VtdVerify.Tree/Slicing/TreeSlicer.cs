using System.Globalization;
using System.Text;
using VtdVerify.CSubset.Headers;
using VtdVerify.Subjects;
using VtdVerify.Tree.Files;
using VtdVerify.Tree.Reading;

namespace VtdVerify.Tree.Slicing;

/// <summary>Cuts the unmap out of a tree.</summary>
public static class TreeSlicer
{
    /// <summary>What the machine provides: whether a migration runs is no matter of the code at hand.</summary>
    private static readonly HashSet<string> Given = new(["migration_is_running"], StringComparer.Ordinal);

    private static readonly string[] Callees =
    [
        Mirrored.AlignedMask.Name, Mirrored.Notify.Name, Mirrored.Find.Name, Mirrored.Remove.Name, FunctionFinder.TreeMaker,
        FunctionFinder.TreeInsert,
    ];

    /// <summary>The slice with all that some code around it names besides.</summary>
    /// <param name="around">C text that is compiled with the slice: members that it names are kept.</param>
    /// <exception cref="TreeException">The tree does not define one of the functions in one place.</exception>
    public static TreeSlice Cut(QemuTree tree, string around)
    {
        var finder = FunctionFinder.Of(tree);
        var entry = Find(finder, tree, CSubject.EntryPoint);
        var callees = Callees.Select(name => Find(finder, tree, name)).SelectMany(f => WithCalled(tree, finder, f, Given)).ToList();
        var known = callees.Select(f => f.Name).ToHashSet(StringComparer.Ordinal);
        var inCallees = Once(callees);
        var boundary = known.Union(Given).ToHashSet(StringComparer.Ordinal);
        var inUnmap = Once(WithCalled(tree, finder, entry, boundary).Where(f => !known.Contains(f.Name)));
        IReadOnlyList<TreeFunction> functions = [.. inCallees, .. inUnmap];
        var files = functions.Select(f => f.File).DistinctBy(file => file.Path, StringComparer.Ordinal);
        var slice = DeclarationSlice.Gather(
            [.. TreeLayout.Names, .. functions.SelectMany(f => NamesOf.Text(f.Text, f.File.Path))],
            [.. functions.Select(f => f.Text), around],
            functions.Select(f => f.Name).ToHashSet(StringComparer.Ordinal),
            [.. files.SelectMany(file => Includes.Of(tree, file)).Distinct().Select(file => file.Index)],
            Given);
        var declarations = $"{Silent(functions)}\n{slice.Text}\n{Prototypes(functions)}";
        return new TreeSlice(declarations, Text(inCallees), Text(inUnmap), slice.Names, functions);
    }

    private static TreeFunction Find(FunctionFinder finder, QemuTree tree, string name) => finder.Global(name)
        ?? throw new TreeException($"{tree.Root} does not define {name} in one place, or its text is not read", TreeException.GiveTree);

    /// <summary>A function and those that it calls; those of headers come with the declarations.</summary>
    private static IEnumerable<TreeFunction> WithCalled(
        QemuTree tree, FunctionFinder finder, TreeFunction function, IReadOnlySet<string> boundary) =>
        new CodeReader(tree, finder, boundary).Read(function, []).Functions
            .Where(f => !f.File.Path.EndsWith(".h", StringComparison.Ordinal));

    private static IReadOnlyList<TreeFunction> Once(IEnumerable<TreeFunction> functions) =>
        [.. functions.DistinctBy(f => f.Name, StringComparer.Ordinal).Reverse()];

    /// <summary>Trace points and QEMU's reports are made by its build, and tell nobody anything here.</summary>
    private static string Silent(IEnumerable<TreeFunction> functions) => string.Join(
        '\n',
        functions.SelectMany(f => NamesOf.Messages(f.Text, f.File.Path)).Distinct(StringComparer.Ordinal)
            .Select(name => $"#define {name}(...) ((void)0)"));

    private static string Prototypes(IEnumerable<TreeFunction> functions) => string.Join(
        '\n', functions.Select(f => f.Definition.Source.Slice(f.Definition.Signature.Span) + ";"));

    /// <summary>With the places in the tree, for what the compiler and failed assertions say.</summary>
    private static string Text(IEnumerable<TreeFunction> functions)
    {
        var text = new StringBuilder();
        foreach (var function in functions)
        {
            text.Append(CultureInfo.InvariantCulture, $"#line {function.FirstLine} \"{function.File.Path}\"\n{function.Text}\n");
        }

        return text.ToString();
    }
}
