using System.Text.RegularExpressions;
using VtdVerify.CSubset;
using VtdVerify.CSubset.Fragments;
using VtdVerify.CSubset.Headers;
using VtdVerify.CSubset.Syntax;

namespace VtdVerify.Subjects;

/// <summary>
/// What a patch shows beside the code of the unmap, and after which the machine's functions are no longer what the code calls: other
/// declarations of them, another tree, or words to the compiler.
/// </summary>
internal static partial class ShownBeside
{
    /// <summary>The machine's functions that are refused, with the reasons.</summary>
    /// <param name="shown">Of the unmap's file and its headers.</param>
    /// <param name="others">Of the other files.</param>
    public static IReadOnlyDictionary<string, string> Refused(UnmapText text, FragmentFunctions shown, FragmentFunctions others)
    {
        var refused = new Dictionary<string, string>(StringComparer.Ordinal);
        if ((Comparison(shown, others) ?? OtherTree([.. text.File, .. text.Others])) is { } tree)
        {
            Refuse(QemuNames.Searches, tree);
        }

        foreach (var declaration in shown.Declarations.Concat(others.Declarations))
        {
            if (Attributes.UnreadBecause([declaration]) is { } odd)
            {
                var place = FormattableString.Invariant($"{declaration.Span.File}:{declaration.Span.Line}");
                Refuse(DeclaredNames.In(declaration), $"{place}: {odd}");
            }
        }

        if (Aside([.. text.Headers, .. text.Others.Where(segment => UnmapText.IsHeader(segment.File))]) is { } aside)
        {
            Refuse(QemuNames.Names(Viommu.Vtd), aside);
        }

        return refused;

        void Refuse(IEnumerable<string> names, string reason)
        {
            foreach (var name in names)
            {
                refused.TryAdd(name, reason);
            }
        }
    }

    /// <summary>A patch that changes what searches rest on, without the tree to read it in, leaves open what they find.</summary>
    private static string? Comparison(FragmentFunctions shown, FragmentFunctions others) =>
        shown.Whole.Concat(others.Whole).Where(f => f.Changed).Select(f => (f.Name, Site: f.Definition.Span))
            .Concat(shown.Partial.Concat(others.Partial).Where(f => f.Changed).Select(f => (f.Name, f.Site)))
            .Where(f => QemuNames.BehindSearches.Contains(f.Name))
            .Select(f => $"{f.Site.File}:{f.Site.Line}: {f.Name}, which the patch changes and which every search of the tree rests on: "
                + "give the source tree, and it is run")
            .FirstOrDefault();

    /// <summary>A line that gives an address space something else than a new tree of its own.</summary>
    private static string? OtherTree(IReadOnlyList<SourceSegment> segments) =>
        Changed(segments).Where(line => line.File.StartsWith("hw/i386/", StringComparison.Ordinal))
            .Where(line => line.Text.Contains("iova_tree", StringComparison.Ordinal))
            .Where(line => Assignment().Match(line.Text) is { Success: true } assignment
                && !Regex.IsMatch(assignment.Groups["value"].Value, $@"^{QemuNames.TreeMaker}\s*\(\s*\)\s*;"))
            .Select(line => $"{line.File}:{line.Number}: '{line.Text.Trim()}': only a tree of {QemuNames.TreeMaker}() is read")
            .FirstOrDefault();

    private static string? Aside(IReadOnlyList<SourceSegment> headers) => Changed(headers)
        .Where(line => Assembly().IsMatch(line.Text) || (Pragma().Match(line.Text) is { Success: true } pragma
            && !Pragmas.IsHarmlessElsewhere(pragma.Groups["text"].Value)))
        .Select(line => $"{line.File}:{line.Number}: '{line.Text.Trim()}', which may change what any code does")
        .FirstOrDefault();

    private static IEnumerable<(string File, int Number, string Text)> Changed(IReadOnlyList<SourceSegment> segments) =>
        from segment in segments
        from line in segment.Lines.Index()
        where line.Item.Changed
        select (segment.File, segment.FirstLine + line.Index, line.Item.Text);

    [GeneratedRegex(@"(?:->|\.)\s*iova_tree\s*=(?!=)\s*(?<value>.*)", RegexOptions.CultureInvariant)]
    private static partial Regex Assignment();

    [GeneratedRegex(@"\b(?:_Pragma|asm|__asm|__asm__)\b[\s\w]*\(", RegexOptions.CultureInvariant)]
    private static partial Regex Assembly();

    [GeneratedRegex(@"^\s*(?:#|%:)\s*pragma\s+(?<text>.*)", RegexOptions.CultureInvariant)]
    private static partial Regex Pragma();
}
