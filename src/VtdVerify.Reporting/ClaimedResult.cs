namespace VtdVerify.Reporting;

/// <summary>A promise of the posted text, beside what is known of it.</summary>
/// <param name="Phrase">The text's own words.</param>
public sealed record ClaimedResult(string Phrase, IReadOnlyList<ClaimedGuarantee> Guarantees);

/// <summary>A guarantee that a promise is about, with its verdict for every scope.</summary>
public sealed record ClaimedGuarantee(string Id, VerdictKind Verdict);
