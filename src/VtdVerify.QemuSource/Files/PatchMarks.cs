using VtdVerify.CSubset.Fragments;
using VtdVerify.CSubset.Headers;
using VtdVerify.CSubset.Syntax;

namespace VtdVerify.QemuSource.Files;

/// <summary>What patches did to a tree that does not show where the tree is read.</summary>
public sealed class PatchMarks
{
    private readonly HashSet<string> files;
    private readonly HashSet<(string File, string Argument)> includes;
    private readonly Dictionary<string, string> changed;
    private readonly HashSet<(string File, string Name, string Header)> brought;
    private readonly Dictionary<string, string> defined;
    private readonly Dictionary<string, string> rewritten;
    private readonly HashSet<string> twice;
    private readonly HashSet<string> arrived;
    private readonly List<TreeFile> pasting;

    /// <summary>Those of the patches before, to be added to.</summary>
    private PatchMarks(PatchMarks? before)
    {
        files = new(before?.files ?? [], StringComparer.Ordinal);
        includes = [.. before?.includes ?? []];
        changed = new(before?.changed ?? [], StringComparer.Ordinal);
        brought = [.. before?.brought ?? []];
        defined = new(before?.defined ?? [], StringComparer.Ordinal);
        rewritten = new(before?.rewritten ?? [], StringComparer.Ordinal);
        twice = new(before?.twice ?? [], StringComparer.Ordinal);
        arrived = new(before?.arrived ?? [], StringComparer.Ordinal);
        pasting = [.. before?.pasting ?? []];
        Asides = before?.Asides;
        Wired = before?.Wired;
    }

    public static PatchMarks None { get; } = new(before: null);

    /// <summary>
    /// The macros, and what else headers define or declare, that a patch adds, changes or removes, each with a file in which it does.
    /// What a C file includes anew counts for that file alone: <see cref="Among"/>.
    /// </summary>
    public IReadOnlyDictionary<string, string> Changed => changed;

    /// <summary>
    /// The functions that files of a patch define for all others, each with a file: a program's own come before a library's.
    /// </summary>
    public IReadOnlyDictionary<string, string> Defined => defined;

    /// <summary>
    /// Whether a file of a patch defines a function for all others beside the one that is read: which of them a build links, nobody says.
    /// </summary>
    internal bool DefinesBeside(TreeFunction function) => twice.Contains(function.Name)
        || (defined.TryGetValue(function.Name, out var path) && path != function.File.Path);

    /// <summary>The functions of C files that a patch adds, changes or removes, each with a file in which it does.</summary>
    public IReadOnlyDictionary<string, string> Rewritten => rewritten;

    /// <summary>The headers, before and after, in which a patch touches a macro that pastes names together.</summary>
    internal IReadOnlyList<TreeFile> Pasting => pasting;

    /// <summary>
    /// Where a patch adds or changes what speaks to the compiler or the assembler beside the language, and may change what any code does;
    /// null where none does.
    /// </summary>
    public string? Asides { get; private set; }

    /// <summary>A file in which a patch changes which callbacks notifiers get; null where none does.</summary>
    public string? Wired { get; private set; }

    /// <summary>These marks and those of one more patch.</summary>
    /// <param name="paths">All files that the patch is about, whether or not the tree has them.</param>
    /// <param name="flags">What the patch says to the compiler in files of the build; null for nothing.</param>
    internal PatchMarks With(QemuTree before, QemuTree after, IEnumerable<string> paths, string? flags = null)
    {
        var marks = new PatchMarks(this);
        marks.files.UnionWith(paths);
        marks.Asides ??= flags;
        foreach (var path in paths.Distinct(StringComparer.Ordinal))
        {
            var (old, now) = (FileOf(before, path), FileOf(after, path));
            marks.CompareDirectives(path, old?.Unit.Directives ?? [], now?.Unit.Directives ?? []);
            if (now is not null && marks.includes.Any(include => include.File == path) && !IsNew(path))
            {
                marks.CompareIncluded(path, old is null ? [] : before.IncludesOf(old), after.IncludesOf(now));
            }

            marks.Asides ??= CompilerAsides.AddedIn(old, now);
            marks.Wired ??= NotifierWiring.Of(old).SequenceEqual(NotifierWiring.Of(now)) ? null : path;
            marks.Define(now);
            if (QemuTree.IsCode(path))
            {
                // A function of a C file is found where the code calls it, unless the machine does what it does.
                marks.CompareFunctions(path, old, now);
            }
            else
            {
                marks.CompareDeclarations(path, old?.Index, now?.Index);
                marks.ComparePasting(old, now);
            }
        }

        return marks;

        // A new file means what its own lines say. What includes it is changed for that, and compared itself.
        bool IsNew(string path) => !before.Named(path[(path.LastIndexOf('/') + 1)..]).Any();
    }

    /// <summary>These marks for code that is read of the files, where macros count that a C file of them includes anew.</summary>
    internal PatchMarks Among(IEnumerable<TreeFile> files)
    {
        if (brought.Count == 0)
        {
            return this;
        }

        var read = files.Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
        var marks = new PatchMarks(this);
        foreach (var (_, name, header) in brought.Where(one => read.Contains(one.File)))
        {
            marks.changed.TryAdd(name, header);
        }

        return marks;
    }

