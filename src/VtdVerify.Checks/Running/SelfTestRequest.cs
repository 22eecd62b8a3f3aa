namespace VtdVerify.Checks.Running;

/// <summary>What `selftest` was asked for.</summary>
public sealed record SelfTestRequest
{
    /// <summary>How many programs, over all shards.</summary>
    public required long Programs { get; init; }

    public required ulong Seed { get; init; }

    public required Shard Shard { get; init; }

    /// <summary>The folder of a QEMU source tree; null for the small one.</summary>
    public string? Qemu { get; init; }

    /// <summary>How many findings are made small.</summary>
    public int Reduced { get; init; } = 8;

    /// <summary>1 or more.</summary>
    public required int Jobs { get; init; }
}
