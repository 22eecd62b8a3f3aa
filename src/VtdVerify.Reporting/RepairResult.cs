namespace VtdVerify.Reporting;

/// <summary>The result of one `repair`: the mend, what it wins, and how many candidates were tried.</summary>
public sealed record RepairResult
{
    /// <summary>As for <see cref="CheckResult.SchemaVersion"/>.</summary>
    public int SchemaVersion { get; init; } = 1;

    public required string ToolVersion { get; init; }

    public required InputInfo Input { get; init; }

    /// <summary>The mend that wins most; absent where none was found.</summary>
    public MendResult? Mend { get; init; }

    /// <summary>The best mend of one edit, where that with two wins more.</summary>
    public MendResult? SingleEdit { get; init; }

    /// <summary>In their order, for every scope.</summary>
    public IReadOnlyList<MendedGuarantee> Guarantees { get; init; } = [];

    /// <summary>The refuted guarantees that no candidate that was tried wins together with the mend.</summary>
    public IReadOnlyList<string> LeftOpen { get; init; } = [];

    /// <summary>Those of them that no candidate wins together with what the mend wins: all, of one edit and of two, were run.</summary>
    public IReadOnlyList<string> Excluded { get; init; } = [];

    /// <summary>How many candidates of one edit and of two were tried.</summary>
    public int Candidates { get; init; }

    /// <summary>Those that are no C which is read.</summary>
    public int Unreadable { get; init; }

    /// <summary>Those that win something and lose nothing on any machine.</summary>
    public int Passed { get; init; }

    /// <summary>Nothing is decided by it.</summary>
    public int CandidatesPerSecond { get; init; }

    /// <summary>The mend as git format-patch writes a commit.</summary>
    public string? Mail { get; init; }
}

/// <summary>A guarantee without and with the mend.</summary>
/// <param name="After">Absent where there is no mend.</param>
public sealed record MendedGuarantee(string Id, VerdictKind Before, VerdictKind? After);
