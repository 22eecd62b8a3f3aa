using NUnit.Framework;

namespace VtdVerify.Tests.MutationGate;

/// <summary>The gate is open for one kind of report, and rings for each other.</summary>
internal sealed class GuardGateTests
{
    [Test]
    public void Both_mutants_killed_open_it_and_the_tests_that_kill_are_named()
    {
        var run = GateRun.Guard(Recorded.Report([Recorded.Removal("Killed", "t1"), Recorded.Negation("Killed", "t1", "t2")]));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.Zero, run.Output);
            Assert.That(run.Output, Does.Contain("whole branch removed (VtdAddressSpace.cs:6), by 1 tests"));
            Assert.That(run.Output, Does.Contain("condition negated (VtdAddressSpace.cs:5), by 2 tests"));
            Assert.That(run.Output, Does.Contain("  Memory is tracked").And.Contain("  Memory is not tracked"));
        }
    }

    [Test]
    public void It_rings_without_any_mutant() => AssertRings(Recorded.Report([]), "no mutant that was tested");

    [Test]
    public void It_rings_where_every_mutant_is_ignored() => AssertRings(
        Recorded.Report([Recorded.Removal("Ignored"), Recorded.Negation("Ignored")]), "no mutant that was tested");

    [Test]
    public void It_rings_without_the_removal() => AssertRings(
        Recorded.Report([Recorded.Negation("Killed", "t1")]), "the tracked path's whole branch removed: not in the report");

    [Test]
    public void It_rings_without_the_negation() => AssertRings(
        Recorded.Report([Recorded.Removal("Killed", "t1")]), "the tracked path's condition negated: not in the report");

    [TestCase("Survived")]
    [TestCase("NoCoverage")]
    [TestCase("Timeout")]
    [TestCase("Ignored")]
    [TestCase("CompileError")]
    [TestCase("Pending")]
    public void It_rings_where_the_removal_is_not_killed(string status) => AssertRings(
        Recorded.Report([Recorded.Removal(status), Recorded.Negation("Killed", "t1")]), $"whole branch removed: {status}, not Killed");

    [TestCase("Survived")]
    [TestCase("NoCoverage")]
    [TestCase("Timeout")]
    public void It_rings_where_the_negation_is_not_killed(string status) => AssertRings(
        Recorded.Report([Recorded.Removal("Killed", "t1"), Recorded.Negation(status)]), $"condition negated: {status}, not Killed");

    [TestCase("Survived")]
    [TestCase("NoCoverage")]
    [TestCase("Timeout")]
    public void It_rings_where_another_mutant_is_not_killed(string status) => AssertRings(
        Recorded.Report([Recorded.Removal("Killed", "t1"), Recorded.Negation("Killed", "t1"), Recorded.Statement(status)]),
        $"not killed: VtdAddressSpace.cs:11 UnmapScope(machine, notifier); => ; ({status})");

    [Test]
    public void It_rings_where_no_test_is_named() => AssertRings(
        Recorded.Report([Recorded.Removal("Killed", "unknown"), Recorded.Negation("Killed", "t1")]), "Killed, but by no named test");

    [Test]
    public void It_rings_where_the_source_has_changed_since() => AssertRings(
        Recorded.Report([Recorded.Removal("Killed", "t1"), Recorded.Negation("Killed", "t1")]),
        "VtdAddressSpace.cs: the report is from other sources",
        Recorded.Source.Replace("UnmapScope", "UnmapAll", StringComparison.Ordinal));

    [Test]
    public void It_rings_where_the_mutated_code_is_another() => AssertRings(
        Recorded.Report(
            [Recorded.Removal("Killed", "t1"), Recorded.Negation("Killed", "t1")],
            Recorded.Source.Replace("UnmapMappings", "UnmapNothing", StringComparison.Ordinal)),
        "the tracked path's whole branch removed: not in the report");

    [Test]
    public void Line_ends_are_no_change()
    {
        var report = Recorded.Report([Recorded.Removal("Killed", "t1"), Recorded.Negation("Killed", "t1")]);
        Assert.That(GateRun.Guard(report, Recorded.Source.Replace("\n", "\r\n", StringComparison.Ordinal)).ExitCode, Is.Zero);
    }

    [TestCase("{}")]
    [TestCase("null")]
    [TestCase("not JSON")]
    [TestCase("""{ "projectRoot": "/build", "files": { "a.cs": {} } }""")]
    public void What_is_no_report_is_refused(string text)
    {
        var run = GateRun.Guard(text);
        Assert.That(run.ExitCode, Is.EqualTo(3));
        Assert.That(run.Error, Does.Contain("expected a report of Stryker in JSON"));
    }

    [Test]
    public void A_report_that_is_absent_is_refused() => Assert.That(
        GateRun.Run("guard", Repository.PathOf("src/VtdVerify.Model"), Repository.PathOf("no-such-report.json")).ExitCode, Is.EqualTo(3));

    [TestCase]
    [TestCase("guard")]
    [TestCase("full", "sources", "baseline")]
    [TestCase("other", "sources", "report")]
    public void Wrong_arguments_are_answered_with_the_usage(params string[] args)
    {
        var run = GateRun.Run(args);
        Assert.That((run.ExitCode, run.Error[..6]), Is.EqualTo((2, "usage:")));
    }

    private static void AssertRings(string report, string complaint, string source = Recorded.Source)
    {
        var run = GateRun.Guard(report, source);
        Assert.That(run.ExitCode, Is.EqualTo(1), run.Output);
        Assert.That(run.Output, Does.Contain("FAIL ").And.Contain(complaint));
    }
}
