using VtdVerify.Model;
using VtdVerify.Subjects;
using VtdVerify.Terms;

namespace VtdVerify.Specs.Observation;

/// <summary>Concrete runs as guarantees see them: the machine's record, with any mapping and any address as the ghost.</summary>
public static class ConcreteRuns
{
    /// <summary>Runs a subject for the first notifier of a machine, and afterwards for the others on what that leaves.</summary>
    /// <param name="fuel">How many turns the loops of the first run may take, and those of all runs together.</param>
    public static MachineRun Of(ISubject subject, MachineDescription machine, long fuel = ConcreteExecution.DefaultFuel)
    {
        var run = subject.Run(machine, [0], fuel);
        if (machine.Notifiers.Count == 1 || run.Outcome is not MachineOutcome.Returned)
        {
            return run;
        }

        var all = subject.Run(machine, Enumerable.Range(0, machine.Notifiers.Count), fuel);
        return run with { EventsAfterwards = [.. all.Events.Skip(run.Events.Count)], ContainersAfterwards = all.Containers };
    }

    /// <summary>
    /// The same; null where the subject's tree does not take the mappings: what one sequence of insertions builds another one may not.
    /// </summary>
    internal static MachineRun? WhereInserted(ISubject subject, MachineDescription machine, long fuel = ConcreteExecution.DefaultFuel)
    {
        try
        {
            return Of(subject, machine, fuel);
        }
        catch (InvalidMachineException refused) when (refused.Fault is MachineFault.NotInserted)
        {
            return null;
        }
    }

    /// <summary>The run with a ghost chosen after the fact.</summary>
    /// <param name="mapping">The mapping to follow; it need not be in the tree.</param>
    /// <param name="address">The address to follow.</param>
    public static Run<ConcreteWord, ConcreteTruth> Observe(
        MachineDescription machine, MachineRun run, DmaMap<ConcreteWord> mapping, ulong address)
    {
        var wasInTree = machine.Mappings.Any(m => m == MappingDescription.Of(mapping));
        var ghost = Ghost<ConcreteWord, ConcreteTruth>.AtStart(mapping, ConcreteWord.Of(address), ConcreteTruth.Of(wasInTree));
        var surroundings = SurroundingsOf(machine);
        var (events, searches, removals) = (
            new List<ObservedEvent<ConcreteWord, ConcreteTruth>>(),
            new List<ObservedSearch<ConcreteWord, ConcreteTruth>>(),
            new List<ObservedRemoval<ConcreteWord, ConcreteTruth>>());
        foreach (var (_, step) in StepsOf(run))
        {
            switch (step)
            {
                case LookupRecord lookup:
                    ghost = ghost.AfterLookup();
                    searches.Add(new ObservedSearch<ConcreteWord, ConcreteTruth>(lookup.Key, lookup.Site));
                    break;
                case UnmapEventRecord made:
                    events.Add(Observe(surroundings, made, ghost.LookedUp));
                    ghost = After(surroundings, ghost, made);
                    break;
                case RemovalRecord removal:
                    var isReached = ConcreteTruth.Of(removal.Removed.Contains(MappingDescription.Of(mapping)));
                    removals.Add(ObservedRemoval<ConcreteWord, ConcreteTruth>.Of(ghost, removal.Range, isReached, removal.Site));
                    ghost = ghost.AfterRemoval(isReached);
                    break;
            }
        }

        return new Run<ConcreteWord, ConcreteTruth>(
            surroundings, events, searches, removals, ghost, EndOf(run.Outcome))
        {
            OtherIsServed = run.EventsAfterwards.Aggregate(ghost, (g, e) => After(surroundings, g, e)).OtherTold,
        };
    }

    public static Surroundings<ConcreteWord, ConcreteTruth> SurroundingsOf(MachineDescription machine) => new(
        ConcreteWord.Of((ulong)machine.AddressWidth, 8),
        ConcreteWord.Of((ulong)machine.DirtyTracking, 32),
        ConcreteTruth.Of(machine.MigrationIsRunning),
        ConcreteTruth.Of(machine.NotifyRule == NotifyRule.Crops),
        ConcreteTruth.Of(machine.Notifiers.FirstOrDefault(n => n.Flags.HasFlag(NotifierFlags.Map))?.Backend == BackendKind.VfioLegacy),
        machine.NotifierWords()[0],
        machine.NotifierWords().ElementAtOrDefault(1) ?? (machine.Notifiers[0] with { Flags = NotifierFlags.None }).ToWords(1),
        machine.Space);

    private static IEnumerable<(int Step, object Record)> StepsOf(MachineRun run) =>
        run.Events.Select(e => (e.Step, (object)e))
            .Concat(run.Removals.Select(r => (r.Step, (object)r)))
            .Concat(run.Lookups.Select(l => (l.Step, (object)l)))
            .OrderBy(s => s.Step);

    private static Ghost<ConcreteWord, ConcreteTruth> After(
        Surroundings<ConcreteWord, ConcreteTruth> machine, Ghost<ConcreteWord, ConcreteTruth> ghost, UnmapEventRecord made) => made switch
        {
            { Delivered: { } delivered, NotifierId: 0 } => ghost.AfterDelivery(delivered).AfterHostUnmap(machine, delivered),
            { Delivered: { } delivered, NotifierId: 1 } => ghost.AfterDeliveryToOther(delivered),
            _ => ghost,
        };

    private static ObservedEvent<ConcreteWord, ConcreteTruth> Observe(
        Surroundings<ConcreteWord, ConcreteTruth> machine, UnmapEventRecord made, ConcreteTruth lookedUp) => new(
        made.NotifierId == 0 ? machine.Notifier : machine.Other,
        made.Event, ConcreteTruth.Of(made.BackedByRange), ConcreteTruth.Of(made.BackedExactly), lookedUp, made.Site);

    private static RunEnd EndOf(MachineOutcome outcome) => outcome switch
    {
        MachineOutcome.Returned => new RunEnd.Returned(),
        MachineOutcome.Aborted(var site) => new RunEnd.Aborted(site),
        MachineOutcome.Undefined(var rule, var site) => new RunEnd.Undefined(rule, site),
        MachineOutcome.Unsupported(var construct, var site) => new RunEnd.Unsupported(construct, site),
        MachineOutcome.OutOfFuel { IsEndless: true } => new RunEnd.Endless(),
        MachineOutcome.OutOfFuel => new RunEnd.Stopped(),
        _ => throw new InvalidOperationException($"{outcome} is not an end of a run."),
    };
}
