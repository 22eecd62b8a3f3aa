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
        return run with
        {
            EventsAfterwards = [.. all.Events.Skip(run.Events.Count)],
            ContainersAfterwards = all.Containers,
            AfterwardsIsCutOff = all.Outcome is MachineOutcome.Unsupported or MachineOutcome.OutOfFuel { IsEndless: false },
        };
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
        MachineDescription machine, MachineRun run, DmaMap<ConcreteWord> mapping, Address address) =>
        new RecordedRun(machine, run).Following(MappingDescription.Of(mapping), address);

    public static Surroundings<ConcreteWord, ConcreteTruth> SurroundingsOf(MachineDescription machine) => new(
        ConcreteWord.Of((ulong)machine.AddressWidth, 8),
        ConcreteWord.Of((ulong)machine.DirtyTracking, 32),
        ConcreteTruth.Of(machine.MigrationIsRunning),
        ConcreteTruth.Of(machine.NotifyRule == NotifyRule.Crops),
        ConcreteTruth.Of(machine.Notifiers.FirstOrDefault(n => n.Flags.HasFlag(NotifierFlags.Map))?.Backend == BackendKind.VfioLegacy),
        machine.NotifierWords()[0],
        machine.NotifierWords().ElementAtOrDefault(1) ?? (machine.Notifiers[0] with { Flags = NotifierFlags.None }).ToWords(1),
        machine.Space);
}
