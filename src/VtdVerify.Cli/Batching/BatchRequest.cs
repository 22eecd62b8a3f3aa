using VtdVerify.Terms;

namespace VtdVerify.Cli.Batching;

/// <summary>What `batch` was asked for.</summary>
internal sealed record BatchRequest
{
    /// <summary>A folder, an mbox, or "-" for standard input.</summary>
    public required string Archive { get; init; }

    /// <summary>The file that takes the lines; null for standard output.</summary>
    public string? Output { get; init; }

    /// <summary>Of the mails, the Shard-th of every Shards.</summary>
    public int Shard { get; init; } = 1;

    public int Shards { get; init; } = 1;

    /// <summary>Mails that are judged at once; 1 or more.</summary>
    public required int Jobs { get; init; }

    public Effort Effort { get; init; } = Effort.Usual;

    public bool Verbose { get; init; }
}
