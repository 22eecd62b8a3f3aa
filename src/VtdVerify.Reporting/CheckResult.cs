using System.Text.Json.Serialization;

namespace VtdVerify.Reporting;

/// <summary>The result of one `check`: what JSON holds and what every other output is a view of.</summary>
public sealed record CheckResult
{
    public const int CurrentSchemaVersion = 1;

    /// <summary>Grows when a reader of the last version could be misled; a field that is merely added leaves it.</summary>
    public int SchemaVersion { get; init; } = CurrentSchemaVersion;

    public required string ToolVersion { get; init; }

    public required SolverInfo Solver { get; init; }

    /// <summary>The patch that was read; absent when the built-in revisions are compared.</summary>
    public InputInfo? Input { get; init; }

    /// <summary>The source tree that the code was read from; absent without one.</summary>
    public TreeInfo? Tree { get; init; }

    /// <summary>The patches of a series; absent for a patch alone.</summary>
    public SeriesInfo? Series { get; init; }

    public IReadOnlyList<SubjectResult> Subjects { get; init; } = [];

    /// <summary>The ledger of everything that the verdicts rest on.</summary>
    public IReadOnlyList<AssumptionTaken> Assumptions { get; init; } = [];

    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Promises of the posted text, each beside the verdicts that it is about.</summary>
    public IReadOnlyList<ClaimedResult> Claims { get; init; } = [];

    /// <summary>The command line that gives the same result; absent where standard input was read.</summary>
    public string? Command { get; init; }

    /// <summary>What the exit code goes by; absent for every guarantee that was asked for.</summary>
    public Gate? Gate { get; init; }

    public Timings? Timings { get; init; }

    /// <summary>Absent where answers are not kept.</summary>
    public AnswerInfo? Answers { get; init; }
}

/// <summary>The solver's answers of a run. Like the timings, no verdict depends on it.</summary>
/// <param name="FromCache">Those that an earlier run had got.</param>
public sealed record AnswerInfo(int Asked, int FromCache);

/// <summary>What the exit code goes by.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Gate>))]
public enum Gate
{
    /// <summary>Only what held before the patch and does not any more.</summary>
    [JsonStringEnumMemberName("regressions")]
    Regressions,
}

/// <summary>A source tree as the user named it.</summary>
/// <param name="Version">What its file VERSION says; absent without one.</param>
public sealed record TreeInfo(string Path, string? Version);

/// <summary>The solver as it names itself, since a verdict depends on its version.</summary>
public sealed record SolverInfo(string Name, string Version);

/// <summary>One thing taken for granted: its sentence, why that is right, and the guarantees whose verdicts rest on it.</summary>
public sealed record AssumptionTaken
{
    public required string Id { get; init; }

    public required string Sentence { get; init; }

    public required string Reason { get; init; }

    /// <summary>The id of the vIOMMU of which it is taken for granted; absent where it is of every subject.</summary>
    public string? Viommu { get; init; }

    public IReadOnlyList<string> Guarantees { get; init; } = [];

    /// <summary>What the code of the source trees says of it; absent where none was asked.</summary>
    public IReadOnlyList<AssumptionOnTree>? OfTree { get; init; }
}

/// <summary>Whether an assumption was proved of a tree's own code. No verdict depends on it.</summary>
/// <param name="Subject">The subject whose tree was asked.</param>
/// <param name="Shown">Proved; else it stays assumed.</param>
/// <param name="Finding">What was proved, or what stops the proof, as half a sentence.</param>
/// <param name="File">From the tree's root; absent where no place is known.</param>
public sealed record AssumptionOnTree(string Subject, bool Shown, string Finding, string? File = null, int? Line = null)
{
    /// <summary>As a sentence without its end.</summary>
    public string InWords() => (Shown, File, Line) switch
    {
        (true, { } file, { } line) => FormattableString.Invariant($"proved of this tree ({file}:{line}): {Finding}"),
        (true, _, _) => $"proved of this tree: {Finding}",
        _ => $"not proved of this tree: {Finding}",
    };
}

/// <summary>Wall time in milliseconds. Nothing is decided by it.</summary>
public sealed record Timings
{
    [JsonPropertyName("startMs")]
    public required long Start { get; init; }

    [JsonPropertyName("readMs")]
    public required long Read { get; init; }

    [JsonPropertyName("scenariosMs")]
    public required long Scenarios { get; init; }

    [JsonPropertyName("proofsMs")]
    public required long Proofs { get; init; }

    [JsonPropertyName("totalMs")]
    public required long Total { get; init; }

    /// <summary>Whole milliseconds, as every time is told.</summary>
    public static long Milliseconds(TimeSpan time) => (long)Math.Round(time.TotalMilliseconds);
}
