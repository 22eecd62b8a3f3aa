using VtdVerify.Cli.Mutating;
using VtdVerify.Mutation.Mutants;
using VtdVerify.Terms;

namespace VtdVerify.Cli.Commands;

/// <summary>What `mutate` was asked for.</summary>
internal sealed record MutateRequest
{
    /// <summary>A path, or "-" for standard input.</summary>
    public required string Patch { get; init; }

    public required MutantSelection Selection { get; init; }

    public required MutationOutput Output { get; init; }

    /// <summary>1 or more.</summary>
    public required int Jobs { get; init; }

    /// <summary>How much the run may spend.</summary>
    public Effort Effort { get; init; } = Effort.Usual;

    public bool Verbose { get; init; }
}
