namespace VtdVerify.Gherkin;

/// <summary>How a scenario has fared so far, as step definitions and hooks see it.</summary>
public enum ScenarioExecutionStatus
{
    OK,
    StepDefinitionPending,
    UndefinedStep,
    BindingError,
    TestError,
    Skipped,
}
