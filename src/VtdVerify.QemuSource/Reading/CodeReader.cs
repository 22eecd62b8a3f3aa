using VtdVerify.CSubset.Headers;
using VtdVerify.CSubset.Running;
using VtdVerify.CSubset.Syntax;
using VtdVerify.QemuSource.Files;

namespace VtdVerify.QemuSource.Reading;

/// <summary>Collects a function, what it calls, and the declarations that all of them rely on, from wherever they stand.</summary>
/// <param name="finder">Null where no function of another C file is followed.</param>
/// <param name="boundary">Functions that are not followed: the host provides them, or nobody does.</param>
public sealed class CodeReader(QemuTree tree, FunctionFinder? finder, IReadOnlySet<string> boundary)
{
    // A patch's path is a handful of functions: what needs more has wandered off into QEMU.
    private const int MostFunctions = 64;

    /// <summary>What is not read of the tree, and has a contract of our own.</summary>
    internal StandIns StandIns { get; init; } = StandIns.OfGlib;

    /// <summary>Which functions that headers define are read; those that are not are like those of the boundary.</summary>
    internal Func<FunctionDefinition, bool> ReadsInline { get; init; } = _ => true;

    /// <summary>Reads what an entry needs to run.</summary>
    /// <param name="names">Declarations that the host needs, whether or not the code mentions them.</param>
    public TreeCode Read(TreeFunction entry, IEnumerable<string> names) => Read([entry], names);

    /// <summary>Reads what several entries need to run.</summary>
    public TreeCode Read(IReadOnlyList<TreeFunction> entries, IEnumerable<string> names)
    {
        var (functions, files) = FollowFiles(entries);
        IReadOnlyList<DeclarationIndex> indexes = [.. files.Select(f => f.Index)];
        RequireKnownTypes(indexes);
        var mentioned = functions.SelectMany(f => NamesOf.Text(f.Text, f.File.Path)).ToList();
        var defined = functions.Select(f => f.Name).ToHashSet(StringComparer.Ordinal);
        var set = DeclarationSet.Gather(
            names.Concat(mentioned), indexes, name => Builtins.Has(name) || defined.Contains(name) || StandIns.Declares(name));
        var inline = set.Functions.Where(f => !boundary.Contains(f.Name) && ReadsInline(f)).ToList();
        var declared = set.WithPrototypes(set.Functions.Except(inline));
        var macros = new MacroUse(
            files,
            set.Macros.Select(m => m.Name).Concat(set.MacroTexts.Select(m => m.Name)).ToHashSet(StringComparer.Ordinal),
            StandIns,
            name => defined.Contains(name) || boundary.Contains(name)
                || set.Declarations.SelectMany(d => DeclaredNames.In(d.Declaration)).Contains(name, StringComparer.Ordinal))
        {
            Marks = tree.Marks.Among(files),
            Relied = NamesOf.Words(set.Text, entries[0].File.Path),
        };
        var provided = names.Concat(mentioned.Where(name => boundary.Contains(name) || StandIns.Declares(name)));
        var lost = LostIn(tree, files) ?? new HostDeclarations(indexes, IsSecond).OddOf(provided) ?? mentioned
            .Where(name => StandIns.Declares(name) && tree.Marks.Defined.ContainsKey(name))
            .Select(name => $"'{name}', which {tree.Marks.Defined[name]} of the patch defines")
            .FirstOrDefault();
        IReadOnlyList<TreeFunction> read = [.. functions, .. inline.Select(InFile)];
        var followed = FollowedVariables.Of(set, read, files);
        var program = CProgram.Of(StandIns.Prelude.With(declared), [.. read.Select(Marked)], followed);
        return new TreeCode(program, read, set.Contested)
        {
            Text = string.Join(
                '\n',
                [
                    .. functions.Select(f => $"{f.Name} {f.Hash}"), set.Text, .. set.Contested, .. followed.Order(StringComparer.Ordinal),
                    .. read.Select(f => lost ?? macros.OtherwiseBecause(f) ?? Traced(f)).OfType<string>().Distinct(StringComparer.Ordinal),
                ]),
        };

        TreeFunction InFile(FunctionDefinition f) => new(tree.Read(f.Span.File), f);

        // The build makes trace points of lists of events: what a file declares is something else.
        string? Traced(TreeFunction f) => NamesOf.Messages(f.Text, f.File.Path)
            .Where(name => Builtins.IsTracePoint(name) && !defined.Contains(name))
            .SelectMany(name => indexes.SelectMany(index => index.Find(name)))
            .Select(item => FormattableString.Invariant(
                $"'{item.Name}', which is no trace point: {item.Node.Span.File}:{item.Node.Span.Line} declares it"))
            .FirstOrDefault();

        FunctionDefinition Marked(TreeFunction f) => f.Definition with
        {
            Unread = f.Definition.Unread ?? lost ?? macros.UnreadBecause(f) ?? Traced(f)
                ?? Attributes.UnreadBecause(indexes.SelectMany(index => index.Find(f.Name)).Select(declared => declared.Node)),
        };
    }

