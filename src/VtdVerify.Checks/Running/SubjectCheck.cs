using VtdVerify.Checks.Inputs;
using VtdVerify.Features.Running;
using VtdVerify.Gherkin.Running;
using VtdVerify.Repair.Searching;
using VtdVerify.Specs.Pool;

namespace VtdVerify.Checks.Running;

/// <summary>All that was found out about one subject.</summary>
internal sealed record SubjectCheck(
    ReportedSubject Subject, IReadOnlyList<Specs.Proof.ObligationResult> Proofs, IReadOnlyList<ScenarioOutcome> Scenarios)
{
    /// <summary>The scenarios of the feature files that the command line names; null where it names none.</summary>
    public IReadOnlyList<ScenarioOutcome>? Named { get; init; }

    /// <summary>What it does on the machines of the pool.</summary>
    public required IReadOnlyList<PoolRun> Pool { get; init; }

    /// <summary>What mends rest on; null where it was not found out.</summary>
    public OriginalRuns? Original { get; init; }
}

/// <summary>The checks of a run, in the order of the subjects, and the wall time of each kind.</summary>
/// <param name="Notes">What a reader must know about how they were made, one sentence each.</param>
internal sealed record CheckFindings(IReadOnlyList<SubjectCheck> Subjects, TimeSpan Proofs, TimeSpan Scenarios, IReadOnlyList<string> Notes)
{
    /// <summary>What Reqnroll wrote of the scenarios; null where nobody asked for it.</summary>
    public RunReports? Reports { get; init; }

    /// <summary>How long what is proved took on the machines of the pool.</summary>
    public TimeSpan Pool { get; init; }
}
