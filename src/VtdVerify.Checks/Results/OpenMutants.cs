using VtdVerify.Mutation.Elements;
using VtdVerify.Mutation.Running;
using VtdVerify.Reporting;

namespace VtdVerify.Checks.Results;

/// <summary>Mutants that a reader has to look at, at their places.</summary>
internal static class OpenMutants
{
    public static OpenMutantBlock Block(ReportedMutant mutant, MutationReport report)
    {
        var (start, end) = (mutant.Start, mutant.End);
        var line = report.LineOf(mutant);
        var length = end.Line == start.Line ? end.Column - start.Column : line.Length - start.Column + 1;
        return new OpenMutantBlock(
            $"{mutant.Details.Status.ToString().ToUpperInvariant()} {mutant.MutatorId} at {mutant.File}:{start.Line}",
            line, start.Column, length, [.. Details(mutant)], [.. Scenario(mutant)]);
    }

    /// <summary>What became of a mutant, in a few words.</summary>
    public static string Ending(MutantDetails result) => result.KilledBy is { } killer
        ? $"killed by {(killer.Kind == KillerKind.Scenario ? "scenario" : "obligation")} {killer.Id}"
        : $"{result.Status.ToString().ToLowerInvariant()}, {result.Reason}";

    private static IEnumerable<LabelledText> Details(ReportedMutant mutant)
    {
        yield return new LabelledText("id", mutant.Id);
        yield return new LabelledText("becomes", mutant.Replacement.Length == 0 ? "nothing" : mutant.Replacement);
        yield return new LabelledText("because", mutant.Details.Reason);
        if (mutant.Details.Difference is { } difference)
        {
            yield return new LabelledText("original", difference.Original);
            yield return new LabelledText("mutant", difference.Mutated);
            yield return new LabelledText("on", "the machine of this scenario, which the original passes:");
        }
    }

    private static IEnumerable<string> Scenario(ReportedMutant mutant) =>
        mutant.Details.Difference is { } difference ? difference.Scenario.TrimEnd().Split('\n') : [];
}
