using VtdVerify.Terms;

namespace VtdVerify.Checks.Running;

/// <summary>What `diff` was asked for.</summary>
public sealed record DiffRequest
{
    /// <summary>The name of a built-in revision, a path, or <see cref="Inputs.StandardStream.Name"/>.</summary>
    public required string Old { get; init; }

    /// <summary>As <see cref="Old"/>; not both are standard input.</summary>
    public required string New { get; init; }

    /// <summary>1 or more.</summary>
    public required int Jobs { get; init; }

    /// <summary>How much the run may spend.</summary>
    public Effort Effort { get; init; } = Effort.Usual;
}
