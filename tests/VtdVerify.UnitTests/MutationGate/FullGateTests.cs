using NUnit.Framework;

namespace VtdVerify.Tests.MutationGate;

/// <summary>Survivors are accepted one by one, each with a reason; nothing is left out of the whole.</summary>
internal sealed class FullGateTests
{
    private const string NoSurvivors = "[]";

    private const string Accepted = """
        [{
          "file": "VtdAddressSpace.cs", "original": "UnmapScope(machine, notifier);", "replacement": ";",
          "reason": "the fixture's own"
        }]
        """;

    private static readonly object[] Killed = [Recorded.Removal("Killed", "t1"), Recorded.Negation("Killed", "t2")];

    private static readonly string AllKilled = Recorded.Report([.. Killed, Recorded.Statement("Killed", "t1")]);

    [TestCase("shard")]
    [TestCase("full")]
    public void All_killed_opens_it(string gate)
    {
        var run = GateRun.WithBaseline(gate, NoSurvivors, AllKilled);
        Assert.That(run.ExitCode, Is.Zero, run.Output);
        Assert.That(run.Output, Does.StartWith("3 mutants: 3 Killed; score 100.0 %"));
    }

    [Test]
    public void A_new_survivor_rings(
        [Values("shard", "full")] string gate, [Values("Survived", "NoCoverage", "Timeout")] string status)
    {
        var run = GateRun.WithBaseline(gate, NoSurvivors, Recorded.Report([.. Killed, Recorded.Statement(status)]));
        Assert.That(run.ExitCode, Is.EqualTo(1), run.Output);
        Assert.That(run.Output, Does.Contain($"new survivor: VtdAddressSpace.cs:11 UnmapScope(machine, notifier); => ; ({status})"));
    }

    [Test]
    public void A_survivor_of_the_baseline_does_not_ring()
    {
        var run = GateRun.WithBaseline("shard", Accepted, Recorded.Report([.. Killed, Recorded.Statement("Survived")]));
        Assert.That(run.ExitCode, Is.Zero, run.Output);
    }

    [Test]
    public void An_entry_of_the_baseline_speaks_for_one_survivor([Values("shard", "full")] string gate)
    {
        var run = GateRun.WithBaseline(gate, Accepted, Twice("Survived"));
        Assert.That(run.Output, Does.Contain("FAIL new survivor among 2 alike, of which the baseline has 1: VtdAddressSpace.cs:7"));
    }

    [TestCase("Survived", 0)]
    [TestCase("Killed", 1)]
    public void Two_entries_speak_for_two_survivors(string second, int dropped)
    {
        var run = GateRun.WithBaseline("full", $"[{Accepted.Trim('[', ']')}, {Accepted.Trim('[', ']')}]", Twice(second));
        Assert.That(run.Output.Split("new survivor"), Has.Length.EqualTo(1));
        Assert.That(run.Output.Split("drop it from the baseline"), Has.Length.EqualTo(1 + dropped));
    }

    [Test]
    public void A_baseline_that_accepts_too_much_does_not_lift_the_score()
    {
        var run = GateRun.WithBaseline("full", Accepted, Recorded.Report([.. Killed, Recorded.Statement("Timeout")]));
        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Output, Does.Contain("score 66.7 %").And.Contain("FAIL the score is below 90 %"));
    }

    [Test]
    public void A_survivor_that_is_killed_now_is_to_leave_the_baseline()
    {
        var run = GateRun.WithBaseline("full", Accepted, AllKilled);
        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Output, Does.Contain("drop it from the baseline: VtdAddressSpace.cs UnmapScope(machine, notifier);"));
    }

    [Test]
    public void Parts_together_are_the_whole()
    {
        var run = GateRun.WithBaseline(
            "full",
            NoSurvivors,
            Recorded.Report([.. Killed, Recorded.Statement("Ignored")]),
            Recorded.Report([Recorded.Removal("Ignored"), Recorded.Negation("Ignored"), Recorded.Statement("Killed", "t1")]));
        Assert.That(run.ExitCode, Is.Zero, run.Output);
        Assert.That(run.Output, Does.StartWith("3 mutants: 3 Killed"));
    }

    [Test]
    public void A_mutant_that_no_part_has_tested_rings()
    {
        var run = GateRun.WithBaseline("full", NoSurvivors, Recorded.Report([.. Killed, Recorded.Statement("Ignored")]));
        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Output, Does.Contain("VtdAddressSpace.cs: 1 mutants are in no part of the run"));
    }

    [Test]
    public void A_file_that_no_part_has_mutated_rings()
    {
        var run = GateRun.WithBaseline("full", NoSurvivors, Recorded.Report([], "File ignored by mutate filter"));
        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Output, Does.Contain("VtdAddressSpace.cs: in no part of the run"));
    }

    [Test]
    public void A_survivor_without_a_reason_is_refused()
    {
        var run = GateRun.WithBaseline("full", Accepted.Replace("the fixture's own", " ", StringComparison.Ordinal), AllKilled);
        Assert.That(run.ExitCode, Is.EqualTo(3));
        Assert.That(run.Error, Does.Contain("expected a reason for VtdAddressSpace.cs"));
    }

    private static string Twice(string second) =>
        Recorded.Report([.. Killed, Recorded.Statement("Survived"), Recorded.StatementInBranch(second, "t1")], Recorded.TwiceSource);
}
