using System.Globalization;

namespace VtdVerify.Patches;

/// <summary>
/// The patches of one input in the order in which they apply: that of the n/m of their subjects or, where one has none, that of the input.
/// <paramref name="Missing"/> holds the numbers up to the total that no patch has, ascending. <paramref name="Notes"/> say how they
/// were read, one sentence each.
/// </summary>
public sealed record PatchSeries(
    PatchDocument? CoverLetter, IReadOnlyList<PatchDocument> Patches, IReadOnlyList<int> Missing, IReadOnlyList<string> Notes)
{
    /// <summary>Longer than any series that a person reviews; each patch is read on top of all before it.</summary>
    public const int MostPatches = 500;

    private const string Remedy = "Give the patches of one series, each once.";

    /// <summary>The mails and patches that were left out, in one sentence each.</summary>
    public IReadOnlyList<string> LeftOut { get; private init; } = [];

    /// <summary>Replies that bring a diff of their own, each to be read on top of the patches.</summary>
    public IReadOnlyList<PatchDocument> Replies { get; private init; } = [];

    /// <summary>
    /// Orders the patches. Resent patches and those of earlier versions are left out; replies that bring a diff of their own stand apart.
    /// </summary>
    /// <param name="documents">As <see cref="PatchReader"/> gives them: at least one has a diff.</param>
    /// <exception cref="PatchFormatException">They are too many, of several series, or two different ones have the same number.</exception>
    public static PatchSeries Of(IReadOnlyList<PatchDocument> documents)
    {
        var notes = documents.SelectMany(document => document.Notes).Distinct(StringComparer.Ordinal).ToList();
        List<PatchDocument> patches = [.. documents.Where(document => !document.IsCoverLetter)];
        if (patches.Count > MostPatches)
        {
            throw Several($"the input holds {patches.Count} patches, more than {MostPatches}", patches[0]);
        }

        var replies = patches.Where(patch => SubjectLine.IsReply(patch.Metadata.Subject)).ToList();
        patches = replies.Count == patches.Count ? patches : [.. patches.Except(replies)];
        replies = [.. replies.Except(patches)];
        var leftOut = documents.SelectMany(document => document.LeftOut).Distinct(StringComparer.Ordinal).ToList();
        patches = WithoutEarlierVersions(patches, leftOut);
        patches = WithoutResent(patches, leftOut);
        replies = OfThisVersion(replies, patches, leftOut);
        return Order(documents, patches, notes) with { Replies = replies, LeftOut = leftOut };
    }

    /// <summary>The patch that a reply answers, else the last one.</summary>
    public PatchDocument AnsweredBy(PatchDocument reply) =>
        Patches.FirstOrDefault(patch => patch.Metadata.MessageId is { } id && id == reply.Metadata.InReplyTo)
        ?? Patches.FirstOrDefault(patch => patch.Metadata.Title is { } title && title == reply.Metadata.Title)
        ?? Patches[^1];

    private static PatchSeries Order(IReadOnlyList<PatchDocument> documents, List<PatchDocument> patches, List<string> notes)
    {
        if (!patches.TrueForAll(patch => patch.Metadata is { Number: not null, Total: not null }))
        {
            if (patches.Count > 1)
            {
                notes.Add("Not every patch has a number: they are taken in the order of the input.");
            }

            return new PatchSeries(CoverOf(documents, patches), patches, [], notes);
        }

        RequireOneSeries(patches);
        var numbers = patches.Select(patch => patch.Metadata.Number!.Value).ToList();
        int[] missing = [.. Enumerable.Range(1, patches[0].Metadata.Total!.Value).Except(numbers)];
        return new PatchSeries(CoverOf(documents, patches), [.. patches.OrderBy(patch => patch.Metadata.Number)], missing, notes);
    }

    /// <summary>The patch's n/m; "patch 2" where it has none and is the second.</summary>
    public string LabelOf(PatchDocument patch) => patch.Metadata is { Number: { } number, Total: { } total }
        ? string.Create(CultureInfo.InvariantCulture, $"{number}/{total}")
        : string.Create(CultureInfo.InvariantCulture, $"patch {Patches.ToList().IndexOf(patch) + 1}");

    private static PatchDocument? CoverOf(IReadOnlyList<PatchDocument> documents, List<PatchDocument> patches) =>
        documents.LastOrDefault(document => document.IsCoverLetter && document.Metadata.Version == patches[0].Metadata.Version);

    private static List<PatchDocument> OfThisVersion(List<PatchDocument> replies, List<PatchDocument> patches, List<string> leftOut)
    {
        var earlier = replies.Where(reply => patches.TrueForAll(patch => patch.Metadata.Version > reply.Metadata.Version)).ToList();
        leftOut.AddRange(earlier.Select(reply => $"A reply to an earlier version was left out: {reply.Metadata.Subject}."));
        return [.. replies.Except(earlier)];
    }

    /// <summary>A thread often holds the version before, which a later one of the same number or title takes the place of.</summary>
    private static List<PatchDocument> WithoutEarlierVersions(List<PatchDocument> patches, List<string> leftOut)
    {
        var earlier = patches.Where(patch => patches.Exists(later => Replaces(later.Metadata, patch.Metadata))).ToList();
        leftOut.AddRange(earlier.Select(patch => $"An earlier version was left out: {patch.Metadata.Subject}."));
        return [.. patches.Except(earlier)];
    }

    private static bool Replaces(PatchMetadata later, PatchMetadata patch) =>
        later.Version > patch.Version
        && ((later.Number is not null && later.Number == patch.Number) || (later.Title is not null && later.Title == patch.Title));

    private static List<PatchDocument> WithoutResent(List<PatchDocument> patches, List<string> leftOut)
    {
        var kept = new List<PatchDocument>();
        foreach (var patch in patches)
        {
            var same = kept.Find(other => other.Metadata.Number is not null && other.Metadata.Number == patch.Metadata.Number
                && other.Metadata.Total == patch.Metadata.Total);
            if (same is null)
            {
                kept.Add(patch);
            }
            else if (same.Metadata.Title == patch.Metadata.Title && SameText(same, patch))
            {
                leftOut.Add($"A patch that is there twice is taken once: {patch.Metadata.Subject}.");
            }
            else
            {
                throw Several($"two patches have the same number: {same.Metadata.Subject}; {patch.Metadata.Subject}", patch);
            }
        }

        return kept;
    }

    private static bool SameText(PatchDocument one, PatchDocument other) => LinesOf(one).SequenceEqual(LinesOf(other));

    private static IEnumerable<(string, HunkLineKind, string)> LinesOf(PatchDocument patch) =>
        from file in patch.Files
        from hunk in file.Hunks
        from line in hunk.Lines
        select (file.Path, line.Kind, line.Text);

    private static void RequireOneSeries(List<PatchDocument> patches)
    {
        if (patches.Find(patch => patch.Metadata.Total != patches[0].Metadata.Total) is { } other)
        {
            throw Several($"the input holds several series: {patches[0].Metadata.Subject}; {other.Metadata.Subject}", other);
        }
    }

    private static PatchFormatException Several(string problem, PatchDocument patch) => new(problem, patch.SourceName, 0, Remedy);
}
