using VtdVerify.Model;
using VtdVerify.Subjects;
using VtdVerify.Terms;

namespace VtdVerify.Specs.Observation;

/// <summary>Concrete runs as guarantees see them: the machine's record, with any mapping and any address as the ghost.</summary>
public static class ConcreteRuns
{
    /// <summary>Runs a subject for the first notifier of a machine.</summary>
    public static MachineRun Of(ISubject subject, MachineDescription machine) =>
        VtdVerify.Model.Machine.Run(machine, notifierId: 0, subject.Unmap);

    /// <summary>The run with a ghost chosen after the fact.</summary>
    /// <param name="mapping">The mapping to follow; it need not be in the tree.</param>
    /// <param name="address">The address to follow.</param>
    public static Run<ConcreteWord, ConcreteTruth> Observe(
        MachineDescription machine, MachineRun run, DmaMap<ConcreteWord> mapping, ulong address)
    {
        var wasInTree = machine.Mappings.Any(m => m == MappingDescription.Of(mapping));
        var ghost = Ghost<ConcreteWord, ConcreteTruth>.AtStart(mapping, ConcreteWord.Of(address), ConcreteTruth.Of(wasInTree));
        ghost = run.Events.Select(e => e.Delivered).OfType<IommuTlbEvent<ConcreteWord>>().Aggregate(ghost, (g, e) => g.AfterDelivery(e));
        ghost = run.Removals.Aggregate(ghost, (g, r) => g.AfterRemoval(r.Range));
        ghost = ghost with { LookedUp = ConcreteTruth.Of(run.Lookups.Count > 0) };
        var firstLookup = run.Lookups.Count > 0 ? run.Lookups[0].Step : int.MaxValue;
        var events = run.Events.Select(e => new ObservedEvent<ConcreteWord, ConcreteTruth>(
            e.Event,
            ConcreteTruth.Of(e.BackedByRange),
            ConcreteTruth.Of(e.BackedExactly),
            ConcreteTruth.Of(firstLookup < e.Step),
            e.Site));
        return new Run<ConcreteWord, ConcreteTruth>(SurroundingsOf(machine), [.. events], ghost, EndOf(run.Outcome));
    }

    public static Surroundings<ConcreteWord, ConcreteTruth> SurroundingsOf(MachineDescription machine) => new(
        ConcreteWord.Of((ulong)machine.AddressWidth, 8),
        ConcreteWord.Of((ulong)machine.DirtyTracking, 32),
        ConcreteTruth.Of(machine.MigrationIsRunning),
        ConcreteTruth.Of(machine.NotifyRule == NotifyRule.Crops),
        machine.NotifierWords()[0]);

    private static RunEnd EndOf(MachineOutcome outcome) => outcome switch
    {
        MachineOutcome.Returned => new RunEnd.Returned(),
        MachineOutcome.Aborted(var site) => new RunEnd.Aborted(site),
        MachineOutcome.Undefined(var rule, var site) => new RunEnd.Undefined(rule, site),
        MachineOutcome.Unsupported(var construct, var site) => new RunEnd.Unsupported(construct, site),
        MachineOutcome.OutOfFuel => new RunEnd.OutOfFuel(),
        _ => throw new InvalidOperationException($"{outcome} is not an end of a run."),
    };
}
