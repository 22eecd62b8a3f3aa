using System.Collections.Concurrent;
using VtdVerify.CSubset.Preprocessing;
using VtdVerify.CSubset.Syntax;

namespace VtdVerify.CSubset.Fragments;

/// <summary>
/// What was read of a text, for the thousands of its variants that change it in one place. Only lines are kept that a variant shares with
/// the text as objects, so that file, numbers and marks are the same; and only of surroundings that are as they were where the file begins:
/// no macro, type or doubt more, no condition open.
/// </summary>
/// <param name="segments">The text. What is read of any other segment is not kept, so that variants leave nothing behind.</param>
public sealed class KeptReadings(IReadOnlyList<SourceSegment> segments)
{
    private readonly HashSet<SourceSegment> own = new(segments, ReferenceEqualityComparer.Instance);
    private readonly ConcurrentDictionary<(Key Of, object Surroundings), SegmentText> texts = new();
    private readonly ConcurrentDictionary<(string File, int FirstLine, string? Heading), Heading> headings = new();
    private readonly ConcurrentDictionary<Key, FragmentFunctions> written = new();
    private readonly ConcurrentDictionary<(string File, string Lines), string?> found = new();
    private readonly HashSet<(string File, int FirstLine, string? Heading)> ownHeadings = [.. segments.Select(KeyOf)];

    /// <summary>Nothing is kept.</summary>
    public static KeptReadings None { get; } = new([]);

    /// <summary><see cref="FragmentReader.Read"/>, kept of segments that are all the text's.</summary>
    /// <param name="typeNames">The same object each time.</param>
    /// <exception cref="CSyntaxException">A segment is too long to be read.</exception>
    public FragmentFunctions Read(IReadOnlyList<SourceSegment> file, IEnumerable<string> typeNames)
    {
        if (!file.All(own.Contains))
        {
            return FragmentReader.Read(file, typeNames);
        }

        var key = new Key(file, typeNames);
        return written.TryGetValue(key, out var known) ? known : written.GetOrAdd(key, FragmentReader.Read(file, typeNames));
    }

    /// <summary>What is found in lines of a segment that most variants leave as they are.</summary>
    /// <param name="find">Gets the file and the lines; the same search each time.</param>
    public string? Found(SourceSegment segment, string lines, Func<(string File, string Lines), string?> find) =>
        ownHeadings.Contains(KeyOf(segment)) ? found.GetOrAdd((segment.File, lines), find) : find((segment.File, lines));

    /// <summary><see cref="SegmentText.Read"/>.</summary>
    internal SegmentText Text(SourceSegment segment, Preprocessor preprocessor, HashSet<string> changed)
    {
        if (preprocessor.Surroundings is not { } before || !own.Contains(segment))
        {
            return SegmentText.Read(segment, preprocessor, changed);
        }

        var key = (new Key([segment], null), before);
        if (texts.TryGetValue(key, out var known))
        {
            return known;
        }

        // What leaves something behind for the text after it is read each time.
        var read = SegmentText.Read(segment, preprocessor, changed);
        return read.Lexed.Directives.Count == 0 && ReferenceEquals(preprocessor.Surroundings, before)
            ? texts.GetOrAdd(key, read.Keeping())
            : read;
    }

    /// <summary>The heading of a segment, or of a variant that stands in the same place.</summary>
    internal Heading HeadingOf(SourceSegment segment)
    {
        var key = KeyOf(segment);
        return headings.TryGetValue(key, out var known) ? known
            : ownHeadings.Contains(key) ? headings.GetOrAdd(key, new Heading(segment))
            : new Heading(segment);
    }

    private static (string File, int FirstLine, string? Heading) KeyOf(SourceSegment segment) =>
        (segment.File, segment.FirstLine, segment.SectionHeading);

    /// <summary>Segments and what they are read with, each the same object.</summary>
    private sealed class Key(IReadOnlyList<SourceSegment> segments, object? with) : IEquatable<Key>
    {
        public bool Equals(Key? other) => other is not null && ReferenceEquals(with, other.With)
            && segments.SequenceEqual(other.Segments, ReferenceEqualityComparer.Instance);

        public override bool Equals(object? obj) => Equals(obj as Key);

        public override int GetHashCode() =>
            segments.Count == 0 ? 0 : System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(segments[0]);

        private object? With => with;

        private IReadOnlyList<SourceSegment> Segments => segments;
    }
}
