using VtdVerify.Model;

namespace VtdVerify.Reporting;

/// <summary>The result of one `conform`: compiled code beside the interpreter and a revision of the model, on the same machines.</summary>
public sealed record ConformResult
{
    /// <summary>Grows when a reader of the last version could be misled; a field that is merely added leaves it.</summary>
    public int SchemaVersion { get; init; } = 1;

    public required string ToolVersion { get; init; }

    public required ConformSides Sides { get; init; }

    /// <summary>How many of the machines are those of the scenarios.</summary>
    public required int Scenarios { get; init; }

    /// <summary>How many random ones came besides.</summary>
    public required long Random { get; init; }

    /// <summary>Of the random ones.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Machines on which all ran and were compared.</summary>
    public required long Compared { get; init; }

    /// <summary>Those of them on which the compiled code aborted.</summary>
    public required long Aborted { get; init; }

    /// <summary>Machines on which the code breaks a rule of C or reaches something that is not read.</summary>
    public required long NotComparable { get; init; }

    /// <summary>Those of them on which it reaches something that is not read.</summary>
    public required long NotRead { get; init; }

    /// <summary>What that is on the first of them, with its place; absent where everything was read.</summary>
    public string? Unread { get; init; }

    /// <summary>
    /// Machines on which the model does something else than the compiled code, though it does the same in all scenarios: the code is no
    /// revision of the model then. Where a revision was asked for, these are differences.
    /// </summary>
    public long OtherThanModel { get; init; }

    /// <summary>Machines on which two runs differ: at least so many.</summary>
    public required int Differences { get; init; }

    /// <summary>The smallest one that was found; absent where all agree.</summary>
    public ConformDifference? Smallest { get; init; }
}

/// <summary>What `conform` compares.</summary>
/// <param name="Compiler">How it names itself.</param>
/// <param name="Functions">Those that are compiled.</param>
/// <param name="Read">What the interpreter runs.</param>
/// <param name="Model">Absent where no revision behaves the same in all scenarios.</param>
public sealed record ConformSides(
    string Compiler, string Sandbox, IReadOnlyList<string> Functions, string Read, ModelRevision? Model = null);

/// <summary>A revision of the C# model.</summary>
public sealed record ModelRevision(string Name, string Description);

/// <summary>A machine on which compiled code and another run differ.</summary>
/// <param name="Other">The name of what differs from the compiled code.</param>
/// <param name="TrackingFlags">The bits of global_dirty_tracking that are set, such as "migration" or "dirty rate".</param>
/// <param name="Notifiers">In the order in which they are unmapped.</param>
/// <param name="Mappings">What the tree holds before.</param>
/// <param name="Compiled">What the compiled code did, a line for each step.</param>
/// <param name="Otherwise">What the other one did; absent where it has no run.</param>
public sealed record ConformDifference(
    string Other,
    int AddressWidth,
    IReadOnlyList<string> TrackingFlags,
    bool MigrationRunning,
    IReadOnlyList<NotifierState> Notifiers,
    IReadOnlyList<MappingState> Mappings,
    IReadOnlyList<string> Compiled,
    IReadOnlyList<string>? Otherwise = null);

/// <summary>A notifier with the kinds of events that it asks for, such as "UNMAP".</summary>
public sealed record NotifierState(AddressRange Scope, IReadOnlyList<string> Events);
