using VtdVerify.Checks;
using VtdVerify.Checks.Inputs;
using VtdVerify.Cli.Rendering;
using VtdVerify.Reporting;

namespace VtdVerify.Cli.Batching;

/// <summary>`merge` of what `batch` has written: each mail once, in the order of the archive.</summary>
internal static class BatchMerge
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

    public static int Execute(IReadOnlyList<string> paths, MutationOutput output, CliEnvironment environment)
    {
        if (output.Html is not null)
        {
            throw new UserErrorException(
                "--html is a page of mutants, and these files are results of 'batch'", "Leave it out.", ExitCodes.UsageError);
        }

        var lines = paths.SelectMany(LinesOf).DistinctBy(line => (line.Id, line.Sha256)).OrderBy(line => line.Id, Places).ToList();
        var summary = new BatchSummary();
        lines.ForEach(line => summary.Add(line.Outcome));
        var text = string.Concat(lines.Select(line => line.ToJson() + "\n"));
        environment.Output.Write(output.Json == StandardStream.Name ? text : $"{summary}\n");
        environment.Output.Flush();
        var files = new OutputFiles(environment);
        var written = files.WriteNamed(output.Json, () => text);
        written &= output.Report is null || files.Write(output.Report, file => file.Write($"{summary}\n"));
        return Outcome.Of(written, summary.ExitCode);
    }

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
