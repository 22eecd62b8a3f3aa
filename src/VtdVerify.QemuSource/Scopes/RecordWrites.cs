using System.Text.RegularExpressions;
using VtdVerify.CSubset.Headers;
using VtdVerify.CSubset.Syntax;
using VtdVerify.QemuSource.Files;
using VtdVerify.Terms;

namespace VtdVerify.QemuSource.Scopes;

/// <summary>
/// Where files write into a record that only certain functions should: by the names that they declare for it, as types are not followed.
/// </summary>
/// <param name="records">The record's name, and those of records that begin with one.</param>
/// <param name="members">Those that nobody else should write.</param>
internal sealed class RecordWrites(string[] records, string[] members)
{
    /// <summary>
    /// What says where a memory region lies, how large it is, and what it shows. The memory core's functions write that, and calls of these
    /// are all that is read.
    /// </summary>
    public static RecordWrites OfRegions { get; } = new(
        ["MemoryRegion", "IOMMUMemoryRegion"],
        ["size", "addr", "priority", "enabled", "alias", "alias_offset", "container", "terminates", "subregions"]);

    /// <summary>The scope of a notifier, and what it is told of.</summary>
    public static RecordWrites OfNotifiers { get; } = new(["IOMMUNotifier"], ["start", "end", "notifier_flags"]);

    // What it fills is new. Who calls it is looked at by itself.
    private const string Initialiser = "iommu_notifier_init";

    private readonly Regex write = new(
        $@"(?:->|\.) (?:{string.Join('|', members)}) (?:\[[^\]]*\] )?(?:(?:[-+*/%&|^]|<<|>>)?= |\+\+|--)", RegexOptions.CultureInvariant);

    /// <summary>The first one; null where there is none.</summary>
    /// <param name="headers">Of the file, which may declare members for the record.</param>
    /// <param name="named">Further members of records that are one.</param>
    /// <param name="only">Which functions are looked at; null for all.</param>
    public CodeSite? In(
        TreeFile file, IEnumerable<TreeFile> headers, IEnumerable<string> named, Func<FunctionDefinition, bool>? only = null)
    {
        var concerned = headers.Where(one => one.Path != file.Path && Array.Exists(records, one.Mentions)).ToList();
        var known = concerned.Append(file).SelectMany(one => Declared(one.Tokens)).Concat(named).ToHashSet(StringComparer.Ordinal);
        var inline = concerned.SelectMany(header => header.Unit.Functions.Where(function => function.Name != Initialiser)
            .Select(function => new TreeFunction(header, function)));
        return file.Unit.Functions.Where(only ?? (_ => true)).Select(function => new TreeFunction(file, function)).Concat(inline)
            .Select(function => function.Definition.IsParsed ? In(function, known) : InUnparsed(function, known))
            .FirstOrDefault(found => found is not null);
    }

    private CodeSite? In(TreeFunction function, HashSet<string> known) =>
        (from expression in SyntaxWalk.Expressions(function.Definition.Body)
         where Fills(expression, known)
             || (SyntaxWalk.Target(expression) is { } target
                 && (SyntaxWalk.Bare(target) is CallExpression || (Into(target) is { } place && IsOne(place, known))))
         select new CodeSite(function.File.Path, expression.Span.Line, function.Definition.Source.Slice(expression.Span))).FirstOrDefault();

    private CodeSite? InUnparsed(TreeFunction function, HashSet<string> known)
    {
        var tokens = NamesOf.Canonical(function.Text, function.File.Path);
        return write.IsMatch(tokens) && tokens.Split(' ').Any(known.Contains)
            ? new CodeSite(function.File.Path, function.FirstLine, function.Name)
            : null;
    }

    /// <summary>The record whose member an lvalue is, or is a part of; null where it is none.</summary>
    private CExpression? Into(CExpression target) => SyntaxWalk.Bare(target) switch
    {
        MemberExpression member when members.Contains(member.Member) => SyntaxWalk.Bare(member.Object),
        MemberExpression { Arrow: false } member => Into(member.Object),
        IndexExpression index => Into(index.Array),
        _ => null,
    };

    /// <summary>Whether it writes all of one, by a pointer to it.</summary>
    private static bool Fills(CExpression expression, HashSet<string> known) => expression switch
    {
        AssignmentExpression { Target: var target } => Leads(Pointer(target), known),
        CallExpression { Callee: NameExpression { Name: "memset" or "memcpy" or "memmove" }, Arguments: [var first, ..] } =>
            Leads(first, known),
        _ => false,
    };

    private static CExpression? Pointer(CExpression target) =>
        SyntaxWalk.Bare(target) is UnaryExpression { Operator: UnaryOperator.Dereference, Operand: var pointer } ? pointer : null;

    private static bool Leads(CExpression? pointer, HashSet<string> known) => pointer switch
    {
        ParenthesizedExpression inner => Leads(inner.Inner, known),
        CastExpression cast => Leads(cast.Operand, known),
        NameExpression name => known.Contains(name.Name),
        MemberExpression member => known.Contains(member.Member),
        UnaryExpression { Operator: UnaryOperator.AddressOf, Operand: var place } => Leads(place, known),
        _ => false,
    };

    /// <summary>
    /// Whether it is one, or what a pointer to one leads to, as what a macro or a function gives may be. A record that holds one is none.
    /// </summary>
    private bool IsOne(CExpression place, HashSet<string> known) => place switch
    {
        CallExpression => true,
        CastExpression { Type: PointerTypeSyntax { Target: NamedTypeSyntax { Name: var name } } } => records.Contains(name),
        NameExpression name => known.Contains(name.Name),
        MemberExpression member => known.Contains(member.Member) || IsOne(SyntaxWalk.Bare(member.Object), known),
        _ => false,
    };

    private static bool IsName(string word) => word is [var first, ..] && (char.IsLetter(first) || first == '_');

    /// <summary>The names that text declares for the record, or for pointers to it.</summary>
    private IEnumerable<string> Declared(string text)
    {
        var words = text.Split(' ');
        return words.Index().Where(word => records.Contains(word.Item)).SelectMany(word => NamesFrom(words, word.Index + 1));
    }

    /// <summary>Those of one declaration: what stands first and behind each comma, but for what initialisers have in parentheses.</summary>
    private static IEnumerable<string> NamesFrom(string[] words, int start)
    {
        var (depth, isNext) = (0, true);
        for (var i = start; i < words.Length && depth >= 0 && words[i] != ";"; i++)
        {
            depth += words[i] is "(" or "[" or "{" ? 1 : words[i] is ")" or "]" or "}" ? -1 : 0;
            if (isNext && depth == 0 && IsName(words[i]) && words[i] != "const")
            {
                yield return words[i];
            }

            isNext = depth == 0 && words[i] is "," or "*" or "const" && (isNext || words[i] == ",");
        }
    }
}
