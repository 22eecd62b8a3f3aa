using VtdVerify.Model;
using VtdVerify.Mutation.Running;
using VtdVerify.Subjects;

namespace VtdVerify.Mutation.Revisions;

/// <summary>Two subjects, run side by side.</summary>
internal sealed class RevisionPair(ISubject older, ISubject newer)
{
    /// <summary>The runs on a machine; null where they do the same, or where one meets code that is not read.</summary>
    public RevisionDifference? On(MachineDescription machine)
    {
        // What looks endless may only be long: it gets its turns before it is called so.
        var difference = On(machine, Fuel.For(machine));
        return difference is { } && (IsStopped(difference.Older) || IsStopped(difference.Newer))
            ? On(machine, ConcreteExecution.DefaultFuel)
            : difference;
    }

    private RevisionDifference? On(MachineDescription machine, long fuel)
    {
        var (one, other) = (Run(older, machine, fuel), Run(newer, machine, fuel));
        return one.Outcome is MachineOutcome.Unsupported || other.Outcome is MachineOutcome.Unsupported
            || Behaviour.FirstDifference(one, other) is not var (before, after)
            ? null
            : new RevisionDifference(
                machine, new RevisionRun(one, before), new RevisionRun(other, after), MachinePool.IsOfClass(machine));
    }

    private static MachineRun Run(ISubject subject, MachineDescription machine, long fuel) =>
        subject.Run(machine, [0], fuel);

    private static bool IsStopped(RevisionRun one) => one.Run.Outcome is MachineOutcome.OutOfFuel;
}
