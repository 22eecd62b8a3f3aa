using VtdVerify.Mutation.Mutants;
using VtdVerify.Mutation.Running;

namespace VtdVerify.Mutation.Elements;

/// <summary>All that is told of a mutation run: what its JSON holds and its views show.</summary>
/// <param name="Patch">What the reader calls the patch.</param>
/// <param name="ToolVersion">The version of VtdVerify that made it, as it shows itself.</param>
/// <param name="Functions">The functions that could be mutated.</param>
/// <param name="Guarantees">Every guarantee that was asked for, and whether it may kill.</param>
/// <param name="ScenarioCount">How many scenarios may kill.</param>
/// <param name="Selection">Which of the mutants these are.</param>
/// <param name="Sources">Each mutated file: the lines that the patch shows, at their numbers; what it does not show is empty.</param>
/// <param name="Mutants">In the order of the source.</param>
public sealed record MutationReport(
    string Patch,
    string ToolVersion,
    IReadOnlyList<string> Functions,
    IReadOnlyList<ReportedStanding> Guarantees,
    int ScenarioCount,
    MutantSelection Selection,
    IReadOnlyDictionary<string, string> Sources,
    IReadOnlyList<ReportedMutant> Mutants)
{
    /// <summary>The report on a run.</summary>
    public static MutationReport Of(
        string patch,
        string toolVersion,
        MutationTarget target,
        Baseline baseline,
        MutantSelection selection,
        IReadOnlyList<MutantResult> results) => new(
        patch,
        toolVersion,
        target.FunctionNames,
        [.. baseline.Guarantees.Select(standing => new ReportedStanding(standing.Guarantee.Id, standing.Holds, standing.Reason))],
        baseline.ScenarioCount,
        selection,
        target.Sources,
        [.. results.Select(ReportedMutant.Of)]);

    /// <summary>The text that a mutant replaces.</summary>
    public string OriginalOf(ReportedMutant mutant)
    {
        var lines = Sources[mutant.File].Split('\n')[(mutant.Start.Line - 1)..mutant.End.Line];
        lines[^1] = lines[^1][..(mutant.End.Column - 1)];
        lines[0] = lines[0][(mutant.Start.Column - 1)..];
        return string.Join('\n', lines);
    }

    /// <summary>The line in which a mutant begins.</summary>
    public string LineOf(ReportedMutant mutant) => Sources[mutant.File].Split('\n')[mutant.Start.Line - 1];
}

/// <summary>Whether a guarantee may kill, and why not.</summary>
public sealed record ReportedStanding(string Id, bool Holds, string? Reason = null);

/// <summary>A mutant and what became of it.</summary>
/// <param name="Start">Where the change begins.</param>
/// <param name="End">Where it ends, exclusive.</param>
/// <param name="Replacement">What stands there instead.</param>
/// <param name="Details">What became of it.</param>
public sealed record ReportedMutant(
    string Id, string MutatorId, string File, SourcePosition Start, SourcePosition End, string Replacement, MutantDetails Details)
{
    internal static ReportedMutant Of(MutantResult result) => new(
        result.Mutant.Id,
        result.Mutant.MutatorId,
        result.Mutant.Span.File,
        new SourcePosition(result.Mutant.Span.Line, result.Mutant.Span.Column),
        result.Mutant.End,
        result.Mutant.Replacement,
        MutantDetails.Of(result));
}

/// <summary>What became of a mutant, as <see cref="MutantResult"/> has it.</summary>
public sealed record MutantDetails(
    MutantStatus Status,
    string Reason,
    IReadOnlyList<string> Faults,
    IReadOnlyList<string> KillingScenarioGuarantees,
    IReadOnlyList<string> KillingObligationGuarantees,
    Killer? KilledBy = null,
    ReportedDifference? Difference = null)
{
    /// <summary>All guarantees that kill it, one way or the other.</summary>
    public IEnumerable<string> KillingGuarantees() => KillingScenarioGuarantees.Union(KillingObligationGuarantees);

    internal static MutantDetails Of(MutantResult result) => new(
        result.Status,
        result.Reason,
        result.Mutant.Faults,
        result.KillingScenarioGuarantees,
        result.KillingObligationGuarantees,
        result.KilledBy,
        result.Difference is { } difference
            ? new ReportedDifference(difference.Original, difference.Mutated, difference.Scenario)
            : null);
}

/// <summary>What the original and the mutant do otherwise, on the machine of a scenario that the original passes.</summary>
public sealed record ReportedDifference(string Original, string Mutated, string Scenario);
