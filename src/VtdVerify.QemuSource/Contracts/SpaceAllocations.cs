using System.Text.RegularExpressions;
using VtdVerify.CSubset.Headers;
using VtdVerify.QemuSource.Files;
using VtdVerify.Subjects;

namespace VtdVerify.QemuSource.Contracts;

/// <summary>
/// Where a vIOMMU allocates its address spaces. Each must get its tree, and the state of its IOMMU, in the block in which it is allocated
/// and on every way through it: one that lacks either cannot be unmapped.
/// </summary>
internal static class SpaceAllocations
{
    private static readonly string[] Jumps = ["return", "goto", "break", "continue"];

    /// <summary>What an address space may lack; null where none lacks anything.</summary>
    /// <param name="tree">The field that points to the tree.</param>
    public static string? Problem(AddressSpaceNames space, string tree, IReadOnlyList<TreeFile> files)
    {
        var of = new Regex(
            $@"\b(?<name>\w+) = (?:g_new0 \( {space.Record} , 1 \)|g_malloc0 \( sizeof \( {space.Record} \) \)) ;",
            RegexOptions.CultureInvariant);
        var any = new Regex($@"\b\w+ \( (?:sizeof \( )?{space.Record} (?:,|\) \))", RegexOptions.CultureInvariant);
        var read = files
            .Select(file => (file.Path, All: any.Count(file.Tokens), Each: InFunctions(file, space.Record, of).ToList()))
            .ToList();
        return read.Find(file => file.All != file.Each.Count) is { Path: { } odd }
                ? $"{odd} allocates a {space.Record} in another way than is read"
            : !read.Exists(file => file.All > 0) ? $"nothing allocates a {space.Record} in a way that is read"
            : read.SelectMany(file => file.Each).Select(one => Lacking(space, tree, one)).FirstOrDefault(lacks => lacks is not null);
    }

    /// <summary>Each with its function, the name that it is assigned to, and the text behind it.</summary>
    private static IEnumerable<Allocation> InFunctions(TreeFile file, string record, Regex of) =>
        from function in file.Unit.Functions
        let lines = function.Source.Slice(function.Span)
        where lines.Contains(record, StringComparison.Ordinal)
        let text = NamesOf.Canonical(lines, file.Path)
        from match in of.Matches(text)
        let isWhole = !file.Unit.Directives.Any(one => function.Span.Start <= one.Span.Start && one.Span.Start < function.Span.End)
        select new Allocation(
            $"{file.Path}:{function.Span.Line}: {function.Name}",
            match.Groups["name"].Value,
            isWhole ? text[(match.Index + match.Length)..] : string.Empty);

    private static string? Lacking(AddressSpaceNames space, string tree, Allocation made)
    {
        var given = Given(made).ToList();
        return !given.Contains($"{tree} = {QemuNames.TreeMaker} ( )")
                ? $"{made.Function} allocates a {space.Record} and does not give it a tree of {QemuNames.TreeMaker}() on every way"
            : space.State is { } state && !given.Exists(one => one.StartsWith($"{state} = ", StringComparison.Ordinal))
                ? $"{made.Function} allocates a {space.Record} and does not give it its {state} on every way"
            : null;
    }

    /// <summary>The assignments to its members that are statements of the same block, up to where something leaves the block.</summary>
    private static IEnumerable<string> Given(Allocation made)
    {
        var depth = 0;
        var statement = new List<string>();
        foreach (var token in made.Behind.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (depth < 0 || Jumps.Contains(token, StringComparer.Ordinal))
            {
                yield break;
            }

            depth += token switch { "{" => 1, "}" => -1, _ => 0 };
            if (token is not (";" or "{" or "}"))
            {
                statement.Add(token);
                continue;
            }

            if (token == ";" && depth == 0 && statement is [var name, "->", ..] && name == made.Name)
            {
                yield return string.Join(' ', statement.Skip(2));
            }

            statement.Clear();
        }
    }

    private sealed record Allocation(string Function, string Name, string Behind);
}
