using NUnit.Framework;
using Reqnroll;
using Reqnroll.Analytics;
using Reqnroll.Infrastructure;
using Reqnroll.Plugins;
using Reqnroll.Tracing;
using Reqnroll.UnitTestProvider;

[assembly: RuntimePlugin(typeof(VtdVerify.Features.Tests.Glue.NUnitRuntime))]

namespace VtdVerify.Features.Tests.Glue;

/// <summary>Reqnroll within NUnit: what Reqnroll.NUnit would bring. Reqnroll finds it by the attribute above.</summary>
public sealed class NUnitRuntime : IRuntimePlugin, IUnitTestRuntimeProvider, IEnvironmentReqnrollTelemetryChecker
{
    private const string Name = "nunit";

    public void Initialize(
        RuntimePluginEvents runtimePluginEvents,
        RuntimePluginParameters runtimePluginParameters,
        UnitTestProviderConfiguration unitTestProviderConfiguration)
    {
        unitTestProviderConfiguration.UseUnitTestProvider(Name);
        runtimePluginEvents.ConfigurationDefaults += (_, args) =>
        {
            args.ReqnrollConfiguration.AdditionalStepAssemblies.Add(typeof(SubjectUnderTest).Assembly.GetName().Name);
            args.ReqnrollConfiguration.MissingOrPendingStepsOutcome = Reqnroll.Configuration.MissingOrPendingStepsOutcome.Error;
            args.ReqnrollConfiguration.BindingCulture = System.Globalization.CultureInfo.InvariantCulture;
        };
        runtimePluginEvents.RegisterGlobalDependencies += (_, args) =>
        {
            args.ObjectContainer.RegisterTypeAs<NUnitRuntime, IUnitTestRuntimeProvider>(Name);
            args.ObjectContainer.RegisterTypeAs<NUnitRuntime, IEnvironmentReqnrollTelemetryChecker>();
        };
        runtimePluginEvents.CustomizeTestThreadDependencies += (_, args) =>
        {
            args.ObjectContainer.RegisterTypeAs<TestOutput, ITraceListener>();
            args.ObjectContainer.RegisterTypeAs<ReqnrollAttachmentHandler, IReqnrollAttachmentHandler>();
        };
    }

    public void TestPending(string message) => Assert.Inconclusive(message);

    public void TestInconclusive(string message) => Assert.Inconclusive(message);

    public void TestIgnore(string message) => Assert.Ignore(message);

    public ScenarioExecutionStatus? DetectExecutionStatus(Exception exception) =>
        exception is IgnoreException or InconclusiveException ? ScenarioExecutionStatus.Skipped : null;

    public bool IsReqnrollTelemetryEnabled() => false;

    private sealed class TestOutput : ITraceListener
    {
        public void WriteTestOutput(string message) => TestContext.Out.WriteLine(message);

        public void WriteToolOutput(string message) => TestContext.Out.WriteLine($"-> {message}");
    }
}