    /// <summary>Whether a patch adds the line that includes something.</summary>
    internal bool Adds(string file, Directive include) => includes.Contains((file, include.Argument));

    /// <summary>A file of a patch that an <c>#include</c> may mean; null where it means none of them.</summary>
    internal string? MeantBy(Directive include) =>
        include.Argument is ['"', ..] or ['<', ..] ? files.FirstOrDefault(file => IncludePaths.IsEndOf(include, file)) : null;

    internal bool Has(string path) => files.Contains(path);

    /// <summary>Whether a patch has a file include a header that it did not include before.</summary>
    internal bool Brings(string header) => arrived.Contains(header);

    /// <summary>The files of a name that patches are about, before them or after.</summary>
    internal IEnumerable<string> Touched(string name) =>
        files.Where(path => path[(path.LastIndexOf('/') + 1)..] == name).Order(StringComparer.Ordinal);

    /// <summary>The macros of headers that a file did not include before; a header's reach all files that include it.</summary>
    private void CompareIncluded(string path, IEnumerable<TreeFile> before, IEnumerable<TreeFile> after)
    {
        foreach (var header in after.ExceptBy(before.Select(known => known.Path).Append(path), header => header.Path))
        {
            arrived.Add(header.Path);
            foreach (var name in header.Unit.Directives.Where(IsAboutMacro).Select(DeclarationIndex.MacroName))
            {
                if (QemuTree.IsCode(path))
                {
                    brought.Add((path, name, header.Path));
                }
                else
                {
                    changed.TryAdd(name, header.Path);
                }
            }
        }
    }

    private void CompareDirectives(string path, IReadOnlyList<Directive> before, IReadOnlyList<Directive> after)
    {
        includes.UnionWith(after.Where(IncludePaths.IsInclude).Select(include => include.Argument)
            .Except(before.Where(IncludePaths.IsInclude).Select(include => include.Argument)).Select(argument => (path, argument)));
        var names = before.Concat(after).Where(IsAboutMacro).Select(DeclarationIndex.MacroName).Distinct(StringComparer.Ordinal);
        foreach (var name in names.Where(name => !About(name, before).SequenceEqual(About(name, after))))
        {
            changed.TryAdd(name, path);
        }
    }

    private void Define(TreeFile? file)
    {
        foreach (var function in file?.Unit.Functions.Where(function => function.Signature.Storage != StorageClass.Static) ?? [])
        {
            if (!defined.TryAdd(function.Name, file!.Path) && defined[function.Name] != file.Path)
            {
                twice.Add(function.Name);
            }
        }
    }

    private void CompareDeclarations(string path, DeclarationIndex? before, DeclarationIndex? after)
    {
        var names = NamesIn(before).Union(NamesIn(after), StringComparer.Ordinal);
        foreach (var name in names.Where(name => !TextsOf(before, name).SequenceEqual(TextsOf(after, name))))
        {
            changed.TryAdd(name, path);
        }

        static IEnumerable<string> NamesIn(DeclarationIndex? index) => index?.Names ?? [];

        static IEnumerable<string> TextsOf(DeclarationIndex? index, string name) =>
            (index?.Find(name) ?? []).Select(item => NamesOf.Canonical(item.Text, item.Node.Span.File));
    }

    private void CompareFunctions(string path, TreeFile? before, TreeFile? after)
    {
        var (old, now) = (TextsOf(before), TextsOf(after));
        foreach (var name in old.Concat(now).Select(texts => texts.Key).Distinct(StringComparer.Ordinal))
        {
            if (!old[name].SequenceEqual(now[name]))
            {
                rewritten.TryAdd(name, path);
            }
        }

        ILookup<string, string> TextsOf(TreeFile? file) => (file?.Unit.Functions ?? []).ToLookup(
            function => function.Name, function => NamesOf.Canonical(function.Source.Slice(function.Span), path), StringComparer.Ordinal);
    }

    private void ComparePasting(TreeFile? before, TreeFile? after)
    {
        if (!MacrosIn(before).SequenceEqual(MacrosIn(after)))
        {
            pasting.AddRange(new[] { before, after }.OfType<TreeFile>());
        }

        static IEnumerable<string> MacrosIn(TreeFile? file) =>
            file is null ? [] : PastedNames.MacrosOf(file).Select(macro => macro.Argument);
    }

    /// <summary>All that decides what a macro of that name is: conditions, too, where a file has one.</summary>
    private static List<(string Name, string Argument, bool Skipped)> About(string name, IReadOnlyList<Directive> directives)
    {
        var ofMacro = directives.Where(directive => IsAboutMacro(directive) && DeclarationIndex.MacroName(directive) == name).ToHashSet();
        return [.. directives.Where(directive => ofMacro.Contains(directive) || (ofMacro.Count > 0 && directive.IsConditional))
            .Select(directive => (directive.Name, directive.Argument, directive.Skipped))];
    }

    private static bool IsAboutMacro(Directive directive) => directive.Name is "define" or "undef";

    private static TreeFile? FileOf(QemuTree tree, string path)
    {
        try
        {
            return tree.Has(path) && tree.Read(path) is { Unit: not null } file ? file : null;
        }
        catch (Exception unread) when (unread is TreeException or CSyntaxException)
        {
            // Whoever reads the file meets the same.
            return null;
        }
    }
}
