using NUnit.Framework;
using Reqnroll;

namespace VtdVerify.Tests.Gherkin;

/// <summary>What the bindings of a scenario did, in order; handed in by the host.</summary>
public sealed class Journal
{
    public IList<string> Entries { get; } = [];
}

/// <summary>Steps and hooks as someone who is new to this writes them, mistakes included.</summary>
[Binding]
public sealed class UserSteps(Journal journal)
{
    [Given("^it works$")]
    public void Works() => journal.Entries.Add("works");

    [Given("^it works later$")]
    public async Task WorksLater()
    {
        await Task.Yield();
        journal.Entries.Add("works later");
    }

    [When("^it breaks$")]
    public void Breaks() => throw new InvalidOperationException("broken");

    [When("^it breaks later$")]
    public async Task BreaksLater()
    {
        await Task.Yield();
        throw new InvalidOperationException("broken later");
    }

    [When("^it is called wrongly$")]
    public void CalledWrongly() => throw new ArgumentException("not like this");

    [Then("^it is one of two$")]
    public void OneOfTwo() => Assert.Fail();

    [Then("^it is (one|two) of two$")]
    public void EitherOfTwo(string which) => Assert.Fail(which);

    [Then("^nobody has written this$")]
    public void NotWritten() => throw new PendingStepException();

    [Then("^there are ([0-9]+) of \"(.*)\":$")]
    public void Counted(int count, string name, DataTable table) => journal.Entries.Add($"{count} {name} {table.Rows[0]["of"]}");

    [Then("^it is a (.+) duration$")]
    public void Lasts(TimeSpan duration) => journal.Entries.Add($"{duration.Minutes}");

    [StepArgumentTransformation("^([0-9]+) minute$")]
    public TimeSpan Minutes(int minutes) => TimeSpan.FromMinutes(minutes);

    [BeforeScenario("watched")]
    public void Before() => journal.Entries.Add("before");

    [AfterScenario("watched")]
    public void After() => journal.Entries.Add("after");

    [BeforeScenario("breaks-before")]
    public void BreakBefore() => throw new InvalidOperationException("broken before");

    [AfterScenario("breaks-after")]
    public void BreakAfter() => throw new InvalidOperationException("broken after");

    [BeforeStep("breaks-around-steps")]
    public void BreakBeforeStep() => throw new InvalidOperationException("broken before a step");

    [AfterStep("breaks-behind-steps")]
    public void BreakAfterStep() => throw new InvalidOperationException("broken after a step");

    [BeforeFeature("breaks-features")]
    public static void BreakBeforeFeature() => throw new InvalidOperationException("broken before the feature");

    [AfterFeature("breaks-after-features")]
    public static void BreakAfterFeature() => throw new InvalidOperationException("broken after the feature");
}
