using NUnit.Framework;
using VtdVerify.Model;
using VtdVerify.Terms;

namespace VtdVerify.Tests.Model;

/// <summary>How a run ends and what it records.</summary>
[TestFixture]
public sealed class MachineTests
{
    private static readonly MachineDescription OnePage = Machines.Tracked with
    {
        Notifiers = [Given.Notifier(0x1000, 0x3fff)],
        Mappings = [Machines.Map4K(0x1000, 0x5000)],
    };

    [Test]
    public void A_machine_shows_its_state_in_the_widths_of_the_code()
    {
        Machine.Run(OnePage, 0, (machine, notifier) =>
        {
            using (Assert.EnterMultipleScope())
            {
                Assert.That(machine.AddressWidth, Is.EqualTo(ConcreteWord.Of(48, 8)));
                Assert.That(machine.GlobalDirtyTracking, Is.EqualTo(ConcreteWord.Of(1, 32)));
                Assert.That(machine.MigrationIsRunning.Value, Is.True);
                Assert.That(notifier, Is.EqualTo(OnePage.NotifierWords()[0]));
            }
        });
    }

    [Test]
    public void A_failing_assertion_aborts_at_its_site() =>
        Assert.That(
            Machine.Run(OnePage, 0, (machine, _) => machine.Assert(ConcreteTruth.Of(false), Machines.Site)).Outcome,
            Is.EqualTo(new MachineOutcome.Aborted(Machines.Site)));

    [Test]
    public void A_broken_rule_of_C_is_undefined_behaviour() =>
        Assert.That(
            Machine.Run(
                OnePage, 0, (machine, _) => machine.RequireDefined(ConcreteTruth.Of(false), "a live pointer", Machines.Site)).Outcome,
            Is.EqualTo(new MachineOutcome.Undefined("a live pointer", Machines.Site)));

    [Test]
    public void A_value_that_nothing_describes_is_the_usual_one_in_the_width_of_the_code()
    {
        var described = OnePage with { Unknowns = new Dictionary<string, ulong> { ["described"] = 0x1234 } };
        Machine.Run(described, 0, (machine, _) =>
        {
            using (Assert.EnterMultipleScope())
            {
                Assert.That(machine.Unknown("described", 8, 0x56), Is.EqualTo(ConcreteWord.Of(0x34, 8)));
                Assert.That(machine.Unknown("other", 8, 0x356), Is.EqualTo(ConcreteWord.Of(0x56, 8)));
            }
        });
    }

    [Test]
    public void A_run_shows_what_it_leaves_in_static_variables()
    {
        var run = Machine.Run(OnePage, 0, (machine, _) => machine.CodeState = new OneStatic("runs", ConcreteWord.Of(3)));
        Assert.That(run.StaticsAfter, Is.EqualTo(new Dictionary<string, ulong> { ["runs"] = 3 }));
        Assert.That(Machine.Run(OnePage, 0, (_, _) => { }).StaticsAfter, Is.Empty);
    }

    [Test]
    public void What_holds_ends_nothing() =>
        Assert.That(
            Machine.Run(OnePage, 0, (machine, _) =>
            {
                machine.Assert(ConcreteTruth.Of(true), Machines.Site);
                machine.RequireDefined(ConcreteTruth.Of(true), "a live pointer", Machines.Site);
            }).Outcome,
            Is.EqualTo(new MachineOutcome.Returned()));

    [Test]
    public void A_construct_that_is_not_read_is_named() =>
        Assert.That(
            Machine.Run(OnePage, 0, (_, _) => throw new UnsupportedException("goto", Machines.Site)).Outcome,
            Is.EqualTo(new MachineOutcome.Unsupported("goto", Machines.Site)));

    [Test]
    public void An_exception_of_the_code_itself_is_not_hidden() =>
        Assert.That(
            () => Machine.Run(OnePage, 0, (_, _) => throw new RunEndedException("without an outcome")),
            Throws.TypeOf<RunEndedException>());

    [TestCase(2, false)]
    [TestCase(3, true)]
    public void A_loop_takes_no_more_turns_than_it_has_fuel(long fuel, bool returns)
    {
        var turns = 0;
        var run = Machine.Run(OnePage, 0, (machine, _) => Loop.Run(machine, Machines.Site, () => turns < 3, () => turns++), fuel);
        MachineOutcome expected = returns ? new MachineOutcome.Returned() : new MachineOutcome.OutOfFuel(Machines.Site);
        Assert.That(run.Outcome, Is.EqualTo(expected));
        Assert.That(turns, Is.EqualTo(fuel));
    }

