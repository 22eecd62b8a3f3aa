using VtdVerify.Mutation.Mutants;
using VtdVerify.Terms;

namespace VtdVerify.Checks.Running;

/// <summary>What `mutate` was asked for.</summary>
public sealed record MutateRequest
{
    /// <summary>A path, or <see cref="Inputs.StandardStream.Name"/>.</summary>
    public required string Patch { get; init; }

    public required MutantSelection Selection { get; init; }

    /// <summary>1 or more.</summary>
    public required int Jobs { get; init; }

    /// <summary>How much the run may spend.</summary>
    public Effort Effort { get; init; } = Effort.Usual;
}
