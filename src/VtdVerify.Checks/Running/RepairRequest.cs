namespace VtdVerify.Checks.Running;

/// <summary>What `repair` was asked for.</summary>
public sealed record RepairRequest
{
    /// <summary>A path, or <see cref="Inputs.StandardStream.Name"/>.</summary>
    public required string Patch { get; init; }

    /// <summary>The folder of a QEMU source tree; null for none.</summary>
    public string? Qemu { get; init; }

    /// <summary>Whether every two edits are tried together, and not only those with one of the best.</summary>
    public bool AllPairs { get; init; }

    /// <summary>1 or more.</summary>
    public required int Jobs { get; init; }
}
