namespace VtdVerify.Cli.Commands;

/// <summary>What `repair` was asked for.</summary>
internal sealed record RepairRequest
{
    /// <summary>A path, or <see cref="CheckRequest.Stream"/>.</summary>
    public required string Patch { get; init; }

    /// <summary>The folder of a QEMU source tree; null for none.</summary>
    public string? Qemu { get; init; }

    /// <summary>A path, or <see cref="CheckRequest.Stream"/>, which takes the place of the report; null for no mail.</summary>
    public string? Mail { get; init; }

    /// <summary>The same for JSON.</summary>
    public string? Json { get; init; }

    /// <summary>1 or more.</summary>
    public required int Jobs { get; init; }

    public bool NoColor { get; init; }

    public bool Verbose { get; init; }
}
