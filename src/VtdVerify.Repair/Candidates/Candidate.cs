using VtdVerify.CSubset;
using VtdVerify.Mutation.Mutants;
using VtdVerify.Subjects;

namespace VtdVerify.Repair.Candidates;

/// <summary>One or two edits of a target's text.</summary>
/// <param name="Edits">In the order of the file; they do not overlap, and no line moves.</param>
public sealed record Candidate(IReadOnlyList<Mutant> Edits)
{
    /// <summary>How many characters go and come: what a reader has to look at.</summary>
    public int Size => Edits.Sum(edit => edit.Original.Trim().Length + edit.Replacement.Trim().Length);

    /// <summary>What to write in place of what.</summary>
    public string Title => string.Join("; ", Edits.Select(edit =>
        $"line {FormattableString.Invariant($"{edit.Span.Line}")}: {OneLine(edit.Replacement)} in place of {OneLine(edit.Original)}"));

    /// <summary>The lines that come, each with its number.</summary>
    /// <param name="segments">The lines without the edits.</param>
    public string Lines(IReadOnlyList<SourceSegment> segments) => string.Join("; ", segments.Zip(ApplyTo(segments))
        .SelectMany(pair => pair.Second.Lines.Index()
            .Where(line => line.Item.Text != pair.First.Lines[line.Index].Text && !string.IsNullOrWhiteSpace(line.Item.Text))
            .Select(line => FormattableString.Invariant($"line {pair.First.FirstLine + line.Index}: {OneLine(line.Item.Text)}"))));

    /// <summary>Both candidates' edits; null where they overlap or begin at one place.</summary>
    public Candidate? With(Candidate other)
    {
        List<Mutant> all = [.. Edits.Concat(other.Edits)
            .OrderBy(edit => edit.Span.File, StringComparer.Ordinal)
            .ThenBy(edit => edit.Span.Line)
            .ThenBy(edit => edit.Span.Column)];
        var overlap = all.Zip(all.Skip(1)).Any(pair => pair.First.Span.File == pair.Second.Span.File
            && (pair.First.Span.Start == pair.Second.Span.Start
                || (pair.First.End.Line, pair.First.End.Column).CompareTo((pair.Second.Span.Line, pair.Second.Span.Column)) > 0));
        return overlap ? null : new Candidate(all);
    }

    /// <summary>The lines with the edits.</summary>
    public IReadOnlyList<SourceSegment> ApplyTo(IReadOnlyList<SourceSegment> segments) => [.. segments.Select(Apply)];

    /// <summary>The subject with the edits.</summary>
    /// <exception cref="UnreadableSubjectException">What comes out is no C that can be read.</exception>
    public CSubject Read(MutationTarget target) => CSubject.Read("mended", Title, ApplyTo(target.Segments), target.Beside, target.Kept);

    private SourceSegment Apply(SourceSegment segment)
    {
        var own = Edits.Where(edit => Holds(segment, edit)).OrderByDescending(edit => edit.Span.Start).ToList();
        if (own.Count == 0)
        {
            return segment;
        }

        var text = string.Join('\n', segment.Lines.Select(line => line.Text));
        foreach (var edit in own)
        {
            text = string.Concat(text.AsSpan(0, edit.Span.Start), edit.Replacement, text.AsSpan(edit.Span.End));
        }

        return segment with { Lines = [.. text.Split('\n').Select((line, i) => segment.Lines[i] with { Text = line })] };
    }

    private static bool Holds(SourceSegment segment, Mutant edit) => segment.File == edit.Span.File
        && edit.Span.Line >= segment.FirstLine && edit.Span.Line < segment.FirstLine + segment.Lines.Count;

    private static string OneLine(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) is { Length: > 0 } line ? line : "nothing";
}
