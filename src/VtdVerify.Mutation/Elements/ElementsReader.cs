using System.Text.Json;
using VtdVerify.Mutation.Mutants;
using VtdVerify.Mutation.Running;

namespace VtdVerify.Mutation.Elements;

/// <summary>Reads what <see cref="ElementsReport"/> has written.</summary>
public static class ElementsReader
{
    /// <summary>The report of a text.</summary>
    /// <param name="name">What the text is called in messages: a path.</param>
    /// <exception cref="ReportException">It is no JSON, or none that `mutate --json` has written.</exception>
    public static MutationReport Read(string name, string json)
    {
        ElementsForm? read;
        try
        {
            read = JsonSerializer.Deserialize(json, ElementsJson.OfFile.ElementsForm);
        }
        catch (JsonException wrong)
        {
            throw Stranger(name, wrong);
        }

        return read?.Framework.Name == ElementsReport.ToolName && read.Config.Selection is { Shards: >= 1 } part
            && part.Shard >= 1 && part.Shard <= part.Shards
            ? Report(name, read)
            : throw Stranger(name, null);
    }

    private static MutationReport Report(string name, ElementsForm read)
    {
        var mutants =
            from file in read.Files
            let place = (file.Key, file.Value.Source.Split('\n'))
            from mutant in file.Value.Mutants
            select Mutant(name, place, mutant, read.Config);
        return new MutationReport(
            read.Config.Patch,
            read.Framework.Version,
            read.Config.Functions,
            read.Config.Guarantees,
            read.Config.ScenarioCount,
            read.Config.Selection,
            read.Files.ToDictionary(file => file.Key, file => file.Value.Source, StringComparer.Ordinal),
            [.. mutants]);
    }

    private static ReportedMutant Mutant(string name, (string Path, string[] Lines) file, MutantForm mutant, ReportDetails details) =>
        details.Mutants.TryGetValue(mutant.Id, out var own) && IsPlace(mutant.Location, file.Lines) && own.Faults.All(HistoricFaults.Knows)
            && Enum.IsDefined(own.Status) && own.KilledBy is null or { Kind: KillerKind.Scenario or KillerKind.Obligation }
            ? new(mutant.Id, mutant.MutatorName, file.Path, mutant.Location.Start, mutant.Location.End, mutant.Replacement, own)
            : throw Stranger(name, null);

    private static bool IsPlace(LocationForm place, string[] lines) =>
        IsPlace(place.Start, lines) && IsPlace(place.End, lines)
        && (place.Start.Line < place.End.Line || (place.Start.Line == place.End.Line && place.Start.Column <= place.End.Column));

    private static bool IsPlace(SourcePosition place, string[] lines) =>
        place.Line >= 1 && place.Line <= lines.Length && place.Column >= 1 && place.Column <= lines[place.Line - 1].Length + 1;

    private static ReportException Stranger(string name, JsonException? wrong) => new(
        $"{name} is no report that this version of 'vtdverify mutate --json' has written{Place(wrong)}",
        "Give the files that --json has written.");

    private static string Place(JsonException? wrong) =>
        wrong?.LineNumber is { } line ? FormattableString.Invariant($", see line {line + 1}") : string.Empty;
}
