namespace VtdVerify.Specs.Assumptions;

/// <summary>Something that every proof takes as given. The report prints all of them.</summary>
/// <param name="Id">Stable.</param>
/// <param name="Sentence">What is assumed.</param>
/// <param name="Reason">Why that is fair, and what holds without it.</param>
public sealed record Assumption(string Id, string Sentence, string Reason);
