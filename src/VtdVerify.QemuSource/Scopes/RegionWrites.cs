using VtdVerify.CSubset.Syntax;
using VtdVerify.QemuSource.Files;
using VtdVerify.Terms;

namespace VtdVerify.QemuSource.Scopes;

/// <summary>
/// Where a device's file writes into a memory region itself: the memory core's functions do that, and calls of these are all that is read.
/// </summary>
internal static class RegionWrites
{
    private const string Record = "MemoryRegion";

    // What says where a region lies, how large it is, and what it shows.
    private static readonly string[] Members =
        ["size", "addr", "priority", "enabled", "alias", "alias_offset", "container", "terminates", "subregions"];

    /// <summary>The first one; null where there is none.</summary>
    /// <param name="regions">Members of records that are known to be regions.</param>
    public static CodeSite? In(TreeFile file, IEnumerable<string> regions)
    {
        var members = regions.Concat(Declared(file.Tokens)).ToHashSet(StringComparer.Ordinal);
        var found = from definition in file.Unit.Functions
                    from expression in SyntaxWalk.Expressions(definition.Body)
                    where SyntaxWalk.Target(expression) is { } target && Into(target) is { } place && IsRegion(place, members)
                    select new CodeSite(file.Path, expression.Span.Line, definition.Source.Slice(expression.Span));
        return found.FirstOrDefault();
    }

    /// <summary>The record whose member an lvalue is, or is a part of; null where it is none.</summary>
    private static CExpression? Into(CExpression target) => SyntaxWalk.Bare(target) switch
    {
        MemberExpression member when Members.Contains(member.Member) => SyntaxWalk.Bare(member.Object),
        MemberExpression { Arrow: false } member => Into(member.Object),
        IndexExpression index => Into(index.Array),
        _ => null,
    };

    /// <summary>
    /// Whether it is a region, or what a pointer to one leads to, as what a macro or a function gives may be. A record that holds one is
    /// none.
    /// </summary>
    private static bool IsRegion(CExpression place, IReadOnlySet<string> known) => place switch
    {
        CallExpression => true,
        CastExpression { Type: PointerTypeSyntax { Target: NamedTypeSyntax { Name: Record or "IOMMUMemoryRegion" } } } => true,
        NameExpression name => known.Contains(name.Name),
        MemberExpression member => known.Contains(member.Member) || IsRegion(SyntaxWalk.Bare(member.Object), known),
        _ => false,
    };

    /// <summary>The names that text declares as regions, or as pointers to them.</summary>
    private static IEnumerable<string> Declared(string text)
    {
        var words = text.Split(' ');
        return words.Index().Where(word => word.Item is Record or "IOMMUMemoryRegion")
            .Select(word => words.Skip(word.Index + 1).SkipWhile(next => next is "*" or "const").FirstOrDefault(string.Empty))
            .Where(name => name.Length > 0 && (char.IsLetter(name[0]) || name[0] == '_'));
    }
}
