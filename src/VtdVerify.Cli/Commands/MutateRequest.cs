using VtdVerify.Mutation.Mutants;

namespace VtdVerify.Cli.Commands;

/// <summary>What `mutate` was asked for.</summary>
internal sealed record MutateRequest
{
    /// <summary>A path, or "-" for standard input.</summary>
    public required string Patch { get; init; }

    public required MutantSelection Selection { get; init; }

    /// <summary>A path, or "-", which takes the place of the report; null for no JSON.</summary>
    public string? Json { get; init; }

    /// <summary>A path; null for no file.</summary>
    public string? Report { get; init; }

    /// <summary>1 or more.</summary>
    public required int Jobs { get; init; }

    public bool NoColor { get; init; }

    public bool Verbose { get; init; }
}
