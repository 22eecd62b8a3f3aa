namespace VtdVerify.Reporting;

/// <summary>A claim about a subject over symbolic values, and how the solver decided it.</summary>
public sealed record ObligationVerdict : IJudged
{
    public required string Id { get; init; }

    /// <summary>The id of the class of scopes that the claim is made for.</summary>
    public required string Class { get; init; }

    public required string Claim { get; init; }

    public required VerdictKind Verdict { get; init; }

    public string? Reason { get; init; }

    public int? Bound { get; init; }

    /// <summary>Ids of the ledger.</summary>
    public IReadOnlyList<string> Assumptions { get; init; } = [];

    public Witness? Witness { get; init; }

    public Counterexample? Counterexample { get; init; }
}

/// <summary>A state that reaches the end of the path: what shows that a proof is not vacuous.</summary>
public sealed record Witness
{
    public required string Sentence { get; init; }

    public IReadOnlyList<NamedValue> Values { get; init; } = [];
}

/// <summary>One symbolic constant with its value in a model.</summary>
public sealed record NamedValue(string Name, HexWord Value);
