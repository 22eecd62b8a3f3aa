using System.Text.RegularExpressions;
using VtdVerify.CSubset;
using VtdVerify.CSubset.Fragments;
using VtdVerify.CSubset.Headers;
using VtdVerify.CSubset.Syntax;
using VtdVerify.Subjects;

namespace VtdVerify.Checks.Inputs;

/// <summary>
/// Of all the code that a series shows, what an unmap may run: its entry, what searches of the tree rest on, what these mention, and so on.
/// </summary>
/// <param name="Segments">
/// The files that it stands in. Only lines that an unmap may run, or that belong to no known function, count as changed there.
/// </param>
/// <param name="Text">What an unmap may run, and what may belong to it; the same for two states that are the same to an unmap.</param>
internal sealed partial record ShownUnmap(IReadOnlyList<SourceSegment> Segments, string Text)
{
    /// <summary>Null where the entry is not shown.</summary>
    /// <exception cref="UnreadableSubjectException">It may be shown, in lines that cannot be read.</exception>
    public static ShownUnmap? In(IReadOnlyList<SourceSegment> segments)
    {
        if (!segments.Any(Mentions))
        {
            return null;
        }

        FragmentFunctions shown;
        try
        {
            shown = FragmentReader.Read(segments, CSubject.TypeNames);
        }
        catch (CSyntaxException reason)
        {
            throw new UnreadableSubjectException(reason.Message);
        }

        var lines = new Lines(segments);
        var items = ItemsOf(shown, lines);
        if (!items.Exists(item => item.IsFunction && item.Names.Contains(CSubject.EntryPoint)))
        {
            RequireNoEntry(shown.Unreadable, lines);
            return null;
        }

        var reached = Reached(items);
        var files = reached.SelectMany(item => item.Places).Select(place => place.File)
            .Concat(segments.Select(segment => segment.File).Where(MayBeIncluded))
            .ToHashSet(StringComparer.Ordinal);
        var functions = items.Where(item => item.IsFunction).ToList();
        var loose = shown.Unreadable.Where(run => run.Changed && files.Contains(run.File))
            .Select(run => new Place(run.File, run.FirstLine, run.LastLine))
            .Except(functions.SelectMany(item => item.Places));
        var others = functions.Except(reached).SelectMany(item => item.Places).SelectMany(place => place.Lines).ToHashSet();
        return new ShownUnmap(
            [.. segments.Where(segment => files.Contains(segment.File)).Select(segment => Without(segment, others))],
            string.Join('\n', reached.Select(item => item.Text).Order(StringComparer.Ordinal)
                .Concat(loose.Select(lines.TextOf))
                .Concat(segments.Where(segment => files.Contains(segment.File)).SelectMany(s => Around(s, others)))));
    }

    /// <summary>Headers, and files of functions that the machine stands in for.</summary>
    private static bool MayBeIncluded(string path) =>
        path.EndsWith(".h", StringComparison.Ordinal) || QemuNames.FunctionsOf(Path.GetFileName(path)).Count > 0;

    /// <summary>
    /// What of a segment counts wherever it stands:
    /// directives with the lines that continue them, and lines that are gone, but those of a function that no unmap runs.
    /// </summary>
    private static IEnumerable<string> Around(SourceSegment segment, HashSet<(string File, int Line)> others)
    {
        var continues = false;
        foreach (var (text, _) in segment.Lines)
        {
            if (continues || text.TrimStart().StartsWith('#'))
            {
                yield return text;
                continues = text.EndsWith('\\');
            }
        }

        foreach (var line in segment.Absent.Where(line => line.Text.TrimStart().StartsWith('#') || !IsAmong(line)))
        {
            yield return $"- {line.Text}";
        }

        bool IsAmong(AbsentLine line) =>
            others.Contains((segment.File, line.Before)) && others.Contains((segment.File, line.Before - 1));
    }

    private static void RequireNoEntry(IReadOnlyList<UnreadableRun> unreadable, Lines lines)
    {
        var entry = unreadable.FirstOrDefault(run => run.Changed
            && lines.TextOf(new Place(run.File, run.FirstLine, run.LastLine)).Contains(CSubject.EntryPoint, StringComparison.Ordinal));
        if (entry is not null)
        {
            throw new UnreadableSubjectException(
                $"{entry.File}:{entry.FirstLine}: lines that mention {CSubject.EntryPoint} cannot be placed: {entry.Reason}");
        }
    }

