using VtdVerify.Cli.Reading;
using VtdVerify.Features.OwnRunner;

namespace VtdVerify.Cli.Checking;

/// <summary>All that was found out about one subject.</summary>
internal sealed record SubjectCheck(
    CastSubject Subject, IReadOnlyList<Specs.Proof.ObligationResult> Proofs, IReadOnlyList<ScenarioOutcome> Scenarios);

/// <summary>The checks of a run, in the order of the subjects, and the wall time of each kind.</summary>
/// <param name="Notes">What a reader must know about how they were made, one sentence each.</param>
internal sealed record Findings(IReadOnlyList<SubjectCheck> Subjects, TimeSpan Proofs, TimeSpan Scenarios, IReadOnlyList<string> Notes);
