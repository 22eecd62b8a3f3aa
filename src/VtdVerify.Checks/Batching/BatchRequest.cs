using VtdVerify.Terms;

namespace VtdVerify.Checks.Batching;

/// <summary>What `batch` was asked for.</summary>
public sealed record BatchRequest
{
    /// <summary>A folder, an mbox, or "-" for standard input.</summary>
    public required string Archive { get; init; }

    /// <summary>The file that takes the lines; null for standard output.</summary>
    public string? Output { get; init; }

    /// <summary>Which of the mails: the first of every two, and so on.</summary>
    public Shard Shard { get; init; } = Shard.All;

    /// <summary>Mails that are judged at once; 1 or more.</summary>
    public required int Jobs { get; init; }

    public Effort Effort { get; init; } = Effort.Usual;
}
