using VtdVerify.CSubset.Syntax;

namespace VtdVerify.CSubset.Headers;

/// <summary>The outermost level of one file by the names that it introduces.</summary>
public sealed class DeclarationIndex
{
    private static readonly IReadOnlyList<DeclaredItem> None = [];

    private readonly Dictionary<string, List<DeclaredItem>> items = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Directive> defines;
    private readonly TranslationUnit unit;
    private readonly ContestedRegions contested;

    private DeclarationIndex(TranslationUnit unit)
    {
        this.unit = unit;
        contested = ContestedRegions.Of(unit.Directives);
        defines = unit.Directives.Where(d => d is { Name: "define", Skipped: false })
            .GroupBy(MacroName, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
    }

    public static DeclarationIndex Of(TranslationUnit unit)
    {
        var index = new DeclarationIndex(unit);
        foreach (var macro in unit.Macros)
        {
            index.Add(macro.Name, macro, macro.Body.Span);
        }

        foreach (var macro in unit.MacroTexts)
        {
            index.Add(macro.Name, macro, macro.Body, macro.Span.Start);
        }

        foreach (var item in unit.Items)
        {
            foreach (var name in DeclaredNames.In(item).Distinct(StringComparer.Ordinal))
            {
                index.Add(name, item, item.Span);
            }

            foreach (var declared in ObjectTypes.In(item, unit.Source))
            {
                index.Add(declared.Declaration.Declarators[0].Name, declared, item.Span);
            }
        }

        return index;
    }

    /// <summary>All names that the file introduces.</summary>
    public IEnumerable<string> Names => items.Keys;

    public IReadOnlyList<DeclaredItem> Find(string name) => items.TryGetValue(name, out var found) ? found : None;

    /// <summary>
    /// A macro's first definition, whatever it is replaced by: its line as written, and that without <c>#define</c>. Null where the file
    /// has none of that name.
    /// </summary>
    public (string Line, string Definition)? Macro(string name) =>
        defines.TryGetValue(name, out var found) ? (unit.Source.Slice(found.Span).TrimEnd(), found.Argument) : null;

    /// <summary>The name that a <c>#define</c> or <c>#undef</c> is about.</summary>
    public static string MacroName(Directive define) =>
        new([.. define.Argument.TakeWhile(c => char.IsAsciiLetterOrDigit(c) || c == '_')]);

    /// <summary>Whether an offset of the file lies under an <c>#if</c> with several branches.</summary>
    public bool IsContested(int offset) => contested.Has(offset);

    private void Add(string name, CNode node, SourceSpan span) => Add(name, node, unit.Source.Slice(span), span.Start);

    private void Add(string name, CNode node, string text, int start)
    {
        if (!items.TryGetValue(name, out var same))
        {
            items.Add(name, same = []);
        }

        same.Add(new DeclaredItem(name, node, text, contested.Has(start)));
    }
}
