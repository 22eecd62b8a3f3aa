using VtdVerify.Subjects;

namespace VtdVerify.Checks.Running;

/// <summary>What `conform` was asked for.</summary>
public sealed record ConformRequest
{
    /// <summary>A path, or <see cref="Inputs.StandardStream.Name"/>; null for the tree as it stands.</summary>
    public string? Patch { get; init; }

    /// <summary>The folder of a QEMU source tree.</summary>
    public required string Qemu { get; init; }

    /// <summary>The vIOMMU whose unmap is compiled.</summary>
    public required Viommu Viommu { get; init; }

    /// <summary>How many random machines; those of the scenarios come besides.</summary>
    public required long Machines { get; init; }

    public required ulong Seed { get; init; }

    /// <summary>The revision to compare with; null for the one that the code is found to be.</summary>
    public string? Model { get; init; }

    /// <summary>1 or more.</summary>
    public required int Jobs { get; init; }

    /// <summary>Do without a sandbox for compiled code where there is none.</summary>
    public bool Unconfined { get; init; }
}
