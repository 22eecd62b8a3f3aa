using System.Globalization;
using System.Text;
using VtdVerify.CSubset.Headers;
using VtdVerify.CSubset.Running;
using VtdVerify.Subjects;
using VtdVerify.Tree.Files;
using VtdVerify.Tree.Reading;

namespace VtdVerify.Tree.Slicing;

/// <summary>Cuts the unmap out of a tree.</summary>
public static class TreeSlicer
{
    private static readonly HashSet<string> Given = new([TreeLayout.MigrationIsRunning], StringComparer.Ordinal);

    private static readonly string[] Callees =
    [
        Mirrored.AlignedMask.Name, Mirrored.Notify.Name, Mirrored.Find.Name, Mirrored.Remove.Name, Mirrored.Insert.Name,
        TreeLayout.TreeMaker,
    ];

    /// <summary>The slice with all that some code around it names besides.</summary>
    /// <param name="around">C text that is compiled with the slice: members that it names are kept.</param>
    /// <exception cref="TreeException">The tree does not define one of the functions in one place.</exception>
    public static TreeSlice Cut(QemuTree tree, string around)
    {
        var finder = FunctionFinder.Of(tree);
        var (callees, ofCallees) = new CodeReader(tree, finder, Given).Follow([.. Callees.Select(name => Find(finder, tree, name))]);
        var boundary = callees.Select(f => f.Name).Concat(Given).ToHashSet(StringComparer.Ordinal);
        var (unmap, ofUnmap) = new CodeReader(tree, finder, boundary).Follow([Find(finder, tree, CSubject.EntryPoint)]);
        IReadOnlyList<TreeFunction> functions = [.. callees, .. unmap];
        var slice = DeclarationSlice.Gather(
            [.. TreeLayout.Names, .. functions.SelectMany(f => NamesOf.Text(f.Text, f.File.Path))],
            [.. functions.Select(f => f.Text), around],
            functions.Select(f => f.Name).ToHashSet(StringComparer.Ordinal),
            [.. ofCallees.Union(ofUnmap)],
            Given);
        return new TreeSlice($"{Silent(functions)}\n{slice.Text}\n{Prototypes(functions)}", Text(callees), Text(unmap), slice.Names);
    }

    private static TreeFunction Find(FunctionFinder finder, QemuTree tree, string name) => finder.Global(name)
        ?? throw new TreeException($"{tree.Root} does not define {name} in one place, or its text is not read", TreeException.GiveTree);

    /// <summary>
    /// Trace points and QEMU's reports are made by its build, and tell nobody anything here; their arguments are evaluated. What only asks
    /// gets 0, as the interpreter has it on a machine that says nothing of it.
    /// </summary>
    private static string Silent(IReadOnlyList<TreeFunction> functions) => string.Join(
        '\n',
        functions.SelectMany(f => NamesOf.Messages(f.Text, f.File.Path))
            .Distinct(StringComparer.Ordinal)
            .Where(name => !functions.Any(f => f.Name == name))
            .Select(name => Builtins.IsQuestion(name) ? $"#define {name}(...) (0)" : $"#define {name}(...) slice_tells(0, ##__VA_ARGS__)")
            .Prepend("static inline void slice_tells(int first, ...) { (void)first; }"));

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
