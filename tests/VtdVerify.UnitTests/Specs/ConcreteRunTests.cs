using NUnit.Framework;
using VtdVerify.Model;
using VtdVerify.Specs.Observation;
using VtdVerify.Subjects;
using VtdVerify.Terms;
using VtdVerify.Tests.Model;

namespace VtdVerify.Tests.Specs;

/// <summary>Concrete runs as guarantees see them.</summary>
internal sealed class ConcreteRunTests
{
    private static readonly MappingDescription Mapped = Machines.Map4K(0x1000, 0x5000);

    private static readonly MachineDescription Tracked = Machines.Tracked with
    {
        Notifiers = [NotifierDescription.BelowInterrupts],
        Mappings = [Mapped, Machines.Map4K(0x3000)],
    };

    [Test]
    public void The_ghost_follows_the_mapping_to_the_end()
    {
        var ghost = Observe(ModelSubject.Shipped, Tracked, Mapped, 0x1fff).Ghost;
        using (Assert.EnterMultipleScope())
        {
            Assert.That((bool)ghost.WasInTree, Is.True);
            Assert.That((bool)ghost.InTree, Is.False);
            Assert.That((bool)ghost.LookedUp, Is.True);
            Assert.That(ghost.TimesCovered.Value, Is.EqualTo(1));
        }
    }

    [Test]
    public void A_mapping_that_the_tree_does_not_hold_can_be_followed()
    {
        var ghost = Observe(ModelSubject.Shipped, Tracked, Machines.Map4K(0x1000, 0x9000), 0x2000).Ghost;
        using (Assert.EnterMultipleScope())
        {
            Assert.That((bool)ghost.WasInTree, Is.False);
            Assert.That(ghost.TimesCovered.Value, Is.Zero);
        }
    }

    [Test]
    public void Each_event_says_what_backed_it_and_whether_the_tree_had_been_searched()
    {
        var run = Observe(ModelSubject.Shipped, Tracked, Mapped, 0);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.Events.Select(e => e.Handed.Iova.Value), Is.EqualTo([0x1000, 0x3000]));
            Assert.That(run.Events.Select(e => (bool)e.BackedExactly), Has.All.True);
            Assert.That(run.Events.Select(e => (bool)e.LookedUp), Has.All.True);
        }
    }

    [Test]
    public void The_plain_path_searches_nothing()
    {
        var run = Observe(ModelSubject.Shipped, Tracked with { DirtyTracking = DirtyTracking.None }, Mapped, 0x1000);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((bool)run.Ghost.LookedUp, Is.False);
            Assert.That(run.Events.Select(e => (bool)e.LookedUp), Has.All.False);
        }
    }

    [Test]
    public void The_surroundings_are_the_machines()
    {
        var surroundings = ConcreteRuns.SurroundingsOf(Tracked with
        {
            AddressWidth = 39,
            Notifiers = [NotifierDescription.AboveInterrupts],
            NotifyRule = NotifyRule.Crops,
        });
        using (Assert.EnterMultipleScope())
        {
            Assert.That(surroundings.LastAddress.Value, Is.EqualTo((1UL << 39) - 1));
            Assert.That(surroundings.ReachableScope, Is.EqualTo(Machines.Range(0xfef00000, (1UL << 39) - 1)));
            Assert.That((bool)surroundings.IsTracking, Is.True);
            Assert.That((bool)surroundings.Crops, Is.True);
        }
    }

    private static IEnumerable<TestCaseData> Ends =>
    [
        End(new Idle(), new RunEnd.Returned()),
        End(new AbortsUnlessMigrating(), new RunEnd.Aborted(TestSubject.Site)),
        End(new UndefinedUnlessMigrating(), new RunEnd.Undefined("a rule", TestSubject.Site)),
        End(new UnreadAtWidth(48), new RunEnd.Unsupported("a computed goto", TestSubject.Site)),
        End(new NeverEnds(), new RunEnd.Endless()),
    ];

    [TestCaseSource(nameof(Ends))]
    public void The_end_of_a_run_is_the_machines_outcome(ISubject subject, RunEnd end)
    {
        var run = Observe(subject, Tracked with { MigrationIsRunning = false }, Mapped, 0);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.End, Is.EqualTo(end));
            Assert.That(run.Returned, Is.EqualTo(end is RunEnd.Returned));
        }
    }

    [Test]
    public void Of_a_notifier_whose_own_unmap_is_not_read_it_is_not_said_that_nobody_serves_it()
    {
        var both = Tracked with { Notifiers = [NotifierDescription.BelowInterrupts, NotifierDescription.AboveInterrupts] };
        using (Assert.EnterMultipleScope())
        {
            Assert.That((bool)Observe(new RemovesScope(isReadAbove: false), both, Mapped, 0x1000).OtherIsServed, Is.True);
            Assert.That((bool)Observe(new RemovesScope(isReadAbove: true), both, Mapped, 0x1000).OtherIsServed, Is.False);
        }
    }

    private static Run<ConcreteWord, ConcreteTruth> Observe(
        ISubject subject, MachineDescription machine, MappingDescription mapping, ulong address) =>
        ConcreteRuns.Observe(machine, ConcreteRuns.Of(subject, machine), mapping.ToWords(), new Address(address));

    private static TestCaseData End(ISubject subject, RunEnd end) => new TestCaseData(subject, end).SetArgDisplayNames(subject.Name);
}
