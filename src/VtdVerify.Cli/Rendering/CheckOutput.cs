using VtdVerify.Cli.Commands;

namespace VtdVerify.Cli.Rendering;

/// <summary>What `check` shows, and where it writes it.</summary>
internal sealed record CheckOutput
{
    /// <summary>Everything that was found, in place of one finding for each cause.</summary>
    public bool Details { get; init; }

    /// <summary>One line for each finding in place of the report.</summary>
    public bool Terse { get; init; }

    /// <summary>What the result is written as, and where to.</summary>
    public IReadOnlyList<ReportRequest> Reports { get; init; } = [];

    /// <summary>Where the full report will be found; null for nowhere.</summary>
    public string? TargetUrl { get; init; }

    /// <summary>A path; null for no messages.</summary>
    public string? Messages { get; init; }

    /// <summary>A path; null for no page.</summary>
    public string? CucumberHtml { get; init; }

    /// <summary>A folder for the obligations; null for none.</summary>
    public string? Export { get; init; }

    /// <summary>A folder for the counterexamples as feature files; null for none.</summary>
    public string? Scenarios { get; init; }

    public bool NoColor { get; init; }

    public bool Verbose { get; init; }
}
