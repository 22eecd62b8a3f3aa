using System.Text.RegularExpressions;
using VtdVerify.CSubset.Syntax;
using VtdVerify.QemuSource.Files;
using VtdVerify.QemuSource.Walks;
using VtdVerify.Terms;

namespace VtdVerify.QemuSource.Scopes;

/// <summary>A call that makes a memory region, or says where it lies.</summary>
internal sealed record RegionCall(string Name, IReadOnlyList<CExpression> Arguments, TreeFunction Function, CodeSite Site)
{
    public const string InitIommu = "memory_region_init_iommu";
    public const string InitAlias = "memory_region_init_alias";
    public const string Init = "memory_region_init";
    public const string Add = "memory_region_add_subregion";
    public const string AddOverlap = "memory_region_add_subregion_overlap";

    private const string Prefix = "memory_region_";
    private const string Delete = "memory_region_del_";

    /// <summary>Where the size stands among the arguments. An alias has what it shows, and from where, before it.</summary>
    private static readonly Dictionary<string, int> SizeAt = new(StringComparer.Ordinal)
    {
        [Init] = 3, [InitIommu] = 5, [InitAlias] = 5, ["memory_region_init_io"] = 5,
    };

    /// <summary>The region that the call is about, which is its first argument; null where that is no member of a record.</summary>
    public string? Region => Arguments is [var first, ..] ? MemberOf(first) : null;

    public bool IsInit => Name.StartsWith(Init, StringComparison.Ordinal);

    public bool IsAdd => Name is Add or AddOverlap;

    /// <summary>Whether it may change where regions lie, or how large they are, and is none of the calls that are read.</summary>
    public bool Moves => IsMove(Name);

    /// <summary>Whether it takes the region of its second argument out of the first.</summary>
    public bool Deletes => Name.StartsWith(Delete, StringComparison.Ordinal);

    /// <summary>Null where it is none of the calls that are known to give one.</summary>
    public CExpression? Size => SizeAt.TryGetValue(Name, out var index) ? Arguments.ElementAtOrDefault(index) : null;

    /// <summary>The expressions that are evaluated.</summary>
    public IEnumerable<CExpression> Values => IsAdd
        ? Arguments.Where((_, index) => index is 1 or 3)
        : new[] { Size, Name == InitAlias ? Arguments.ElementAtOrDefault(4) : null }.OfType<CExpression>();

    /// <summary>All such calls of a file, in the order of its text.</summary>
    /// <exception cref="UnsupportedException">Some of the file's text that has such calls is not read.</exception>
    public static IReadOnlyList<RegionCall> In(TreeFile file)
    {
        var functions = file.Unit.Functions.Select(definition => new TreeFunction(file, definition))
            .Where(function => function.Text.Contains(Prefix, StringComparison.Ordinal)).ToList();
        if (functions.Find(function => !function.Definition.IsParsed) is { } unparsed)
        {
            throw new UnsupportedException(unparsed.Definition.Unread!, new CodeSite(file.Path, unparsed.FirstLine, unparsed.Name));
        }

        var calls = functions.SelectMany(Of).Where(call => call.IsInit || call.IsAdd || call.Moves).ToList();
        var moving = Regex.Matches(file.Unit.Source.Text, $@"\b{Prefix}\w+", RegexOptions.CultureInvariant).Select(name => name.Value)
            .Where(IsMove).Distinct(StringComparer.Ordinal);
        foreach (var name in (string[])[InitIommu, Add, AddOverlap, .. moving])
        {
            RequireAll(file, name, calls.Where(call => call.Name == name).ToList());
        }

        var regions = calls.SelectMany(call => new[] { call.Region, call.IsAdd ? MemberOf(call.Arguments.ElementAtOrDefault(2)) : null });
        return RecordWrites.OfRegions.In(file, [], regions.OfType<string>()) is { } write
            ? throw new UnsupportedException("a memory region that is written to itself", write)
            : calls;
    }

    /// <summary>The member of a record that a pointer goes to, whatever it is cast to; null for any other expression.</summary>
    public static string? MemberOf(CExpression? pointer) => pointer switch
    {
        ParenthesizedExpression inner => MemberOf(inner.Inner),
        CastExpression cast => MemberOf(cast.Operand),
        CallExpression { Callee: NameExpression { Name: "MEMORY_REGION" or "IOMMU_MEMORY_REGION" }, Arguments: [var inner] } =>
            MemberOf(inner),
        UnaryExpression { Operator: UnaryOperator.AddressOf, Operand: var place } => SyntaxWalk.Bare(place) is MemberExpression member
            ? member.Member
            : null,
        _ => null,
    };

    private static bool IsMove(string name) => name.StartsWith(Delete, StringComparison.Ordinal)
        || (name.StartsWith("memory_region_set_", StringComparison.Ordinal)
            && name is not ("memory_region_set_enabled" or "memory_region_set_log" or "memory_region_set_readonly"));

    private static IEnumerable<RegionCall> Of(TreeFunction function) =>
        from call in SyntaxWalk.Expressions(function.Definition.Body).OfType<CallExpression>()
        let name = (call.Callee as NameExpression)?.Name
        where name is not null && name.StartsWith(Prefix, StringComparison.Ordinal)
        select new RegionCall(name, call.Arguments, function, SiteOf(function, call));

    private static CodeSite SiteOf(TreeFunction function, CallExpression call) =>
        new(function.File.Path, call.Span.Line, function.Definition.Source.Slice(call.Span));

    private static void RequireAll(TreeFile file, string name, List<RegionCall> calls)
    {
        var text = file.Unit.Source.Text;
        if (calls.Find(call => call.Function.Definition.Unread is not null) is { } unread)
        {
            throw new UnsupportedException(unread.Function.Definition.Unread!, unread.Site);
        }

        if (Regex.Count(text, $@"\b{name}\b", RegexOptions.CultureInvariant) != calls.Count
            && FilledArrays.Count(text, name) != calls.Count)
        {
            throw new UnsupportedException($"some of the text that has {name}", new CodeSite(file.Path, 0, name));
        }
    }
}
