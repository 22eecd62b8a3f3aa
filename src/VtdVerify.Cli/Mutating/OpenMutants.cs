using VtdVerify.Mutation.Mutants;
using VtdVerify.Mutation.Running;
using VtdVerify.Reporting;

namespace VtdVerify.Cli.Mutating;

/// <summary>Mutants that a reader has to look at, at their places.</summary>
internal static class OpenMutants
{
    public static OpenMutantBlock Block(MutantResult result, MutationTarget target)
    {
        var mutant = result.Mutant;
        var line = target.LineAt(mutant.Span);
        var length = mutant.End.Line == mutant.Span.Line ? mutant.End.Column - mutant.Span.Column : line.Length - mutant.Span.Column + 1;
        return new OpenMutantBlock(
            $"{result.Status.ToString().ToUpperInvariant()} {mutant.MutatorId} at {mutant.Span.File}:{mutant.Span.Line}",
            line, mutant.Span.Column, length, [.. Details(result)], [.. Scenario(result)]);
    }

    /// <summary>What became of a mutant, in a few words.</summary>
    public static string Ending(MutantResult result) => result.KilledBy is { } killer
        ? $"killed by {(killer.Kind == KillerKind.Scenario ? "scenario" : "obligation")} {killer.Id}"
        : $"{result.Status.ToString().ToLowerInvariant()}, {result.Reason}";

    private static IEnumerable<LabelledText> Details(MutantResult result)
    {
        yield return new LabelledText("id", result.Mutant.Id);
        yield return new LabelledText("becomes", result.Mutant.Replacement.Length == 0 ? "nothing" : result.Mutant.Replacement);
        yield return new LabelledText("because", result.Reason);
        if (result.Difference is { } difference)
        {
            yield return new LabelledText("original", difference.Original);
            yield return new LabelledText("mutant", difference.Mutated);
            yield return new LabelledText("on", "the machine of this scenario, which the original passes:");
        }
    }

    private static IEnumerable<string> Scenario(MutantResult result) =>
        result.Difference is { } difference ? difference.Scenario.TrimEnd().Split('\n') : [];
}
