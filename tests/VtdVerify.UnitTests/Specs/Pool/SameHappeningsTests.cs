using NUnit.Framework;
using VtdVerify.Model;
using VtdVerify.Specs.Observation;
using VtdVerify.Specs.Pool;
using VtdVerify.Subjects;
using VtdVerify.Terms;
using VtdVerify.Tests.Model;

namespace VtdVerify.Tests.Specs.Pool;

/// <summary>Which runs on one machine no claim can tell apart.</summary>
internal sealed class SameHappeningsTests
{
    private static readonly CodeSite Elsewhere = new("other.c", 7, "elsewhere");

    private static readonly MachineRun Run = ConcreteRuns.Of(ModelSubject.Shipped, Machines.Tracked with
    {
        Notifiers = [NotifierDescription.BelowInterrupts, NotifierDescription.BelowInterrupts],
        Mappings = [Machines.Map4K(0x1000, 0x5000), Machines.Map4K(0x3000)],
    });

    private static IEnumerable<TestCaseData> Others =>
    [
        Case("an event less", Run with { Events = [.. Run.Events.Skip(1)] }),
        Case("another event", Run with { Events = [Run.Events[0] with { Fate = EventFate.WrongType }, .. Run.Events.Skip(1)] }),
        Case("an event of later", Run with { Events = [Run.Events[0] with { Step = 99 }, .. Run.Events.Skip(1)] }),
        Case("a removal that takes nothing", Run with { Removals = [Run.Removals[0] with { Removed = [] }, .. Run.Removals.Skip(1)] }),
        Case("no search", Run with { Lookups = [] }),
        Case("what is left in the tree", Run with { TreeAfter = [Machines.Map4K(0x1000)] }),
        Case("what the other notifier is told", Run with { EventsAfterwards = Run.Events }),
        Case("an end that is not known", Run with { AfterwardsIsCutOff = true }),
    ];

    [Test]
    public void Runs_of_code_at_other_lines_are_the_same()
    {
        var moved = Run with
        {
            Events = [.. Run.Events.Select(e => e with { Site = Elsewhere })],
            Removals = [.. Run.Removals.Select(r => r with { Site = Elsewhere })],
            Lookups = [.. Run.Lookups.Select(l => l with { Site = Elsewhere })],
        };
        using (Assert.EnterMultipleScope())
        {
            Assert.That(SameHappenings.Instance.Equals(Run, moved), Is.True);
            Assert.That(SameHappenings.Instance.GetHashCode(moved), Is.EqualTo(SameHappenings.Instance.GetHashCode(Run)));
        }
    }

    [TestCaseSource(nameof(Others))]
    public void Runs_that_differ_in_what_claims_look_at_are_not_the_same(MachineRun other) =>
        Assert.That(SameHappenings.Instance.Equals(Run, other), Is.False);

    private static TestCaseData Case(string name, MachineRun run) => new TestCaseData(run).SetArgDisplayNames(name);
}
