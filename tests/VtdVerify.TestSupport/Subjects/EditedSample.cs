using VtdVerify.CSubset;
using VtdVerify.Model;
using VtdVerify.Specs.Observation;
using VtdVerify.Subjects;
using VtdVerify.Tests.Model;

namespace VtdVerify.Tests.Subjects;

/// <summary>The sample patch with its key written otherwise, with lines in front of its function, and with other files.</summary>
/// <param name="Key">What stands for the search key's size.</param>
/// <param name="Before">Lines in front of the function that the sample adds.</param>
internal sealed record EditedSample(string Key, string Before = "")
{
    private const string RightKey = "scope_end - scope_start,";

    private static readonly MachineDescription AboveInterrupts = Machines.Tracked with
    {
        Notifiers = [NotifierDescription.AboveInterrupts],
        Mappings = [Machines.Map4K(0xfef00000)],
    };

    private static readonly MachineDescription Untracked = AboveInterrupts with { DirtyTracking = DirtyTracking.None };

    /// <summary>Lines in front of the guard.</summary>
    public string InUnmap { get; init; } = string.Empty;

    /// <summary>Lines in front of the loop.</summary>
    public string InFunction { get; init; } = string.Empty;

    public IReadOnlyList<SourceSegment> Others { get; init; } = [];

    public IReadOnlyList<SourceSegment> Segments
    {
        get
        {
            var segments = CSources.SampleSegments("sample-fixed");
            var added = Edited(segments[0], line => line switch
            {
                { Text: "/*" } => [.. Lines(Before), line],
                { Text: var text } when text.Contains(RightKey, StringComparison.Ordinal) =>
                    Lines(text.Replace(RightKey, $"{Key},", StringComparison.Ordinal)),
                { Text: var text } when text.Contains("while (", StringComparison.Ordinal) => [.. Lines(InFunction), line],
                _ => [line],
            });
            var guard = Edited(segments[1], line =>
                line.Text.Contains("if (global_dirty_tracking)", StringComparison.Ordinal) ? [.. Lines(InUnmap), line] : [line]);
            var moved = added.Lines.Count - segments[0].Lines.Count;
            return [added, guard with { FirstLine = guard.FirstLine + moved }, .. Others];
        }
    }

    /// <summary>The same as a diff.</summary>
    public string Patch => DiffOf(Segments);

    public CSubject Subject => CSources.Subject("edited", Segments);

    /// <summary>What the code does to a mapping in VFIO's upper scope under tracking: "finds", "misses", or what is not read.</summary>
    public string Tracked => Does(AboveInterrupts);

    /// <summary>What it does while memory is not tracked: "covers" the scope by the model's rest, or what is not read.</summary>
    public string Plain => Does(Untracked) is var done && done == "finds" ? "covers" : done;

    public static SourceSegment NewFile(string path, string text) => new(path, 1, [.. Lines(text)], null);

    /// <summary>What a patch shows, as a diff.</summary>
    public static string DiffOf(IEnumerable<SourceSegment> segments) => string.Concat(
        segments.GroupBy(segment => segment.File, StringComparer.Ordinal).Select(file =>
            $"diff --git a/{file.Key} b/{file.Key}\n--- a/{file.Key}\n+++ b/{file.Key}\n{string.Concat(file.Select(Hunk))}"));

    private static string Hunk(SourceSegment segment)
    {
        var (old, now) = (segment.Lines.Count(line => !line.Changed), segment.Lines.Count);
        var lines = segment.Lines.Select(line => $"{(line.Changed ? '+' : ' ')}{line.Text}\n");
        var first = old == 0 ? 0 : segment.FirstLine;
        return $"@@ -{first},{old} +{segment.FirstLine},{now} @@ {segment.SectionHeading}\n{string.Concat(lines)}";
    }

    private string Does(MachineDescription machine)
    {
        var run = ConcreteRuns.Of(Subject, machine, fuel: 1000);
        return run.Outcome switch
        {
            MachineOutcome.Unsupported unread => unread.Construct,
            MachineOutcome.Returned => run.Events.Count > 0 ? "finds" : "misses",
            var other => other.GetType().Name,
        };
    }

    private static SourceSegment Edited(SourceSegment segment, Func<SourceLine, IEnumerable<SourceLine>> edit) =>
        segment with { Lines = [.. segment.Lines.SelectMany(edit)] };

    private static IEnumerable<SourceLine> Lines(string text) =>
        text.Length == 0 ? [] : text.Split('\n').Select(line => new SourceLine(line, Changed: true));
}
