namespace VtdVerify.Reporting;

/// <summary>A feature file that the command line named, run on one subject.</summary>
public sealed record FeatureResult
{
    /// <summary>As the command line has it, or found in the folder that it names.</summary>
    public required string File { get; init; }

    public required string Name { get; init; }

    public int Passed { get; init; }

    public int Failed { get; init; }

    /// <summary>Scenarios that met code that is not read: they say nothing.</summary>
    public int Undecided { get; init; }

    /// <summary>Scenarios that are tagged @ignore.</summary>
    public int Skipped { get; init; }

    /// <summary>Those that failed and those that are undecided.</summary>
    public IReadOnlyList<FailedScenario> Failures { get; init; } = [];
}
