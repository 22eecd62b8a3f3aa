namespace VtdVerify.Reporting;

/// <summary>What a mutation run shows, in plain values.</summary>
/// <param name="Header">Labels and texts: the patch, the original's standing, the numbers.</param>
/// <param name="Mutators">A row for each mutator that made something.</param>
/// <param name="Open">Mutants that are neither killed nor equivalent, in the order of the source.</param>
/// <param name="Guarantees">Who kills what.</param>
/// <param name="Faults">The faults of the past that the subject can have, and what became of them.</param>
/// <param name="Conclusion">The last lines.</param>
public sealed record MutationSummary(
    IReadOnlyList<LabelledText> Header,
    IReadOnlyList<MutatorRow> Mutators,
    IReadOnlyList<OpenMutantBlock> Open,
    IReadOnlyList<GuaranteeKills> Guarantees,
    IReadOnlyList<LabelledText> Faults,
    IReadOnlyList<string> Conclusion);

/// <summary>A text with its label.</summary>
public sealed record LabelledText(string Label, string Text);

/// <summary>How many mutants of one mutator ended how.</summary>
public sealed record MutatorRow(
    string Mutator, int Mutants, int Killed, int Equivalent, int Survived, int Timeout, int Invalid, int Unsupported);

/// <summary>A mutant that a reader has to look at.</summary>
/// <param name="Title">Its status, mutator, place and id.</param>
/// <param name="SourceLine">The line of the source that it changes first.</param>
/// <param name="Column">One-based, where the change begins in that line.</param>
/// <param name="Length">How much of that line goes.</param>
/// <param name="Details">What it becomes, why it is open, where it differs.</param>
/// <param name="Scenario">A scenario that would tell it from the original, line by line; empty for none.</param>
public sealed record OpenMutantBlock(
    string Title, string SourceLine, int Column, int Length, IReadOnlyList<LabelledText> Details, IReadOnlyList<string> Scenario);

/// <summary>What one guarantee does for the suite.</summary>
/// <param name="ByScenarios">Mutants that its scenarios kill.</param>
/// <param name="ByObligationsOnly">Mutants that its obligations kill and no scenario of any guarantee.</param>
/// <param name="Alone">Mutants that no other guarantee kills.</param>
public sealed record GuaranteeKills(string Id, int ByScenarios, int ByObligationsOnly, int Alone, string Note);
