using VtdVerify.Terms;

namespace VtdVerify.Cli.Commands;

/// <summary>What `diff` was asked for.</summary>
internal sealed record DiffRequest
{
    /// <summary>The name of a built-in revision, a path, or <see cref="CheckRequest.Stream"/>.</summary>
    public required string Old { get; init; }

    /// <summary>As <see cref="Old"/>; not both are standard input.</summary>
    public required string New { get; init; }

    /// <summary>A path, or <see cref="CheckRequest.Stream"/>, which takes the place of the report; null for no JSON.</summary>
    public string? Json { get; init; }

    /// <summary>1 or more.</summary>
    public required int Jobs { get; init; }

    /// <summary>How much the run may spend.</summary>
    public Effort Effort { get; init; } = Effort.Usual;

    public bool NoColor { get; init; }

    public bool Verbose { get; init; }
}
