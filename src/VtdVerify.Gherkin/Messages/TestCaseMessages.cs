using Io.Cucumber.Messages.Types;
using VtdVerify.Gherkin.Running;

namespace VtdVerify.Gherkin.Messages;

/// <summary>One scenario's run for one subject as messages: the test case, its start, its steps, its end.</summary>
internal sealed class TestCaseMessages(int number, ScenarioResult result, string subject, string runId, DateTimeOffset writtenAt)
{
    private const string LogMediaType = "text/x.cucumber.log+plain";

    private readonly string caseId = $"test-case-{number}";
    private readonly string startedId = $"test-case-started-{number}";
    private readonly DateTimeOffset startedAt = result.Steps.Count > 0 ? result.Steps[0].StartedAt : writtenAt;

    public IEnumerable<Envelope> Envelopes()
    {
        var endedAt = result.Steps.Select(step => step.StartedAt + step.Duration).Append(startedAt).Max();
        return
        [
            Envelope.Create(new TestCase(caseId, result.Pickle.Id, [.. result.Steps.Select(Describe).OfType<TestStep>()], runId)),
            Envelope.Create(new TestCaseStarted(0, startedId, caseId, null!, MessageTime.At(startedAt))),
            Envelope.Create(Subject()),
            .. result.Steps.SelectMany(Run),
            Envelope.Create(new TestCaseFinished(startedId, MessageTime.At(endedAt), false)),
        ];
    }

    private Attachment Subject() => new(
        $"subject: {subject}", AttachmentContentEncoding.IDENTITY, null!, LogMediaType, null!, startedId, null!, null!, null!, null!,
        MessageTime.At(startedAt));

    private TestStep Describe(StepResult step, int position)
    {
        var matches = step.Plan?.Matches;
        return new TestStep(
            step.Hook?.Id,
            StepId(position),
            step.Plan?.Step.Id,
            matches?.Select(match => match.Definition.Id).ToList(),
            matches?.Select(BindingMessages.ArgumentsOf).ToList());
    }

    private IEnumerable<Envelope> Run(StepResult step, int position)
    {
        var outcome = new TestStepResult(
            MessageTime.Of(step.Duration), step.Message!, StatusOf(step.Status), ExceptionOf(step));
        return
        [
            Envelope.Create(new TestStepStarted(startedId, StepId(position), MessageTime.At(step.StartedAt))),
            Envelope.Create(new TestStepFinished(startedId, StepId(position), outcome, MessageTime.At(step.StartedAt + step.Duration))),
        ];
    }

    private string StepId(int position) => $"test-step-{number}-{position}";

    private static Io.Cucumber.Messages.Types.Exception? ExceptionOf(StepResult step) => step.Exception is { } thrown
        ? new Io.Cucumber.Messages.Types.Exception(thrown.GetType().FullName!, thrown.Message, thrown.StackTrace!)
        : null;

    private static TestStepResultStatus StatusOf(ResultStatus status) => status switch
    {
        ResultStatus.Passed => TestStepResultStatus.PASSED,
        ResultStatus.Failed => TestStepResultStatus.FAILED,
        ResultStatus.Undefined => TestStepResultStatus.UNDEFINED,
        ResultStatus.Ambiguous => TestStepResultStatus.AMBIGUOUS,
        ResultStatus.Pending => TestStepResultStatus.PENDING,
        ResultStatus.Skipped => TestStepResultStatus.SKIPPED,
        _ => TestStepResultStatus.UNKNOWN,
    };
}
