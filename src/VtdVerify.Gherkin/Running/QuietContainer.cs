using System.Globalization;
using System.Reflection;
using Gherkin.CucumberMessages;
using Reqnroll.Analytics;
using Reqnroll.Bindings;
using Reqnroll.BoDi;
using Reqnroll.Configuration;
using Reqnroll.EnvironmentAccess;
using Reqnroll.Formatters.Configuration;
using Reqnroll.Infrastructure;
using Reqnroll.Plugins;
using Reqnroll.Tracing;
using Reqnroll.UnitTestProvider;

namespace VtdVerify.Gherkin.Running;

/// <summary>Reqnroll's containers without what a command-line tool must not do: look around, load, send, print.</summary>
internal static class QuietContainer
{
    public static IObjectContainer Create(Assembly bindings, RunReports? reports) =>
        new Builder(new Dependencies(reports)) { SkipLoadingProvider = true }.CreateGlobalContainer(bindings, new Configuration());

    private sealed class Builder(IDefaultDependencyProvider dependencies) : ContainerBuilder(dependencies)
    {
        // Reqnroll would load every *.ReqnrollPlugin.dll that lies in the current folder.
        protected override void LoadPlugins(
            IRuntimeConfigurationProvider configurationProvider,
            ObjectContainer container,
            RuntimePluginEvents runtimePluginEvents,
            ReqnrollConfiguration reqnrollConfiguration,
            UnitTestProviderConfiguration unitTestProviderConfiguration,
            Assembly testAssembly)
        {
        }
    }

    private sealed class Dependencies(RunReports? reports) : DefaultDependencyProvider
    {
        public override void RegisterGlobalContainerDefaults(ObjectContainer container)
        {
            base.RegisterGlobalContainerDefaults(container);
            container.RegisterInstanceAs<IUnitTestRuntimeProvider>(new NoTestFramework());
            container.RegisterInstanceAs<IEnvironmentReqnrollTelemetryChecker>(new NoTelemetry());
            container.RegisterInstanceAs<IAnalyticsRuntimeTelemetryService>(new NoTelemetry());
            container.RegisterInstanceAs<IEnvironmentOptions>(new NoVariables());
            Silence(container);
            container.RegisterInstanceAs<IBindingDelegateInvoker>(new DirectDelegates());
            container.RegisterFactoryAs<IAsyncBindingInvoker>(DirectInvoker.Of);
            container.RegisterInstanceAs<IIdGenerator>(new CountedIds());
            container.RegisterInstanceAs<IFormattersConfigurationProvider>(new Formatters(reports));
            reports?.Register(container);
        }

        public override void RegisterTestThreadContainerDefaults(ObjectContainer testThreadContainer)
        {
            base.RegisterTestThreadContainerDefaults(testThreadContainer);
            Silence(testThreadContainer);
            testThreadContainer.RegisterTypeAs<ReqnrollAttachmentHandler, IReqnrollAttachmentHandler>();
        }

        private static void Silence(ObjectContainer container)
        {
            container.RegisterInstanceAs<ITraceListener>(new NoTrace());
            container.RegisterInstanceAs<ITestTracer>(new NoTrace());
        }
    }

    private sealed class Configuration : IRuntimeConfigurationProvider
    {
        public ReqnrollConfiguration LoadConfiguration(ReqnrollConfiguration reqnrollConfiguration)
        {
            // An undefined or pending step would be inconclusive otherwise, which is neither a pass nor a failure.
            reqnrollConfiguration.MissingOrPendingStepsOutcome = MissingOrPendingStepsOutcome.Error;
            reqnrollConfiguration.BindingCulture = CultureInfo.InvariantCulture;
            reqnrollConfiguration.TraceSuccessfulSteps = false;
            return reqnrollConfiguration;
        }
    }

    private sealed class Formatters(RunReports? reports) : IFormattersConfigurationProvider
    {
        public bool Enabled => reports is not null;

        // Where a formatter writes is its own affair: see RunReports.
        public IDictionary<string, object>? GetFormatterConfigurationByName(string formatterName) =>
            reports?.Has(formatterName) == true ? new Dictionary<string, object>() : null;

        public string ResolveTemplatePlaceholders(string template) => template;
    }

    /// <summary>The same ids in every run.</summary>
    private sealed class CountedIds : IIdGenerator
    {
        private int last;

        public string GetNewId() => string.Create(CultureInfo.InvariantCulture, $"run#{Interlocked.Increment(ref last)}");
    }
}
