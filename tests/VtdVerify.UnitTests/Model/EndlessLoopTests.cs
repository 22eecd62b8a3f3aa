using NUnit.Framework;
using VtdVerify.Model;
using VtdVerify.Terms;

namespace VtdVerify.Tests.Model;

/// <summary>How a run tells a loop that never ends from one that takes long.</summary>
[TestFixture]
public sealed class EndlessLoopTests
{
    private const ulong FirstRead = 1024;
    private const ulong LongestCycle = 64;

    [TestCase(1ul)]
    [TestCase(2ul)]
    [TestCase(LongestCycle)]
    public void A_state_that_comes_again_is_the_end_after_one_cycle_from_the_first_look(ulong cycle)
    {
        var (outcome, turns) = Run(state => Rest(state + ConcreteWord.Of(1), cycle));
        Assert.That(outcome, Is.EqualTo(new MachineOutcome.OutOfFuel(Machines.Site, IsEndless: true)));
        Assert.That(turns, Is.EqualTo(FirstRead - 1 + cycle));
    }

    [Test]
    public void A_longer_cycle_only_takes_long()
    {
        var (outcome, turns) = Run(state => Rest(state + ConcreteWord.Of(1), LongestCycle + 1));
        Assert.That(outcome, Is.EqualTo(new MachineOutcome.OutOfFuel(Machines.Site)));
        Assert.That(turns, Is.EqualTo(ConcreteExecution.DefaultFuel));
    }

    [Test]
    public void A_loop_that_begins_to_stand_still_later_is_found_by_the_next_look()
    {
        var last = ConcreteWord.Of(FirstRead + 500);
        var (outcome, turns) = Run(state => state < last ? state + ConcreteWord.Of(1) : state);
        Assert.That(outcome, Is.EqualTo(new MachineOutcome.OutOfFuel(Machines.Site, IsEndless: true)));
        Assert.That(turns, Is.EqualTo(2 * FirstRead));
    }

    [Test]
    public void A_loop_that_counts_ends()
    {
        var (outcome, turns) = Run(state => state + ConcreteWord.Of(1), until: (ulong)ConcreteExecution.DefaultFuel);
        Assert.That(outcome, Is.Null);
        Assert.That(turns, Is.EqualTo(ConcreteExecution.DefaultFuel));
    }

    [Test]
    public void Turns_that_take_a_mapping_each_differ_though_no_variable_does()
    {
        var mappings = Enumerable.Range(0, (int)(FirstRead + LongestCycle)).Select(page => Machines.Map4K((ulong)page << 12));
        var crowded = Machines.Tracked with { Notifiers = [Given.Notifier(0, ulong.MaxValue)], Mappings = [.. mappings] };
        var run = Machine.Run(crowded, 0, (machine, _) => Loop.Run(machine, Machines.Site, () => TakesOne(machine), () => { }));

        Assert.That(run.Outcome, Is.EqualTo(new MachineOutcome.Returned()));
        Assert.That(run.TreeAfter, Is.Empty);
    }

    [Test]
    public void A_run_of_too_many_statements_is_out_of_fuel()
    {
        var execution = new ConcreteExecution();
        for (var n = 0; n < Budget.StatementsOfRun; n++)
        {
            execution.SpendStatement();
        }

        Assert.That(
            execution.SpendStatement,
            Throws.TypeOf<RunEndedException>().With.Property(nameof(RunEndedException.Outcome)).EqualTo(
                new MachineOutcome.OutOfFuel(new CodeSite("interpreter", 0, "more than 65536 statements"))));
    }

    private static bool TakesOne(IUnmapMachine<ConcreteWord, ConcreteTruth> machine)
    {
        var found = machine.Find(Machines.Range(0, ulong.MaxValue), Machines.Site);
        if (found is not null)
        {
            machine.Remove(found.Map.Range, Machines.Site);
        }

        return found is not null;
    }

    /// <summary>How a loop over one word ended, null where its condition ended it, and how many turns it took.</summary>
    private static (MachineOutcome? Outcome, ulong Turns) Run(Func<ConcreteWord, ConcreteWord> next, ulong until = ulong.MaxValue)
    {
        var turns = 0ul;
        try
        {
            Loop.Run(
                new ConcreteExecution(),
                Machines.Site,
                ["word"],
                [ConcreteWord.Of(0)],
                state => state[0] < ConcreteWord.Of(until),
                state =>
                {
                    turns++;
                    return [next(state[0])];
                });
            return (null, turns);
        }
        catch (RunEndedException ended)
        {
            return (ended.Outcome, turns);
        }
    }

    private static ConcreteWord Rest(ConcreteWord word, ulong divisor) => ConcreteWord.Of(word.Value % divisor);
}
