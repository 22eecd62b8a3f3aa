using VtdVerify.Model;
using VtdVerify.Terms;

namespace VtdVerify.Specs.Observation;

/// <summary>A run on a concrete machine as it was recorded: any mapping and any address can be followed through it afterwards.</summary>
public sealed class RecordedRun
{
    private readonly MachineRun run;
    private readonly Surroundings<ConcreteWord, ConcreteTruth> surroundings;
    private readonly HashSet<MappingDescription> mappings;
    private readonly IReadOnlyList<object> steps;
    private readonly IReadOnlyList<ObservedSearch<ConcreteWord, ConcreteTruth>> searches;
    private readonly RunEnd end;

    public RecordedRun(MachineDescription machine, MachineRun run)
    {
        this.run = run;
        surroundings = ConcreteRuns.SurroundingsOf(machine);
        mappings = [.. machine.Mappings];
        steps = StepsOf(run);
        searches = [.. run.Lookups.Select(lookup => new ObservedSearch<ConcreteWord, ConcreteTruth>(lookup.Key, lookup.Site))];
        end = EndOf(run.Outcome);
    }

    /// <summary>The run with a ghost.</summary>
    /// <param name="mapping">It need not be in the tree.</param>
    public Run<ConcreteWord, ConcreteTruth> Following(MappingDescription mapping, Address address)
    {
        var wasInTree = ConcreteTruth.Of(mappings.Contains(mapping));
        var ghost = Ghost<ConcreteWord, ConcreteTruth>.AtStart(mapping.ToWords(), address.ToWord(), wasInTree);
        var events = new List<ObservedEvent<ConcreteWord, ConcreteTruth>>(run.Events.Count);
        var removals = new List<ObservedRemoval<ConcreteWord, ConcreteTruth>>(run.Removals.Count);
        foreach (var step in steps)
        {
            switch (step)
            {
                case LookupRecord:
                    ghost = ghost.AfterLookup();
                    break;
                case UnmapEventRecord made:
                    events.Add(Observe(made, ghost.LookedUp));
                    ghost = After(ghost, made);
                    break;
                case RemovalRecord removal:
                    var isReached = ConcreteTruth.Of(removal.Removed.Contains(mapping));
                    removals.Add(ObservedRemoval<ConcreteWord, ConcreteTruth>.Of(ghost, removal.Range, isReached, removal.Site));
                    ghost = ghost.AfterRemoval(isReached);
                    break;
            }
        }

        return new Run<ConcreteWord, ConcreteTruth>(surroundings, events, searches, removals, ghost, end)
        {
            // Of unmaps that were cut off nobody can say that they left their notifier alone.
            OtherIsServed = run.EventsAfterwards.Aggregate(ghost, After).OtherTold | ConcreteTruth.Of(run.AfterwardsIsCutOff),
        };
    }

    private static IReadOnlyList<object> StepsOf(MachineRun run)
    {
        List<(int Step, object Record)> all =
        [
            .. run.Events.Select(e => (e.Step, (object)e)),
            .. run.Removals.Select(r => (r.Step, (object)r)),
            .. run.Lookups.Select(l => (l.Step, (object)l)),
        ];
        return [.. all.OrderBy(step => step.Step).Select(step => step.Record)];
    }

    private Ghost<ConcreteWord, ConcreteTruth> After(Ghost<ConcreteWord, ConcreteTruth> ghost, UnmapEventRecord made) => made switch
    {
        { Delivered: { } delivered, NotifierId: 0 } => ghost.AfterDelivery(delivered).AfterHostUnmap(surroundings, delivered),
        { Delivered: { } delivered, NotifierId: 1 } => ghost.AfterDeliveryToOther(delivered),
        _ => ghost,
    };

    private ObservedEvent<ConcreteWord, ConcreteTruth> Observe(UnmapEventRecord made, ConcreteTruth lookedUp) => new(
        made.NotifierId == 0 ? surroundings.Notifier : surroundings.Other,
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