    private static bool Mentions(SourceSegment segment) =>
        segment.SectionHeading?.Contains(CSubject.EntryPoint, StringComparison.Ordinal) == true
        || segment.Lines.Any(line => line.Text.Contains(CSubject.EntryPoint, StringComparison.Ordinal));

    private static HashSet<Item> Reached(List<Item> items)
    {
        var named = items.SelectMany(item => item.Names.Distinct().Select(name => (name, item)))
            .ToLookup(pair => pair.name, pair => pair.item, StringComparer.Ordinal);
        var reached = NamesOf.Reached(
            [CSubject.EntryPoint, .. QemuNames.BehindSearches],
            name => named[name].SelectMany(item => Identifier().Matches(item.Text)).Select(match => match.Value));
        return [.. items.Where(item => item.Names.Any(reached.Contains))];
    }

    private static List<Item> ItemsOf(FragmentFunctions shown, Lines lines) =>
    [
        .. shown.Whole.Select(f => new Item([f.Name], true, [lines.PlaceOf(f.Definition.Span)], lines.TextOf(f.Definition.Span))),
        .. shown.Partial.Select(f => Partial(f, lines)),
        .. shown.Macros.Select(m => new Item([m.Name], false, [], lines.TextOf(m.Span))),
        .. shown.Declarations.Select(d => Declared(d, lines.TextOf(d.Span))),
    ];

    private static Item Partial(PartialFunction function, Lines lines)
    {
        List<Place> places =
        [
            new Place(function.Site.File, function.Site.Line, function.Site.Line),
            .. function.Runs.Select(run => new Place(function.Site.File, run.FirstLine, run.LastLine)),
            .. function.Unreadable.Select(run => new Place(run.File, run.FirstLine, run.LastLine)),
        ];
        return new Item([function.Name], true, places, string.Join("\n...\n", places.Select(lines.TextOf)));
    }

    /// <summary>A record's or an enumeration's own names stand between its braces.</summary>
    private static Item Declared(TopLevelDeclaration item, string text)
    {
        var names = text.Contains('{', StringComparison.Ordinal)
            ? Identifier().Matches(text).Select(match => match.Value)
            : item.Declaration.Declarators.Select(declarator => declarator.Name);
        return new Item([.. names], false, [], text);
    }

    private static SourceSegment Without(SourceSegment segment, HashSet<(string File, int Line)> others) => segment with
    {
        Lines =
        [
            .. segment.Lines.Select((line, at) =>
                line with { Changed = line.Changed && !others.Contains((segment.File, segment.FirstLine + at)) }),
        ],
    };

    [GeneratedRegex("[A-Za-z_][A-Za-z0-9_]*", RegexOptions.CultureInvariant)]
    private static partial Regex Identifier();

    /// <summary>Lines of a file, both inclusive.</summary>
    private sealed record Place(string File, int First, int Last)
    {
        public IEnumerable<(string File, int Line)> Lines =>
            Enumerable.Range(First, Math.Max(0, Last - First + 1)).Select(line => (File, line));
    }

    /// <summary>One thing at a file's outermost level, under the names by which code mentions it.</summary>
    private sealed record Item(IReadOnlyList<string> Names, bool IsFunction, IReadOnlyList<Place> Places, string Text);

    private sealed class Lines(IReadOnlyList<SourceSegment> segments)
    {
        private readonly Dictionary<(string File, int Line), (SourceSegment Segment, string Text)> lines = segments
            .SelectMany(segment => segment.Lines.Select((line, at) => (Key: (segment.File, segment.FirstLine + at), segment, line.Text)))
            .ToDictionary(line => line.Key, line => (line.segment, line.Text));

        private readonly Dictionary<SourceSegment, string> joined = new(ReferenceEqualityComparer.Instance);

        public Place PlaceOf(SourceSpan span) => new(span.File, span.Line, span.Line + TextOf(span).Count(c => c == '\n'));

        /// <summary>A span's offsets count in its segment's lines, joined.</summary>
        public string TextOf(SourceSpan span)
        {
            var segment = lines[(span.File, span.Line)].Segment;
            if (!joined.TryGetValue(segment, out var text))
            {
                joined.Add(segment, text = string.Join('\n', segment.Lines.Select(line => line.Text.TrimEnd('\r'))));
            }

            return text.Substring(span.Start, span.Length);
        }

        public string TextOf(Place place) => string.Join('\n', place.Lines.Where(lines.ContainsKey).Select(line => lines[line].Text));
    }
}
