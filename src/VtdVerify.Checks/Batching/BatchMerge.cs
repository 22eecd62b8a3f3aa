using VtdVerify.Reporting;

namespace VtdVerify.Checks.Batching;

/// <summary>`merge` of what `batch` has written: each mail once, in the order of the archive.</summary>
public static class BatchMerge
{
    /// <summary>Whether the file begins with a line of `batch`. A file that cannot be read is not looked into.</summary>
    public static bool IsPart(string path)
    {
        try
        {
            return File.ReadLines(path).FirstOrDefault() is { } line && BatchLine.FromJson(line) is not null;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Reads and merges them.</summary>
    /// <exception cref="UserErrorException">One is no result of `batch`, or they are not the parts of one run.</exception>
    public static IReadOnlyList<BatchLine> Of(IReadOnlyList<string> paths)
    {
        var lines = paths.SelectMany(LinesOf).GroupBy(line => (line.Id, line.Sha256)).Select(OneOf)
            .OrderBy(line => line.Id, Places).ToList();
        RequireAllParts(lines);
        return [.. lines.Select(line => line with { Shard = null })];
    }

    /// <summary>The line of a mail; given twice, it must say the same.</summary>
    private static BatchLine OneOf(IEnumerable<BatchLine> same)
    {
        var lines = same.ToList();
        return lines.TrueForAll(line => (line.Outcome, line.ExitCode) == (lines[0].Outcome, lines[0].ExitCode)) ? lines[0]
            : throw Unfit($"the lines of {lines[0].Id} differ: they come from different runs");
    }

    /// <summary>Every part of the archive that has a mail. One with fewer mails than parts has parts without any.</summary>
    private static void RequireAllParts(IReadOnlyList<BatchLine> lines)
    {
        var parts = lines.Select(line => line.Shard).OfType<string>().Select(PartOf).ToHashSet();
        var totals = parts.Select(part => part.Parts).Distinct().ToList();
        if (totals.Count > 1 || (totals.Count == 1 && lines.Any(line => line.Shard is null)))
        {
            throw Unfit("the archive was not divided alike for all of these lines: they come from different runs");
        }

        var all = totals.Count == 0 ? 0 : Math.Min(totals[0], Math.Max(lines.Count, parts.Max(part => part.Part)));
        var missing = Enumerable.Range(1, all).Except(parts.Select(part => part.Part)).ToList();
        if (missing.Count > 0)
        {
            throw Unfit(FormattableString.Invariant($"part {missing[0]} of {totals[0]} is missing"));
        }
    }

    private static Shard PartOf(string shard) =>
        Shard.Parse(shard) ?? throw Unfit($"'{shard}' is no part of an archive");

    private static UserErrorException Unfit(string problem) =>
        new(problem, "Give the file of each part of one run of 'batch', all of the same archive.", ExitCodes.InputError);

    /// <summary>By name, and in one mbox by the mail's number.</summary>
    private static IComparer<string> Places { get; } = Comparer<string>.Create((one, other) =>
    {
        var (name, number) = Split(one);
        var (otherName, otherNumber) = Split(other);
        var byName = string.CompareOrdinal(name, otherName);
        return byName != 0 ? byName : number.CompareTo(otherNumber);
    });

    private static (string Name, int Number) Split(string place)
    {
        var mark = place.LastIndexOf('#');
        return mark >= 0 && int.TryParse(place.AsSpan(mark + 1), out var number) ? (place[..mark], number) : (place, 0);
    }

    private static IEnumerable<BatchLine> LinesOf(string path)
    {
        var number = 0;
        foreach (var text in File.ReadLines(path))
        {
            number++;
            yield return BatchLine.FromJson(text) ?? throw new UserErrorException(
                FormattableString.Invariant($"{path}, line {number}: this is no result of 'batch'"),
                "Give the files that 'batch' has written, after its end.",
                ExitCodes.InputError);
        }
    }
}
