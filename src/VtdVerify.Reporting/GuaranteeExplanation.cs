namespace VtdVerify.Reporting;

/// <summary>Everything that backs one guarantee: what `explain` shows.</summary>
public sealed record GuaranteeExplanation
{
    public required string Id { get; init; }

    public required GuaranteeOrigin Kind { get; init; }

    public required string Sentence { get; init; }

    /// <summary>What goes wrong where it does not hold.</summary>
    public required string Why { get; init; }

    /// <summary>Where the rule comes from.</summary>
    public required string Source { get; init; }

    /// <summary>The C that it is about, in QEMU's names.</summary>
    public required string Code { get; init; }

    /// <summary>Its scenarios, by rule and in the order of the feature file.</summary>
    public IReadOnlyList<ExplainedRule> Rules { get; init; } = [];

    public IReadOnlyList<ExplainedObligation> Obligations { get; init; } = [];

    /// <summary>The assumptions of all its proofs, in the order of the ledger.</summary>
    public IReadOnlyList<ExplainedAssumption> Assumptions { get; init; } = [];

    /// <summary>The mutants of the sample patch that no other guarantee kills.</summary>
    public IReadOnlyList<ExplainedMutant> SoleKills { get; init; } = [];
}

/// <summary>A rule of a feature file with its scenarios.</summary>
/// <param name="Feature">The path of the file, from the repository's root.</param>
/// <param name="Scenarios">Names; an outline gives one for each row of its examples.</param>
public sealed record ExplainedRule(string Feature, string Name, IReadOnlyList<string> Scenarios);

/// <summary>A claim, and the ids of the assumptions that its proof uses.</summary>
/// <param name="Verdict">For the revision that ships; null where there was no solver to ask.</param>
public sealed record ExplainedObligation(string Id, string Claim, VerdictKind? Verdict, IReadOnlyList<string> Assumptions);

/// <summary>An assumption of the ledger.</summary>
public sealed record ExplainedAssumption(string Id, string Sentence);

/// <summary>A change that only this guarantee notices.</summary>
public sealed record ExplainedMutant(string Mutator, string Original, string Replacement);
