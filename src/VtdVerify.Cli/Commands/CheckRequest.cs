using VtdVerify.Reporting;
using VtdVerify.Specs.Guarantees;
using VtdVerify.Subjects;
using VtdVerify.Terms;

namespace VtdVerify.Cli.Commands;

/// <summary>What `check` was asked for.</summary>
internal sealed record CheckRequest
{
    /// <summary>Stands for standard input or standard output in place of a file.</summary>
    public const string Stream = "-";

    /// <summary>A path, or <see cref="Stream"/>; null for the built-in comparison.</summary>
    public string? Patch { get; init; }

    /// <summary>The folder of a QEMU source tree; null for none.</summary>
    public string? Qemu { get; init; }

    /// <summary>The one vIOMMU of the tree to judge; null for every one that it has.</summary>
    public Viommu? Viommu { get; init; }

    /// <summary>Show the code without the patch beside the code with it.</summary>
    public bool BeforeAfter { get; init; }

    /// <summary>Everything that was found, in place of one finding for each cause.</summary>
    public bool Details { get; init; }

    /// <summary>The code that the patch was made on, a revision or a patch; null for none.</summary>
    public string? On { get; init; }

    /// <summary>What the exit code goes by; null for every guarantee.</summary>
    public Gate? Gate { get; init; }

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

    public bool AllowBounded { get; init; }

    public required IReadOnlyList<IGuarantee> Guarantees { get; init; }

    /// <summary>1 or more.</summary>
    public required int Jobs { get; init; }

    /// <summary>How much the run may spend.</summary>
    public Effort Effort { get; init; } = Effort.Usual;

    /// <summary>The ids of assumptions to do without.</summary>
    public IReadOnlySet<string> Dropped { get; init; } = new HashSet<string>();

    /// <summary>Another solver, by name or path; null for none.</summary>
    public string? CrossCheck { get; init; }

    /// <summary>Let compiled code run what is shown.</summary>
    public bool Native { get; init; }

    /// <summary>A folder for the obligations; null for none.</summary>
    public string? Export { get; init; }

    /// <summary>A folder for the counterexamples as feature files; null for none.</summary>
    public string? Scenarios { get; init; }

    /// <summary>A feature file, or a folder of them, to run beside those that are built in; null for none.</summary>
    public string? Features { get; init; }

    public bool NoColor { get; init; }

    /// <summary>Do without a sandbox for compiled code where there is none.</summary>
    public bool Unconfined { get; init; }

    public bool Verbose { get; init; }
}
