using VtdVerify.Gherkin.Documents;

namespace VtdVerify.Gherkin.Running;

/// <summary>How a scenario ended.</summary>
/// <param name="Status">
/// That of the first step or hook that did not pass; <see cref="ResultStatus.Skipped"/> for @ignore; else
/// <see cref="ResultStatus.Passed"/>.
/// </param>
/// <param name="Steps">The hooks before, the steps, the hooks after, in the order in which they ran.</param>
public sealed record ScenarioResult(Pickle Pickle, ResultStatus Status, IReadOnlyList<StepResult> Steps)
{
    /// <summary>The first step or hook that did not pass, with message, exception and location; null where all passed.</summary>
    public StepResult? Failure =>
        Status is ResultStatus.Passed or ResultStatus.Skipped ? null : Steps.First(step => step.Status == Status);

    internal static ScenarioResult Of(Pickle pickle, IReadOnlyList<StepResult> steps)
    {
        var first = steps.FirstOrDefault(step => step.Status is not (ResultStatus.Passed or ResultStatus.Skipped));
        return new ScenarioResult(pickle, first?.Status ?? ResultStatus.Passed, steps);
    }
}
