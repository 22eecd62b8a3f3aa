using System.Globalization;
using Reqnroll;
using Reqnroll.Analytics;
using Reqnroll.Bindings;
using Reqnroll.Bindings.Reflection;
using Reqnroll.EnvironmentAccess;
using Reqnroll.Tracing;
using Reqnroll.UnitTestProvider;

namespace VtdVerify.Gherkin.Running;

/// <summary>Reports nothing to anyone.</summary>
internal sealed class NoTelemetry : IEnvironmentReqnrollTelemetryChecker, IAnalyticsRuntimeTelemetryService
{
    public bool IsReqnrollTelemetryEnabled() => false;

    public void SendFeatureUseEvent(
        string featureName, Dictionary<string, string>? properties = null, Dictionary<string, double>? metrics = null)
    {
    }

    public void SendProjectRunningEvent()
    {
    }
}

/// <summary>Reads no variable: with REQNROLL_DRY_RUN set no step would run, and every scenario would pass.</summary>
internal sealed class NoVariables : IEnvironmentOptions
{
    public bool IsDryRun => false;

    public string? BindingsOutputFilepath => null;

    public bool IsRunningInContainer => false;

    public bool FormattersDisabled => false;

    public string? FormattersJson => null;

    public IDictionary<string, string> FormatterSettings { get; } = new Dictionary<string, string>();
}

/// <summary>No test framework gives a scenario a status of its own.</summary>
internal sealed class NoTestFramework : IUnitTestRuntimeProvider
{
    public void TestPending(string message) => throw new ReqnrollException(message);

    public void TestInconclusive(string message) => throw new ReqnrollException(message);

    public void TestIgnore(string message)
    {
    }

    public ScenarioExecutionStatus? DetectExecutionStatus(Exception exception) => null;
}

/// <summary>Prints nothing: what is to be said of a step is in its result.</summary>
internal sealed class NoTrace : ITraceListener, ITestTracer
{
    public void WriteTestOutput(string message)
    {
    }

    public void WriteToolOutput(string message)
    {
    }

    public void TraceStep(StepInstance stepInstance, bool showAdditionalArguments)
    {
    }

    public void TraceWarning(string text)
    {
    }

    public void TraceStepDone(BindingMatch match, object[] arguments, TimeSpan duration)
    {
    }

    public void TraceStepSkipped(Exception exception)
    {
    }

    public void TraceStepSkippedBecauseOfPreviousErrors()
    {
    }

    public void TraceStepPending(BindingMatch match, object[] arguments, Exception exception)
    {
    }

    public void TraceBindingError(Exception ex)
    {
    }

    public void TraceError(Exception ex, TimeSpan duration)
    {
    }

    public void TraceNoMatchingStepDefinition(
        StepInstance stepInstance,
        ProgrammingLanguage targetLanguage,
        CultureInfo bindingCulture,
        List<BindingMatch> matchesWithoutScopeCheck)
    {
    }

    public void TraceDuration(TimeSpan elapsed, IBindingMethod method, object[] arguments)
    {
    }

    public void TraceDuration(TimeSpan elapsed, string text)
    {
    }
}
