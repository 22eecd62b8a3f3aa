using Reqnroll;
using VtdVerify.Gherkin.Documents;

namespace VtdVerify.Gherkin.Running;

/// <summary>How a scenario ended.</summary>
/// <param name="Status">Only OK is green; Skipped is a scenario that is tagged @ignore, and says nothing.</param>
/// <param name="Failure">Null where the scenario passed or was skipped.</param>
public sealed record ScenarioResult(Pickle Pickle, ScenarioExecutionStatus Status, ScenarioFailure? Failure);

/// <summary>The first step or hook that did not pass.</summary>
/// <param name="Text">The step's keyword and text, or which hook it was.</param>
/// <param name="Location">Of the step; of the scenario where a hook failed.</param>
/// <param name="Message">What went wrong.</param>
/// <param name="Exception">What was thrown; null where nothing was.</param>
public sealed record ScenarioFailure(string Text, SourceLocation Location, string Message, Exception? Exception);
