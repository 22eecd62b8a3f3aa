using System.Text.RegularExpressions;
using VtdVerify.CSubset.Headers;
using VtdVerify.CSubset.Syntax;
using VtdVerify.QemuSource.Files;
using VtdVerify.QemuSource.Reading;
using VtdVerify.QemuSource.Scopes;
using VtdVerify.Subjects;
using VtdVerify.Terms;

namespace VtdVerify.QemuSource.Walks;

/// <summary>What else than the walk puts mappings into the IOVA tree, or changes those that are in it.</summary>
internal static class OtherInserts
{
    private const string Record = "DMAMap";
    private const string Writable = "( DMAMap * )";
    private const string Header = "iova-tree.h";

    private static readonly RecordWrites OfMaps = new([Record], ["iova", "translated_addr", "size", "perm"]);

    /// <summary>Why there is something, with its place; null where nothing is.</summary>
    public static (string Why, CodeSite Site)? Problem(Viommu viommu, QemuTree tree) =>
        Beside(viommu, tree) ?? Cast(viommu, tree) ?? tree.Named(Mirrored.Insert.Home).Select(tree.Read)
            .Select(home => PastTheCheck(viommu, tree, home) ?? Renamed(home) ?? Changed(home) ?? Rewritten(tree, home))
            .FirstOrDefault(found => found is not null);

    /// <summary>Another file of the vIOMMU's folder that inserts, and is none of another vIOMMU's.</summary>
    private static (string Why, CodeSite Site)? Beside(Viommu viommu, QemuTree tree) =>
        (from file in FilesBeside.Mentioning(viommu, tree, WalkCode.Insert, WalkCode.Insert)
         where !Viommu.All.Any(other => tree.Named(other.File).Contains(file.Path))
         let site = SiteOf(file, WalkCode.Insert)
         select ((string, CodeSite)?)($"{site} may insert mappings, too", site)).FirstOrDefault();

    /// <summary>A function of the tree's own file that adds to a tree of GLib's without the search for overlaps, and is called.</summary>
    private static (string Why, CodeSite Site)? PastTheCheck(Viommu viommu, QemuTree tree, TreeFile home)
    {
        var others = home.Unit.Functions.Where(function => function.Name != WalkCode.Insert)
            .Select(function => (function.Name, Words: WordsOf(home, function))).ToList();
        var adding = others.Where(function => function.Words.Any(Adds)).Select(function => function.Name).ToList();
        for (var i = 0; i < adding.Count; i++)
        {
            adding.AddRange(others.Where(function => function.Words.Contains(adding[i], StringComparer.Ordinal))
                .Select(function => function.Name).Except(adding).ToList());
        }

        return (from name in adding
                where FilesBeside.Mentioning(viommu, tree, name, name).Any()
                let site = SiteOf(home, name)
                select ((string, CodeSite)?)($"{site}: {name} adds to a tree without a search for overlaps", site)).FirstOrDefault();
    }

    /// <summary>A function that GLib calls for each mapping, as its name is handed to it, and that writes into one.</summary>
    private static (string Why, CodeSite Site)? Changed(TreeFile home)
    {
        var unparsed = home.Unit.Functions.Where(function => !function.IsParsed).Select(function => function.Name).ToList();
        IEnumerable<string> handed = unparsed.Count > 0 ? home.Unit.Functions.Select(function => function.Name)
            : home.Unit.Functions.SelectMany(HandedOnBy);
        var called = home.Reached([.. handed.Distinct(StringComparer.Ordinal)]).Select(function => function.Name).Concat(unparsed)
            .ToHashSet(StringComparer.Ordinal);
        return OfMaps.In(home, [], [], function => called.Contains(function.Name)) is { } site
            ? ($"{site} writes into a mapping that is in the tree, or may", site)
            : null;
    }

    /// <summary>
    /// A function of the tree's own file, or of its header, that makes a mapping which is not to be written one that may be: the header's
    /// have no others.
    /// </summary>
    private static (string Why, CodeSite Site)? Rewritten(QemuTree tree, TreeFile home) =>
        (from file in tree.Named(Header).Select(tree.Read).Append(home)
         let cast = file.Tokens.Contains(Writable, StringComparison.Ordinal) ? SiteOf(file, Record) : null
         let site = cast ?? (file == home ? null : OfMaps.In(file, [], []))
         where site is not null
         select ((string, CodeSite)?)($"{site} may write into a mapping that is in the tree", site)).FirstOrDefault();

    /// <summary>The names in a function that are not those of what it calls.</summary>
    private static IEnumerable<string> HandedOnBy(FunctionDefinition function)
    {
        var expressions = SyntaxWalk.Expressions(function.Body).ToList();
        var callees = expressions.OfType<CallExpression>().Select(call => call.Callee).OfType<NameExpression>();
        return expressions.OfType<NameExpression>().Except(callees).Select(name => name.Name);
    }

    /// <summary>A mapping that is found is not to be written: a cast may take that away.</summary>
    private static (string Why, CodeSite Site)? Cast(Viommu viommu, QemuTree tree) =>
        (from file in FilesBeside.Mentioning(viommu, tree, Record, Record)
         where file.Tokens.Contains(Writable, StringComparison.Ordinal)
         let site = SiteOf(file, Record)
         select ((string, CodeSite)?)($"{site} makes what is found a mapping that may be written", site)).FirstOrDefault();

    /// <summary>The functions of GLib's that add, handed on or behind a macro.</summary>
    private static (string Why, CodeSite Site)? Renamed(TreeFile home)
    {
        var (named, called) = (Regex.Count(home.Tokens, @"\bg_tree_(?:insert|replace)"), home.Unit.Functions.Sum(function =>
            Regex.Count(NamesOf.Canonical(new TreeFunction(home, function).Text, home.Path), @"\bg_tree_(?:insert|replace)\w* \(")));
        var site = new CodeSite(home.Path, 0, home.Path);
        return named == called ? null : ($"{home.Path} names a function that adds to GLib's trees, and does not call it", site);
    }

    private static bool Adds(string word) =>
        word.StartsWith("g_tree_insert", StringComparison.Ordinal) || word.StartsWith("g_tree_replace", StringComparison.Ordinal);

    private static IReadOnlyList<string> WordsOf(TreeFile home, FunctionDefinition function) =>
        NamesOf.Words(new TreeFunction(home, function).Text, home.Path);

    private static CodeSite SiteOf(TreeFile file, string word)
    {
        var line = file.Lines.Index().First(line => line.Item.Text.Contains(word, StringComparison.Ordinal)).Index + 1;
        return new CodeSite(file.Path, line, word);
    }
}
