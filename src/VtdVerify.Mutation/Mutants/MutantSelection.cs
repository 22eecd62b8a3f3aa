namespace VtdVerify.Mutation.Mutants;

/// <summary>Which mutants are asked for.</summary>
public sealed record MutantSelection
{
    /// <summary>Everything.</summary>
    public static MutantSelection Everything { get; } = new();

    /// <summary>Only where the patch added a line.</summary>
    public bool ChangedOnly { get; init; }

    /// <summary>Only of this function; null for all.</summary>
    public string? Function { get; init; }

    /// <summary>Which part of <see cref="Shards"/>, from 1: every so many-th mutant, in the order of the source.</summary>
    public int Shard { get; init; } = 1;

    /// <summary>1 for the whole.</summary>
    public int Shards { get; init; } = 1;

    /// <summary>The mutants of the part.</summary>
    /// <param name="ofAllParts">In the order of the source.</param>
    internal IReadOnlyList<Mutant> PartOf(IEnumerable<Mutant> ofAllParts) =>
        [.. ofAllParts.Where((_, index) => index % Shards == Shard - 1)];
}
