using VtdVerify.CSubset.Headers;
using VtdVerify.CSubset.Running;
using VtdVerify.CSubset.Syntax;
using VtdVerify.QemuSource.Files;
using VtdVerify.QemuSource.Reading;
using VtdVerify.Subjects;

namespace VtdVerify.QemuSource.Walks;

/// <summary>
/// The functions of a vIOMMU's file that fill its IOVA tree, and what they call: the one that inserts, those that call it, and among these
/// the walk, which calls itself.
/// </summary>
internal sealed class WalkCode
{
    public const string Insert = "iova_tree_insert";

    /// <summary>The name under which one call of the walk is run; the calls of its own name are those of the level below.</summary>
    public const string Turn = "the walk at one level";

    private static readonly string[] HostNames = [Insert, "iova_tree_find", "iova_tree_remove", "DMAMap"];

    private readonly Setting setting;
    private readonly Lazy<HashSet<string>> ofWalk;

    private WalkCode(
        Setting setting, TreeFunction walk, IReadOnlyList<TreeFunction> fill, IReadOnlyList<string> roots,
        IReadOnlyDictionary<string, string> unread)
    {
        (this.setting, Walk, Fill, Roots, Unread) = (setting, walk, fill, roots, unread);
        var (tree, names, state, depth) = setting;
        var parameters = walk.Definition.Signature.Type.Parameters;
        LevelParameter = parameters.ToList().FindIndex(parameter => parameter.Name == names.Level);
        var turn = new TreeFunction(walk.File, walk.Definition with { Signature = walk.Definition.Signature with { Name = Turn } });
        var entries = roots.Select(root => walk.File.Function(root)!).Prepend(turn).ToList();
        var boundary = unread.Keys.Concat(HostNames).Concat(Deeper(walk.File, entries, fill, depth)).Append(walk.Name)
            .ToHashSet(StringComparer.Ordinal);
        var reader = new CodeReader(tree, null, boundary);
        ofWalk = new(() => new CodeReader(tree, null, new HashSet<string>([walk.Name], StringComparer.Ordinal)).Follow([turn]).Functions
            .Select(function => function.Name).ToHashSet(StringComparer.Ordinal));
        var filled = FilledArrays.Of(walk.File, [.. reader.Follow(entries).Functions]);
        var code = reader.Read([.. entries, .. filled.Select(array => array.Filler)], [.. HostNames, state.Record]);
        (Program, Functions) = (code.Program, code.Functions);
        Filled = filled;
        Text = code.Text;
    }

    public CProgram Program { get; }

    /// <summary>All that is read.</summary>
    public IReadOnlyList<TreeFunction> Functions { get; }

    public TreeFunction Walk { get; }

    /// <summary>The functions from outside that a walk begins in.</summary>
    public IReadOnlyList<string> Roots { get; }

    /// <summary>Functions that may do anything, and why: a construct of theirs is not read, or they have too many paths.</summary>
    public IReadOnlyDictionary<string, string> Unread { get; }

    /// <summary>The position of the parameter that says at which level the walk is; -1 where it has none of the name.</summary>
    public int LevelParameter { get; }

    /// <summary>Static arrays, and the functions that fill them.</summary>
    public IReadOnlyList<(string Array, TreeFunction Filler)> Filled { get; }

    /// <summary>The same for trees whose walks are.</summary>
    public string Text { get; }

    /// <summary>The code of a tree; null where its file has no such functions.</summary>
    /// <param name="depth">Functions of the file that lie more calls away from those that fill the tree may do anything.</param>
    public static WalkCode? Of(QemuTree tree, Viommu viommu, WalkNames names, int depth)
    {
        if (FunctionFinder.FileOf(viommu, tree) is not { } file)
        {
            return null;
        }

        var fill = FillOf(file);
        var walks = fill.Where(function => Calls(function, function.Name)).ToList();
        return walks is [var walk] && HasOnlyKnownCallers(walk) && viommu.State is { } state
            ? new WalkCode(
                new Setting(tree, names, state, depth), walk, fill, RootsOf(fill, walk.Name), new Dictionary<string, string>())
            : null;
    }

    /// <summary>Whether a function is called by the walk, directly or not.</summary>
    public bool IsOfWalk(string function) => ofWalk.Value.Contains(function);

    /// <summary>The longest function that is read only before a walk begins; null where only those are left that fill the tree.</summary>
    public string? LongestBefore => Functions
        .Where(f => f.File == Walk.File && !ofWalk.Value.Contains(f.Name) && Fill.All(other => other.Name != f.Name))
        .Where(f => Filled.All(filled => filled.Filler.Name != f.Name))
        .OrderByDescending(f => f.Text.Length).ThenBy(f => f.Name, StringComparer.Ordinal)
        .FirstOrDefault()?.Name;