    [TestCase(TurnEnd.Next, 2, true)]
    [TestCase(TurnEnd.Leave, 1, false)]
    public void A_loop_says_whether_its_condition_ended_it(TurnEnd end, int turns, bool byCondition)
    {
        var (taken, answer) = (0, false);
        Machine.Run(OnePage, 0, (machine, _) => answer = machine.While(
            Machines.Site,
            null!,
            () => taken < 2,
            () =>
            {
                taken++;
                return end;
            }));
        Assert.That((taken, answer), Is.EqualTo((turns, byCondition)));
    }

    [Test]
    public void Every_lookup_event_and_removal_is_recorded_in_one_order()
    {
        var run = OnePage.Run(Revision.Fixed);
        var key = Machines.Range(0x1000, 0x3fff);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.Lookups, Is.EqualTo(new[]
            {
                new LookupRecord(0, key, run.Lookups[0].Site, OnePage.Mappings[0]),
                new LookupRecord(3, key, run.Lookups[0].Site, null),
            }));
            Assert.That(run.Events.Select(tlbEvent => (tlbEvent.Step, tlbEvent.NotifierId)), Is.EqualTo(Machines.These((1, 0))));
            Assert.That(run.Removals.Select(removal => removal.Step), Is.EqualTo(Machines.These(2)));
            Assert.That(run.Removals[0].Range, Is.EqualTo(Machines.Range(0x1000, 0x1fff)));
            Assert.That(run.Removals[0].Removed, Is.EqualTo(OnePage.Mappings));
            Assert.That(run.TreeAfter, Is.Empty);
        }
    }

    [TestCase(0x1000UL, 0xfffUL, 0x5000UL, true, true)]
    [TestCase(0x1000UL, 0xfffUL, 0UL, true, false)]
    [TestCase(0x1000UL, 0x1fffUL, 0x5000UL, false, false)]
    [TestCase(0x1001UL, 0xffeUL, 0x5000UL, false, false)]
    [TestCase(0x2000UL, 0xfffUL, 0x5000UL, false, false)]
    public void An_event_is_backed_by_the_mapping_that_it_repeats(ulong iova, ulong mask, ulong translated, bool byRange, bool exactly)
    {
        var record = OnePage.RunEvent(Machines.Unmapping(iova, mask, translated)).Events.Single();
        Assert.That((record.BackedByRange, record.BackedExactly), Is.EqualTo((byRange, exactly)));
    }

    [Test]
    public void An_event_that_comes_after_the_removal_is_not_backed()
    {
        var run = Machine.Run(OnePage, 0, (machine, notifier) =>
        {
            machine.Remove(Machines.Range(0x1000, 0x1fff), Machines.Site);
            machine.Notify(notifier, Machines.Unmapping(0x1000, 0xfff, 0x5000), Machines.Site);
        });
        Assert.That(run.Events.Single().BackedByRange, Is.False);
    }

    [TestCase(0x1000UL, 0x2fffUL, NotifyRule.Asserts, EventFate.Delivered, false)]
    [TestCase(0x0UL, 0x1fffUL, NotifyRule.Crops, EventFate.Delivered, true)]
    [TestCase(0x0UL, 0x1fffUL, NotifyRule.Asserts, EventFate.Aborted, false)]
    [TestCase(0x4000UL, 0xfffUL, NotifyRule.Asserts, EventFate.OutsideScope, false)]
    public void The_fate_of_an_event_is_recorded(ulong iova, ulong mask, NotifyRule rule, EventFate fate, bool cropped)
    {
        var run = (OnePage with { NotifyRule = rule }).RunEvent(Machines.Unmapping(iova, mask));
        var record = run.Events.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(record.Fate, Is.EqualTo(fate));
            Assert.That(record.Site, Is.EqualTo(Machines.Site));
            Assert.That(record.NotifierId, Is.Zero);
            Assert.That(record.IsCropped, Is.EqualTo(cropped));
            Assert.That(record.Delivered is not null, Is.EqualTo(fate == EventFate.Delivered));
            Assert.That(run.Outcome is MachineOutcome.Aborted, Is.EqualTo(fate == EventFate.Aborted));
        }
    }

    [Test]
    public void An_UNMAP_does_not_reach_a_device_IOTLB_notifier()
    {
        var notifier = Given.Notifier(0x1000, 0x3fff, NotifierFlags.DeviceIotlbUnmap, BackendKind.Vhost);
        var run = (OnePage with { Notifiers = [notifier] }).RunEvent(Machines.Unmapping(0x1000, 0xfff));
        Assert.That(run.Events.Single().Fate, Is.EqualTo(EventFate.WrongType));
    }

    [Test]
    public void All_notifiers_are_unmapped_the_last_registered_first()
    {
        var machine = OnePage with { Notifiers = [OnePage.Notifiers[0], Given.Notifier(0x8000, 0x8fff)] };
        var ids = new List<int>();
        Machine.RunAll(machine, (_, notifier) => ids.Add(notifier.Id));
        Assert.That(ids, Is.EqualTo(Machines.These(1, 0)));
    }

    [Test]
    public void An_abort_leaves_the_other_notifiers_unserved()
    {
        var machine = OnePage with { Notifiers = [OnePage.Notifiers[0], OnePage.Notifiers[0]] };
        var ids = new List<int>();
        Machine.RunAll(machine, (running, notifier) =>
        {
            ids.Add(notifier.Id);
            running.Assert(ConcreteTruth.Of(false), Machines.Site);
        });
        Assert.That(ids, Is.EqualTo(Machines.These(1)));
    }

    [TestCase(new ulong[] { 0x3000 }, new ulong[] { 0x3000, 0x2000, 0x1000 })]
    [TestCase(new ulong[] { 0, 0x1000 }, new ulong[] { 0x2000, 0x1000, 0x3000 })]
    public void Beside_another_run_each_search_finds_what_it_found_there(ulong[] foundElsewhere, ulong[] found)
    {
        var machine = OnePage with { Mappings = [Machines.Map4K(0x2000), Machines.Map4K(0x1000), Machines.Map4K(0x3000)] };
        IReadOnlyList<Address?> there = [.. foundElsewhere.Select(iova => iova == 0 ? (Address?)null : new Address(iova))];
        var run = Machine.RunBeside(machine, [0], Machines.UnmapOf(Revision.Fixed), there);
        Assert.That(run.Lookups.Select(lookup => lookup.Found?.Iova.Value), Is.EqualTo(found.Select(iova => (ulong?)iova).Append(null)));
    }

    [Test]
    public void A_machine_that_cannot_exist_does_not_run() =>
        Assert.That(
            () => (OnePage with { AddressWidth = 40 }).Run(Revision.Base), Throws.TypeOf<InvalidMachineException>());

    [Test]
    public void A_machine_whose_mappings_the_tree_does_not_take_together_cannot_exist()
    {
        // Truncated to an int, the difference of the addresses is zero.
        var machine = OnePage with { Mappings = [Machines.Map4K(0x1000), Machines.Map4K(0x1_0000_1000)] };
        var refused = Assert.Throws<InvalidMachineException>(() => RunInOrder(machine, Orders.Truncated));
        Assert.That(refused?.Fault, Is.EqualTo(new MachineFault.NotInserted(machine.Mappings[1])));
        Assert.That(refused?.Message, Does.Contain("0x100001000"));
    }

    [Test]
    public void A_removal_that_finds_again_what_it_cannot_remove_never_returns()
    {
        var machine = OnePage with { Mappings = [Machines.Map4K(0x1000), Machines.Map4K(0x3000)] };
        var run = RunInOrder(machine, Orders.NeverRemoving, (m, _) => m.Remove(Machines.Range(0, 0xffff), Machines.Site));
        Assert.That(run.Outcome, Is.EqualTo(new MachineOutcome.OutOfFuel(Machines.Site, IsEndless: true)));
    }

    [Test]
    public void A_loop_whose_removals_take_nothing_never_ends()
    {
        var run = Machine.Run(OnePage, 0, (machine, _) => Loop.Run(
            machine,
            Machines.Site,
            ["unchanged"],
            [ConcreteWord.Of(7)],
            _ => ConcreteTruth.Of(true),
            state =>
            {
                machine.Remove(Machines.Range(0x2000, 0x2fff), Machines.Site);
                return state;
            }));
        Assert.That(run.Outcome, Is.EqualTo(new MachineOutcome.OutOfFuel(Machines.Site, IsEndless: true)));
    }

    [Test]
    public void The_order_of_the_tree_decides_what_a_run_finds()
    {
        var machine = OnePage with { Mappings = [Machines.Map4K(0x2000)] };
        Assert.That(RunInOrder(machine, Orders.ByFirstAddress).TreeAfter, Is.EqualTo(machine.Mappings));
        Assert.That(RunInOrder(machine, Orders.Descending).TreeAfter, Is.Empty);
    }

    [TestCase(-1)]
    [TestCase(1)]
    public void There_is_no_such_notifier(int id) =>
        Assert.That(
            () => OnePage.Run(Revision.Base, id),
            Throws.TypeOf<ArgumentOutOfRangeException>().With.Property("ParamName").EqualTo("notifierId"));

    private static MachineRun RunInOrder(
        MachineDescription machine,
        ITreeOrder order,
        Action<IUnmapMachine<ConcreteWord, ConcreteTruth>, IommuNotifier<ConcreteWord>>? unmap = null) =>
        Machine.RunInOrder(machine, [0], unmap ?? Machines.UnmapOf(Revision.Fixed), order: order);

    private sealed record OneStatic(string Name, ConcreteWord Value) : ICodeState<ConcreteWord>
    {
        public bool HasChanged => true;

        public IReadOnlyDictionary<string, ConcreteWord> StaticWords => new Dictionary<string, ConcreteWord> { [Name] = Value };
    }
}
