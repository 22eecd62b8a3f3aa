using System.Globalization;

namespace VtdVerify.Mutation.Elements;

/// <summary>Makes one report of those of all parts of a run.</summary>
public static class ShardMerge
{
    private const int MostNamed = 10;

    private const string TakeOneRun =
        "Merge the reports of one run: the same patch, the same options but --shard, and one version of VtdVerify.";

    /// <summary>The report that the run would have given without <c>--shard</c>.</summary>
    /// <param name="parts">At least one, each with what it is called in messages; in any order.</param>
    /// <exception cref="ReportException">A part is missing or given twice, or they are not of one run.</exception>
    public static MutationReport Merge(IReadOnlyList<(string Name, MutationReport Report)> parts)
    {
        var (firstName, first) = parts[0];
        foreach (var (name, part) in parts.Skip(1))
        {
            if (Difference(first, part) is { } difference)
            {
                throw new ReportException($"{firstName} and {name} are of different {difference}", TakeOneRun);
            }
        }

        CheckAllThere(parts);
        var inOrder = parts.Select(part => part.Report).OrderBy(report => report.Selection.Shard).ToList();
        return first with { Selection = first.Selection with { Shard = 1, Shards = 1 }, Mutants = [.. Interleaved(inOrder)] };
    }

    private static string? Difference(MutationReport one, MutationReport other) =>
        one.ToolVersion != other.ToolVersion ? $"versions: {one.ToolVersion} and {other.ToolVersion}"
        : !SameSources(one, other) || !one.Functions.SequenceEqual(other.Functions) ? $"patches: {one.Patch} and {other.Patch}"
        : one.Selection.Shards != other.Selection.Shards ? $"runs: one of {one.Selection.Shards} parts and one of {other.Selection.Shards}"
        : one.Selection with { Shard = 1 } != other.Selection with { Shard = 1 } ? "selections: --changed or --function differs"
        : one.ScenarioCount != other.ScenarioCount || !one.Guarantees.SequenceEqual(other.Guarantees)
            ? "originals: other guarantees hold for it"
        : null;

    private static bool SameSources(MutationReport one, MutationReport other) =>
        one.Sources.Count == other.Sources.Count
        && one.Sources.All(file => other.Sources.TryGetValue(file.Key, out var text) && text == file.Value);

    private static void CheckAllThere(IReadOnlyList<(string Name, MutationReport Report)> parts)
    {
        var shards = parts[0].Report.Selection.Shards;
        var byShard = parts.ToLookup(part => part.Report.Selection.Shard, part => part.Name);
        if (byShard.FirstOrDefault(part => part.Count() > 1) is { } twice)
        {
            throw new ReportException(
                Text($"part {twice.Key}/{shards} is there more than once: {string.Join(", ", twice)}"), "Give each part once.");
        }

        // A report may say that there are a billion parts: only so many are looked for as are named.
        var missing = Enumerable.Range(1, shards)
            .Where(shard => !byShard.Contains(shard))
            .Take(MostNamed + 1)
            .Select(shard => Text($"{shard}/{shards}"))
            .ToList();
        if (missing.Count > 0)
        {
            var more = missing.Count > MostNamed ? ", and more" : string.Empty;
            throw new ReportException(
                $"{(missing.Count == 1 ? "a part is" : "parts are")} missing: {string.Join(", ", missing.Take(MostNamed))}{more}",
                "Give the report of every part.");
        }
    }

    /// <summary>The order of the source, of which each part has every so many-th mutant.</summary>
    private static IEnumerable<ReportedMutant> Interleaved(IReadOnlyList<MutationReport> parts)
    {
        var count = parts.Sum(part => part.Mutants.Count);
        for (var index = 0; index < count; index++)
        {
            var (part, place) = (parts[index % parts.Count], index / parts.Count);
            yield return place < part.Mutants.Count
                ? part.Mutants[place]
                : throw new ReportException(
                    Text($"part {part.Selection.Shard}/{parts.Count} has {part.Mutants.Count} mutants, too few beside the others"),
                    TakeOneRun);
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
