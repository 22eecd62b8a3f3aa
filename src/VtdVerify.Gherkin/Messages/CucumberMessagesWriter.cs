using System.Runtime.InteropServices;
using Cucumber.Messages;
using Io.Cucumber.Messages.Types;
using VtdVerify.Gherkin.Bindings;
using VtdVerify.Gherkin.Documents;
using VtdVerify.Gherkin.Running;

namespace VtdVerify.Gherkin.Messages;

/// <summary>
/// Writes a run as a stream of Cucumber Messages, one JSON object a line: <see cref="Start"/>, then
/// <see cref="Write(ScenarioResult, string)"/> for each scenario and subject, then <see cref="Finish"/>. The subject is a log
/// attachment of each test case, since the protocol has no place of its own for it. Not safe for concurrent use; the output
/// depends on the order of the calls and on the clock only.
/// </summary>
public sealed class CucumberMessagesWriter(TextWriter output, TimeProvider? clock = null)
{
    private const string RunId = "test-run";

    private readonly TimeProvider clock = clock ?? TimeProvider.System;
    private readonly List<ScenarioResult> results = [];

    /// <summary>Writes what is known before the first scenario: the tool, the features, their pickles, the bindings.</summary>
    /// <param name="toolVersion">The version of VtdVerify, as it shows itself.</param>
    public void Start(string toolVersion, IEnumerable<FeatureFile> features, BindingRegistry registry)
    {
        Emit(Envelope.Create(new Meta(
            ProtocolVersion.Version,
            new Product("VtdVerify", toolVersion),
            new Product(".NET", Environment.Version.ToString()),
            new Product(RuntimeInformation.RuntimeIdentifier, Environment.OSVersion.VersionString),
            new Product(RuntimeInformation.ProcessArchitecture.ToString(), null!),
            null!)));
        foreach (var feature in features)
        {
            Write(feature);
        }

        foreach (var definition in registry.Steps)
        {
            Emit(Envelope.Create(BindingMessages.Of(definition)));
        }

        foreach (var hook in BindingMessages.Of(registry.Hooks))
        {
            Emit(Envelope.Create(hook));
        }

        Emit(Envelope.Create(new TestRunStarted(MessageTime.At(clock.GetUtcNow()), RunId)));
    }

    /// <summary>Writes one scenario that has run; its pickle must belong to a feature handed to <see cref="Start"/>.</summary>
    public void Write(ScenarioResult result, string subject)
    {
        var messages = new TestCaseMessages(results.Count, result, subject, RunId, clock.GetUtcNow());
        results.Add(result);
        foreach (var envelope in messages.Envelopes())
        {
            Emit(envelope);
        }
    }

    /// <summary>Ends the stream. A run without a scenario that passed is no success.</summary>
    public void Finish() => Emit(Envelope.Create(new TestRunFinished(
        null!, RunSummary.Of(results).Success, MessageTime.At(clock.GetUtcNow()), null!, RunId)));

    private void Emit(Envelope envelope)
    {
        output.Write(MessageJson.Serialize(envelope));
        output.Write('\n');
    }

    private void Write(FeatureFile feature)
    {
        Emit(Envelope.Create(new Source(feature.Path, feature.Text, SourceMediaType.TEXT_X_CUCUMBER_GHERKIN_PLAIN)));
        Emit(Envelope.Create(feature.Document));
        foreach (var pickle in feature.Compiled)
        {
            Emit(Envelope.Create(pickle));
        }
    }
}