    /// <summary>The functions that insert, with all of the file that call them.</summary>
    public IReadOnlyList<TreeFunction> Fill { get; }

    /// <summary>The same with a function that may do anything.</summary>
    public WalkCode Without(string function, string why) =>
        new(setting, Walk, Fill, Roots, Unread.Append(new(function, why)).ToDictionary(StringComparer.Ordinal));

    /// <summary>The same with those that call a root in its place; null where some of them may not be known.</summary>
    public WalkCode? Above(string root)
    {
        var callers = CallersOf(Fill, root);
        var function = Walk.File.Function(root)!;
        return callers.Count > 0 && HasOnlyKnownCallers(function)
            ? new(
                setting, Walk, Fill,
                [.. Roots.Where(other => other != root).Union(callers.Where(other => other != Walk.Name), StringComparer.Ordinal)],
                Unread)
            : null;
    }

    /// <summary>The name of a parameter, or its number.</summary>
    public string ParameterName(string function, int index) =>
        Walk.File.Function(function)?.Definition.Signature.Type.Parameters.ElementAtOrDefault(index)?.Name
            ?? FormattableString.Invariant($"argument {index + 1}");

    private static List<TreeFunction> FillOf(TreeFile file)
    {
        var all = file.Unit.Functions.Select(definition => new TreeFunction(file, definition)).ToList();
        var names = all.ToDictionary(
            function => function, function => NamesOf.Text(function.Text, file.Path).ToHashSet(StringComparer.Ordinal));
        var fill = new HashSet<string>([Insert], StringComparer.Ordinal);
        while (all.Where(function => !fill.Contains(function.Name) && names[function].Overlaps(fill)).ToList() is [_, ..] more)
        {
            fill.UnionWith(more.Select(function => function.Name));
        }

        return [.. all.Where(function => fill.Contains(function.Name))];
    }

    /// <summary>The functions of the file that can be reached, but not by so few calls.</summary>
    private static HashSet<string> Deeper(
        TreeFile file, IReadOnlyList<TreeFunction> entries, IReadOnlyList<TreeFunction> fill, int depth)
    {
        var all = file.Unit.Functions.ToLookup(function => function.Name, StringComparer.Ordinal);
        var reached = fill.Select(function => function.Name).ToHashSet(StringComparer.Ordinal);
        IReadOnlyList<string> last = [.. reached];
        for (var calls = 0; calls < depth; calls++)
        {
            last = [.. last.SelectMany(name => all[name]).SelectMany(function => SyntaxWalk.Expressions(function.Body))
                .OfType<NameExpression>().Select(name => name.Name).Where(name => all.Contains(name) && reached.Add(name))];
        }

        return [.. all.Select(function => function.Key).Where(name => !reached.Contains(name) && entries.All(entry => entry.Name != name))];
    }

    private static List<string> CallersOf(IEnumerable<TreeFunction> fill, string name) =>
        [.. fill.Where(function => function.Name != name && Calls(function, name)).Select(function => function.Name)];

    private static bool Calls(TreeFunction function, string name) => !function.Definition.IsParsed
        ? FilledArrays.Count(function.Text, name) > 0
        : SyntaxWalk.Expressions(function.Definition.Body).OfType<CallExpression>()
            .Any(call => call.Callee is NameExpression callee && callee.Name == name);

    /// <summary>Those that call the walk, and those that insert beside it.</summary>
    private static IReadOnlyList<string> RootsOf(List<TreeFunction> fill, string walk)
    {
        var inserting = fill.Where(function => function.Name != walk && Calls(function, Insert))
            .SelectMany(function => HasOnlyKnownCallers(function) ? CallersOf(fill, function.Name) : [function.Name]);
        return [.. CallersOf(fill, walk).Concat(inserting).Where(root => root != walk).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Whether no other file calls it, and its own mentions it in calls, its definition and prototypes only.</summary>
    private static bool HasOnlyKnownCallers(TreeFunction function)
    {
        var (unit, name) = (function.File.Unit, function.Name);
        var calls = unit.Functions.SelectMany(other => SyntaxWalk.Expressions(other.Body)).OfType<CallExpression>()
            .Count(call => call.Callee is NameExpression callee && callee.Name == name);
        var prototypes = unit.Items.OfType<TopLevelDeclaration>().SelectMany(item => item.Declaration.Declarators)
            .Count(declarator => declarator.Name == name && declarator.Type is FunctionTypeSyntax);
        return function.Definition.Signature.Storage == StorageClass.Static
            && FilledArrays.Count(unit.Source.Text, name) == calls + prototypes + 1;
    }

    /// <summary>What code that is read with more or less of the file has in common.</summary>
    private sealed record Setting(QemuTree Tree, WalkNames Names, StateNames State, int Depth);
}
