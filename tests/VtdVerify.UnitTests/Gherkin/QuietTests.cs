using System.Diagnostics.Tracing;
using System.Net;
using System.Net.Sockets;
using NUnit.Framework;
using Reqnroll;
using VtdVerify.Gherkin.Running;

namespace VtdVerify.Tests.Gherkin;

/// <summary>What a run of scenarios leaves alone: the network, and what the environment would have it do.</summary>
[NonParallelizable]
public class QuietTests
{
    private const string DryRun = "REQNROLL_DRY_RUN";

    [TearDown]
    public void Forget() => Environment.SetEnvironmentVariable(DryRun, null);

    [Test]
    public void A_run_opens_no_connection()
    {
        using var watch = new ConnectionWatch();
        var runtime = ReqnrollRuntime.Start(typeof(Scenarios).Assembly, new RunReports(messages: true, html: true, "t"));
        using (var runner = runtime.NewRunner())
        {
            runner.Run(Scenarios.Single("Given it works"), services => services.RegisterInstanceAs(new Journal()));
        }

        runtime.Finish();
        Assert.That(watch.Seen, Is.Empty);
    }

    [Test]
    public async Task The_alarm_rings_for_a_connection()
    {
        using var watch = new ConnectionWatch();
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var client = new TcpClient();
        await client.ConnectAsync((IPEndPoint)listener.LocalEndpoint);
        Assert.That(watch.Seen, Is.Not.Empty);
    }

    /// <summary>With it Reqnroll calls no step, and every scenario passes.</summary>
    [Test]
    public void The_variable_for_a_dry_run_is_not_obeyed()
    {
        Environment.SetEnvironmentVariable(DryRun, "true");
        var runtime = ReqnrollRuntime.Start(typeof(Scenarios).Assembly);
        using var runner = runtime.NewRunner();
        var result = runner.Run(Scenarios.Single("When it breaks"), services => services.RegisterInstanceAs(new Journal()));
        Assert.That(result.Status, Is.EqualTo(ScenarioExecutionStatus.TestError));
    }

    private sealed class ConnectionWatch : EventListener
    {
        public IList<string> Seen { get; } = [];

        protected override void OnEventSourceCreated(EventSource eventSource)
        {
            if (eventSource.Name is "System.Net.Sockets" or "System.Net.NameResolution" or "System.Net.Http")
            {
                EnableEvents(eventSource, EventLevel.Verbose);
            }
        }

        protected override void OnEventWritten(EventWrittenEventArgs eventData) =>
            Seen?.Add($"{eventData.EventSource.Name}: {eventData.EventName}");
    }
}