    /// <summary>What patches did to the tree that may change what code means, whatever the files' text; null for nothing.</summary>
    internal static string? MarksOn(QemuTree tree, IReadOnlyCollection<TreeFile> files)
    {
        var stated = tree.Marks.Among(files).Changed.Keys.Concat(tree.Marks.Defined.Keys).Where(MacroUse.IsStated)
            .Concat(tree.Marks.Pasting.Select(file => file.Path))
            .Order(StringComparer.Ordinal)
            .ToList();
        var lost = LostIn(tree, files);
        return stated.Count == 0 && lost is null ? null : string.Join(' ', [.. stated, lost]);
    }

    /// <summary>What of the code may not be what it looks like, since patches changed how files are read.</summary>
    private static string? LostIn(QemuTree tree, IReadOnlyCollection<TreeFile> files) => tree.Marks.Asides ?? Includes.LostIn(tree, files);

    /// <summary>
    /// Functions with those that they call, which stand in C files; and what the headers of all of them declare, in the order of
    /// inclusion.
    /// </summary>
    internal (IReadOnlyList<TreeFunction> Functions, IReadOnlyList<DeclarationIndex> Indexes) Follow(IReadOnlyList<TreeFunction> entries)
    {
        var (functions, files) = FollowFiles(entries);
        return (functions, [.. files.Select(f => f.Index)]);
    }

    private (IReadOnlyList<TreeFunction> Functions, IReadOnlyList<TreeFile> Files) FollowFiles(IReadOnlyList<TreeFunction> entries)
    {
        var functions = entries.ToList();
        var known = functions.Select(f => f.Name).ToHashSet(StringComparer.Ordinal);
        var files = new Dictionary<string, IReadOnlyList<TreeFile>>(StringComparer.Ordinal);
        for (var i = 0; i < functions.Count && functions.Count < MostFunctions; i++)
        {
            functions.AddRange(CalledBy(functions[i], HeadersOf(functions[i].File, files)).Where(f => known.Add(f.Name)));
        }

        return (functions, [.. files.Values.SelectMany(f => f).Distinct()]);
    }

    /// <summary>A file may define one of the machine's functions for itself, where another one defines it for all.</summary>
    private bool IsSecond(FunctionDefinition function) =>
        finder is not null && Mirrored.All.Any(one => one.AllNames.Contains(function.Name))
        && finder.Global(function.Name)?.File.Path != function.Span.File;

    private IReadOnlyList<TreeFile> HeadersOf(TreeFile file, Dictionary<string, IReadOnlyList<TreeFile>> files)
    {
        if (!files.TryGetValue(file.Path, out var headers))
        {
            files.Add(file.Path, headers = tree.IncludesOf(file));
            headers.AsParallel().ForAll(header => _ = header.Index);
        }

        return headers;
    }

    private static void RequireKnownTypes(IReadOnlyList<DeclarationIndex> indexes)
    {
        if (KnownTypes.DeclaredOtherwise(indexes) is { } other)
        {
            throw new TreeException(
                FormattableString.Invariant(
                    $"{other.Node.Span.File}:{other.Node.Span.Line}: {other.Name} is declared as another type than in QEMU"),
                "Verify this change by hand: every proof rests on QEMU's own types.");
        }
    }

    /// <summary>Functions of the same file, and those that a header declares and some file defines.</summary>
    private IEnumerable<TreeFunction> CalledBy(TreeFunction caller, IReadOnlyList<TreeFile> headers)
    {
        // A function that the file defines is that function, though its name be that of a trace point.
        var named = NamesOf.Messages(caller.Text, caller.File.Path).Where(name => caller.File.Function(name) is not null);
        var names = NamesOf.Text(caller.Text, caller.File.Path).Concat(named)
            .Where(name => name != caller.Name && !boundary.Contains(name) && !Builtins.Has(name) && !StandIns.Declares(name));
        foreach (var name in names)
        {
            if ((caller.File.Function(name) ?? (IsDeclared(name, headers) ? finder?.Global(name) : null)) is { } called)
            {
                yield return called;
            }
        }
    }

    private static bool IsDeclared(string name, IReadOnlyList<TreeFile> headers)
    {
        var found = headers.SelectMany(h => h.Index.Find(name)).Select(item => item.Node).ToList();
        return !found.Exists(node => node is FunctionDefinition or MacroDefinition or MacroText)
            && found.OfType<TopLevelDeclaration>()
                .SelectMany(d => d.Declaration.Declarators)
                .Any(d => d.Name == name && d.Type is FunctionTypeSyntax);
    }
}
