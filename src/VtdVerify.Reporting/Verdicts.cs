using System.Text.Json.Serialization;

namespace VtdVerify.Reporting;

/// <summary>The closed set of verdicts. Only <see cref="Proved"/> is green.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<VerdictKind>))]
public enum VerdictKind
{
    /// <summary>The negated claim is unsatisfiable, the assumptions are satisfiable, and a witness reaches the end.</summary>
    Proved,

    /// <summary>A concrete machine breaks the claim.</summary>
    Refuted,

    /// <summary>Holds for up to a stated number of turns of a loop, and of mappings where the shape of the tree matters.</summary>
    ProvedToBound,

    /// <summary>Nothing reaches the claim, so its proof says nothing.</summary>
    Vacuous,

    /// <summary>The solver gave up within its resource limit.</summary>
    Unknown,

    /// <summary>The code holds a construct that is not read.</summary>
    Unsupported,

    /// <summary>The tool contradicts itself, or a counterexample did not replay.</summary>
    ToolError,
}

/// <summary>Anything that carries a verdict with what belongs to it.</summary>
public interface IJudged
{
    VerdictKind Verdict { get; }

    /// <summary>Why the verdict is not Proved, where a counterexample does not say it.</summary>
    string? Reason { get; }

    /// <summary>
    /// The bound k of ProvedToBound, in turns of the loop and, where the shape of the tree matters, in mappings; absent for every other
    /// verdict.
    /// </summary>
    int? Bound { get; }
}
