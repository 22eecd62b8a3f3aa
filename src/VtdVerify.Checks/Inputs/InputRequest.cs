using VtdVerify.Subjects;

namespace VtdVerify.Checks.Inputs;

/// <summary>The code that is to be read.</summary>
public sealed record InputRequest
{
    /// <summary>A path, or <see cref="StandardStream.Name"/>; null for the built-in comparison, or the tree as it stands.</summary>
    public string? Patch { get; init; }

    /// <summary>The folder of a QEMU source tree; null for none.</summary>
    public string? Qemu { get; init; }

    /// <summary>The one vIOMMU of the tree to judge; null for every one that it has.</summary>
    public Viommu? Viommu { get; init; }

    /// <summary>The code without the patch beside the code with it.</summary>
    public bool BeforeAfter { get; init; }

    /// <summary>The code that the patch was made on, a revision or a patch; null for none.</summary>
    public string? On { get; init; }
}
