using System.Text.RegularExpressions;
using VtdVerify.CSubset;
using VtdVerify.CSubset.Fragments;
using VtdVerify.CSubset.Headers;
using VtdVerify.CSubset.Syntax;

namespace VtdVerify.Subjects;

/// <summary>
/// What of a patch's files an unmap is compiled from. A file has its static functions, macros and types to itself: another one lends it
/// nothing, but a header that it includes.
/// </summary>
/// <param name="File">The segments of the file that the unmap stands in.</param>
/// <param name="Headers">Those of the headers that it includes.</param>
/// <param name="Others">Those of other files that a build of QEMU has.</param>
/// <param name="Doubtful">Names of which it is not shown what they are in the file, with the reasons.</param>
internal sealed partial record UnmapText(
    IReadOnlyList<SourceSegment> File,
    IReadOnlyList<SourceSegment> Headers,
    IReadOnlyList<SourceSegment> Others,
    IReadOnlyDictionary<string, string> Doubtful)
{
    /// <summary>The file of QEMU that the unmap stands in, in every release so far.</summary>
    private const string Home = "intel_iommu.c";

    /// <summary>Finds the file that the unmap stands in, and what it shares with others.</summary>
    /// <exception cref="UnreadableSubjectException">No file shows the unmap's entry, or several do.</exception>
    /// <param name="kept">What was read before of some of the segments.</param>
    public static UnmapText Of(IReadOnlyList<SourceSegment> segments, KeptReadings kept)
    {
        var built = segments.Where(segment => !segment.File.StartsWith("tests/", StringComparison.Ordinal)).ToList();
        var file = FileOf(built);
        var own = built.Where(segment => segment.File == file).ToList();
        var lent = Included(file, built);
        var others = built.Where(segment => segment.File != file && !lent.Contains(segment.File)).ToList();
        var doubtful = new Dictionary<string, string>(StringComparer.Ordinal);
        var doubts = others.GroupBy(segment => segment.File, StringComparer.Ordinal)
            .SelectMany(other => IsHeader(other.Key) ? OfHeader([.. other], built, file, kept) : OfFile([.. other], kept))
            .Concat(lent.SelectMany(path => OfHidden([.. built.Where(segment => segment.File == path)], kept)));
        foreach (var (name, reason) in doubts)
        {
            doubtful.TryAdd(name, reason);
        }

        return new UnmapText(own, [.. lent.SelectMany(path => built.Where(segment => segment.File == path))], others, doubtful);
    }

    public static bool IsHeader(string path) => !path.EndsWith(".c", StringComparison.Ordinal);

    private static string FileOf(List<SourceSegment> segments)
    {
        var mentioning = segments.Where(segment => !IsHeader(segment.File) && Mentions(segment)).Select(segment => segment.File)
            .Distinct(StringComparer.Ordinal).ToList();

        // Whether a single one shows the entry is seen when it is read.
        var files = mentioning is [_] ? mentioning : [.. mentioning.Where(file => ShowsEntry(segments, file))];
        var home = files.Where(file => file == Home || file.EndsWith($"/{Home}", StringComparison.Ordinal)).ToList();
        return (files, home) switch
        {
            ([var only], _) => only,
            (_, [var only]) => only,
            ([], _) => throw new UnreadableSubjectException(Explain(segments)),
            _ => throw new UnreadableSubjectException(
                $"{CSubject.EntryPoint} is shown in {string.Join(", ", files)}: which of them is compiled is not"),
        };
    }

    private static bool Mentions(SourceSegment segment) =>
        segment.SectionHeading?.Contains(CSubject.EntryPoint, StringComparison.Ordinal) == true
        || segment.Lines.Any(line => line.Text.Contains(CSubject.EntryPoint, StringComparison.Ordinal));

    private static bool Shows(FragmentFunctions functions) =>
        functions.Whole.Any(f => f.Name == CSubject.EntryPoint) || functions.Partial.Any(f => f.Name == CSubject.EntryPoint);

    /// <summary>Why what was read of the file has no entry.</summary>
    public string WithoutEntry() => ShowsEntry(File, File[0].File)
        ? $"the patch does not show {CSubject.EntryPoint}, where an unmap begins, in lines that are compiled"
        : Explain([.. File, .. Headers, .. Others]);

    private static bool ShowsEntry(IReadOnlyList<SourceSegment> segments, string file) =>
        Shows(FragmentReader.Read([.. segments.Where(segment => segment.File == file)], CSubject.TypeNames));

    private static string Explain(List<SourceSegment> segments)
    {
        var functions = FragmentReader.Read(segments, CSubject.TypeNames);
        var seen = functions.Whole.Where(f => f.Changed).Select(f => f.Name)
            .Concat(functions.Partial.Where(f => f.Changed).Select(f => f.Name))
            .Order(StringComparer.Ordinal)
            .ToList();
        var changed = seen.Count == 0 ? "it changes no function" : $"it changes {string.Join(", ", seen)}";
        return $"the patch does not show {CSubject.EntryPoint}, where an unmap begins: {changed}";
    }

    /// <summary>The headers that are seen to be included, and those named after the file, each after those that it includes.</summary>
    private static List<string> Included(string file, List<SourceSegment> segments)
    {
        var headers = segments.Select(segment => segment.File).Where(IsHeader).Distinct(StringComparer.Ordinal).ToList();
        var (included, open) = (new List<string>(), new Stack<string>([file]));
        var stem = Path.GetFileNameWithoutExtension(file);
        var named = headers.Where(header => Path.GetFileNameWithoutExtension(header) is var name
            && (name == stem || name == $"{stem}_internal"));
        foreach (var header in named)
        {
            open.Push(header);
        }

        var met = open.ToHashSet(StringComparer.Ordinal);
        while (open.TryPop(out var next))
        {
            included.Insert(0, next);
            foreach (var header in headers.Where(header => Includes(segments, next, header) && met.Add(header)))
            {
                open.Push(header);
            }
        }

        included.Remove(file);
        return included;
    }

    private static bool Includes(List<SourceSegment> segments, string file, string header) => segments
        .Where(segment => segment.File == file)
        .SelectMany(IncludePaths.In)
        .Any(include => IncludePaths.Of(file, include).Contains(header, StringComparer.Ordinal));

    /// <summary>What a header declares that the file may include in lines that are not shown.</summary>
    private static IEnumerable<(string Name, string Reason)> OfHeader(
        List<SourceSegment> lines, List<SourceSegment> segments, string file, KeptReadings kept)
    {
        var path = lines[0].File;
        var isNew = IsShownWhole(lines) && !path.StartsWith("include/", StringComparison.Ordinal);
        if (isNew && !segments.SelectMany(IncludePaths.In).Any(include => IncludePaths.MayMean(include, path)))
        {
            return [];
        }

        var seen = kept.Read(lines, CSubject.TypeNames);
        return seen.ChangedNames.Concat(seen.Partial.Where(f => f.Changed).Select(f => f.Name))
            .Select(name => (name, $"'{name}', which {path} declares: whether {file} includes it is not shown; {HiddenRest.Remedy}"))
            .Concat(OfHidden(lines, kept));
    }

    /// <summary>
    /// What a header declares in changed lines of which the surroundings are not shown: members of a record, constants of an enumeration,
    /// and of the latter those that follow.
    /// </summary>
    private static IEnumerable<(string Name, string Reason)> OfHidden(List<SourceSegment> header, KeptReadings kept)
    {
        var unreadable = kept.Read(header, CSubject.TypeNames).Unreadable.Where(run => run.Changed).ToList();
        return header
            .Where(segment => unreadable.Exists(run =>
                segment.FirstLine <= run.LastLine && run.FirstLine <= segment.FirstLine + segment.Lines.Count))
            .SelectMany(segment => segment.Lines.Where(line => line.Changed || Constant().IsMatch(line.Text)).Select(line => line.Text)
                .Concat(segment.Absent.Select(line => line.Text))
                .SelectMany(text => NamesOf.Text(text, segment.File)))
            .Select(DeclaredNames.Bare)
            .Where(name => !CSubject.TypeNames.Contains(name) && !name.EndsWith("_t", StringComparison.Ordinal) && name != "bool")
            .Select(name => (name, $"'{name}', which the patch declares in {header[0].File} in lines whose surroundings are not shown; "
                + HiddenRest.Remedy));
    }

    /// <summary>The functions that another file defines for every file that calls them, and those that it may change.</summary>
    private static IEnumerable<(string Name, string Reason)> OfFile(List<SourceSegment> segments, KeptReadings kept)
    {
        var seen = kept.Read(segments, CSubject.TypeNames);
        var defined = seen.Whole.Where(f => f.Changed && f.Definition.Signature.Storage != StorageClass.Static).Select(f => f.Name)
            .Concat(seen.Partial.Where(f => f.Changed && f.Signature?.Storage != StorageClass.Static).Select(f => f.Name));
        var path = segments[0].File;
        var reason = IsShownWhole(segments)
            ? $"adds in {path}: code of another file"
            : $"may change in {path}: not all of that file is shown";
        return defined.Except(QemuNames.BehindSearches)
            .Concat(ChangesMore(segments, seen) ? QemuNames.FunctionsOf(Path.GetFileName(path)) : [])
            .Select(name => (name, $"'{name}', which the patch {reason}; {HiddenRest.Remedy}"));
    }

    /// <summary>Whether the patch adds all that is shown, from the file's first line on.</summary>
    private static bool IsShownWhole(List<SourceSegment> file) =>
        file is [{ FirstLine: 1 } whole] && whole.Lines.All(line => line.Changed);

    /// <summary>Whether the patch does more to a file than to add functions, or to change those that have a rule of their own.</summary>
    private static bool ChangesMore(List<SourceSegment> segments, FragmentFunctions seen)
    {
        var known = seen.Whole.Where(f => IsNew(f) || QemuNames.BehindSearches.Contains(f.Name)).SelectMany(f => f.ChangedLines)
            .Concat(seen.Partial.Where(f => QemuNames.BehindSearches.Contains(f.Name)).SelectMany(f => f.ChangedLines))
            .ToHashSet();
        return segments.Exists(segment => segment.Absent.Any(line => !known.Contains(line.Before) && !known.Contains(line.Before - 1))
            || segment.Lines.Index().Any(line => line.Item is { Changed: true, Text: var text } && text.Trim().Length > 0
                && !known.Contains(segment.FirstLine + line.Index)));
    }

    private static bool IsNew(WholeFunction function) =>
        function.ChangedLines.Count == function.Definition.Source.LinesOf(function.Definition.Span);

    [GeneratedRegex("^\\s*[A-Z][A-Z0-9_]*\\s*(=[^,]*)?,?\\s*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Constant();
}
