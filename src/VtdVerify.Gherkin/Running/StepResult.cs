using VtdVerify.Gherkin.Bindings;
using VtdVerify.Gherkin.Documents;

namespace VtdVerify.Gherkin.Running;

/// <summary>How one step of a scenario, or one of the hooks around the scenario, ended.</summary>
public sealed record StepResult
{
    /// <summary>The step's keyword and text, or the hook's method.</summary>
    public required string Text { get; init; }

    /// <summary>Of the step; of the scenario where a hook ran.</summary>
    public required SourceLocation Location { get; init; }

    public required ResultStatus Status { get; init; }

    /// <summary>What went wrong; null where nothing did.</summary>
    public string? Message { get; init; }

    /// <summary>What was thrown; null where nothing was.</summary>
    public Exception? Exception { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required TimeSpan Duration { get; init; }

    public bool IsHook => Hook is not null;

    internal StepPlan? Plan { get; init; }

    internal HookBinding? Hook { get; init; }
}
