using VtdVerify.Checks.Inputs;
using VtdVerify.Reporting;
using VtdVerify.Specs.Guarantees;
using VtdVerify.Terms;

namespace VtdVerify.Checks.Running;

/// <summary>What `check` was asked for.</summary>
public sealed record CheckRequest
{
    public required InputRequest Input { get; init; }

    public required CheckSettings Settings { get; init; }

    /// <summary>What the exit code goes by; null for every guarantee.</summary>
    public Gate? Gate { get; init; }

    public bool AllowBounded { get; init; }

    /// <summary>How much the run may spend.</summary>
    public Effort Effort { get; init; } = Effort.Usual;

    /// <summary>Another solver, by name or path; null for none.</summary>
    public string? CrossCheck { get; init; }

    /// <summary>Let compiled code run what is shown.</summary>
    public bool Native { get; init; }

    /// <summary>Do without a sandbox for compiled code where there is none.</summary>
    public bool Unconfined { get; init; }

    /// <summary>A feature file, or a folder of them, to run beside those that are built in; null for none.</summary>
    public string? Features { get; init; }
}

/// <summary>How subjects are checked, whatever they are.</summary>
public sealed record CheckSettings
{
    public required IReadOnlyList<IGuarantee> Guarantees { get; init; }

    /// <summary>1 or more.</summary>
    public required int Jobs { get; init; }

    /// <summary>The ids of assumptions to do without.</summary>
    public IReadOnlySet<string> Dropped { get; init; } = new HashSet<string>();

    /// <summary>Let Reqnroll write the scenarios' results as messages.</summary>
    public bool WithMessages { get; init; }

    /// <summary>And as an HTML page.</summary>
    public bool WithPage { get; init; }
}
