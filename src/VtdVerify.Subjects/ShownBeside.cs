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
    // Others than those of an IOMMU have a member "notify", too. What stands before it is looked at last, so that each line is read once.
    private static readonly Regex Wiring = new(
        $@"\b(?:{string.Join('|', QemuNames.BehindNotifications)})\b"
            + @"|(?:->|\.)\s*(?i:notify)\s*=(?!=)(?<=(?i:iommu)[^;=]*(?:->|\.)\s*(?i:notify)\s*=)",
        RegexOptions.CultureInvariant);

    /// <summary>The machine's functions that are refused, with the reasons.</summary>
    /// <param name="shown">Of the unmap's file and its headers.</param>
    /// <param name="others">Of the other files.</param>
    /// <param name="flags">What the patch says to the compiler in files of the build; null for nothing.</param>
    /// <param name="kept">What was read of the text of which this is a variant.</param>
    public static IReadOnlyDictionary<string, string> Refused(
        UnmapText text, FragmentFunctions shown, FragmentFunctions others, string? flags, KeptReadings kept)
    {
        var refused = new Dictionary<string, string>(StringComparer.Ordinal);
        if ((Comparison(shown, others) ?? OtherTree(text, shown, kept)) is { } tree)
        {
            Refuse(QemuNames.Searches, tree);
        }

        if (ChangedIn(QemuNames.BehindNotifications, shown, others)
            .Select(f => QemuNames.ChangedCallback(f.Name, $"{f.Site.File}:{f.Site.Line}"))
            .Concat(Wired(text))
            .FirstOrDefault() is { } callback)
        {
            Refuse(QemuNames.Notifications, callback);
        }

        foreach (var declaration in shown.Declarations.Concat(others.Declarations))
        {
            if (Attributes.UnreadBecause([declaration]) is { } odd)
            {
                var place = FormattableString.Invariant($"{declaration.Span.File}:{declaration.Span.Line}");
                Refuse(DeclaredNames.In(declaration), $"{place}: {odd}");
            }
        }

        if ((flags ?? Aside([.. text.Headers, .. text.Others.Where(segment => UnmapText.IsHeader(segment.File))])) is { } aside)
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

    /// <summary>Lines that a patch adds and that may give a notifier another callback.</summary>
    private static IEnumerable<string> Wired(UnmapText text) =>
        Changed([.. text.File, .. text.Headers, .. text.Others])
            .Where(line => Wiring.IsMatch(line.Text))
            .Select(line => QemuNames.ChangedCallback(
                "which callback a notifier gets", FormattableString.Invariant($"{line.File}:{line.Number}")));

    /// <summary>A patch that changes what searches rest on, without the tree to read it in, leaves open what they find.</summary>
    private static string? Comparison(FragmentFunctions shown, FragmentFunctions others) =>
        ChangedIn(QemuNames.BehindSearches, shown, others)
            .Select(f => $"{f.Site.File}:{f.Site.Line}: {f.Name}, which the patch changes and which every search of the tree rests on: "
                + "give the source tree, and it is run")
            .FirstOrDefault();

    private static IEnumerable<(string Name, SourceSpan Site)> ChangedIn(
        IReadOnlyList<string> names, FragmentFunctions shown, FragmentFunctions others) =>
        shown.Whole.Concat(others.Whole).Where(f => f.Changed).Select(f => (f.Name, Site: f.Definition.Span))
            .Concat(shown.Partial.Concat(others.Partial).Where(f => f.Changed).Select(f => (f.Name, f.Site)))
            .Where(f => names.Contains(f.Name));

    /// <summary>Code beside the unmap's that does something else with an address space's tree than to make it and to read it.</summary>
    private static string? OtherTree(UnmapText text, FragmentFunctions shown, KeptReadings kept)
    {
        var run = LinesOfRun(shown);
        var own = text.File.Select(segment => segment.File).ToHashSet(StringComparer.Ordinal);
        return (from segment in text.File.Concat(text.Headers).Concat(text.Others)
                where segment.Lines.Any(line => line.Changed) && IsAboutSpaces(segment)
                let code = FromCode(segment.Lines.Index().Select(line =>
                    own.Contains(segment.File) && run.Contains(segment.FirstLine + line.Index) ? string.Empty : line.Item.Text))
                let odd = kept.Found(segment, code, OddUse)
                where odd is not null
                select $"{segment.File}:{segment.FirstLine}: {odd}: only a tree of {QemuNames.TreeMaker}() that each address space has for "
                    + "itself is read").FirstOrDefault();
    }

    private static string? OddUse((string File, string Lines) code)
    {
        var space = Viommu.Vtd.AddressSpace;
        return code.Lines.Contains(space.Tree!, StringComparison.Ordinal) || code.Lines.Contains(space.Record, StringComparison.Ordinal)
            ? SpaceUses.In(space, space.Tree!, NamesOf.Canonical(code.Lines, code.File)).Odd
            : null;
    }

    private static bool IsAboutSpaces(SourceSegment segment) => segment.File.Contains("hw/i386/", StringComparison.Ordinal)
        || segment.Lines.Any(line => line.Text.Contains(Viommu.Vtd.AddressSpace.Record, StringComparison.Ordinal));

    /// <summary>The lines of the functions that the unmap reaches: these are run.</summary>
    private static HashSet<int> LinesOfRun(FragmentFunctions shown)
    {
        var whole = shown.Whole.ToLookup(f => f.Name, StringComparer.Ordinal);
        var partial = shown.Partial.ToLookup(f => f.Name, StringComparer.Ordinal);
        var reached = NamesOf.Reached([CSubject.EntryPoint], name => whole[name].Select(f => (CNode)f.Definition.Body)
            .Concat(partial[name].SelectMany(f => f.Runs).SelectMany(run => run.Statements))
            .SelectMany(SyntaxWalk.Expressions).OfType<NameExpression>().Select(used => used.Name));
        return
        [
            .. reached.SelectMany(name => whole[name]).SelectMany(f =>
                Enumerable.Range(f.Definition.Span.Line, f.Definition.Source.LinesOf(f.Definition.Span))),
            .. reached.SelectMany(name => partial[name]).SelectMany(f => f.Runs).SelectMany(run =>
                Enumerable.Range(run.FirstLine, run.LastLine - run.FirstLine + 1)),
        ];
    }

    /// <summary>Without the end of a comment that begins in lines that are not shown.</summary>
    private static string FromCode(IEnumerable<string> lines)
    {
        var text = string.Join('\n', lines);
        var (begin, end) = (text.IndexOf("/*", StringComparison.Ordinal), text.IndexOf("*/", StringComparison.Ordinal));
        return end >= 0 && (begin < 0 || end < begin) ? text[(end + 2)..] : text;
    }

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

    // From the first word of several before a bracket, so that each line is read once.
    [GeneratedRegex(@"(?<![\s\w])(?=(?>[\s\w]*)\()[\s\w]*\b(?:_Pragma|asm|__asm|__asm__)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Assembly();

    [GeneratedRegex(@"^\s*(?:#|%:)\s*pragma\s+(?<text>.*)", RegexOptions.CultureInvariant)]
    private static partial Regex Pragma();
}
