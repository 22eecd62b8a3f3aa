using VtdVerify.Model;

namespace VtdVerify.Subjects;

/// <summary>Subjects on concrete machines, each with the tree that its searches go down.</summary>
public static class SubjectRuns
{
    /// <summary>The notify rule that a subject meets on a machine: its code's own where that was read, else the machine's.</summary>
    public static NotifyRule RuleOn(this ISubject subject, MachineDescription machine) =>
        (subject as CSubject)?.NotifyRule ?? machine.NotifyRule;

    /// <summary><see cref="Machine.RunInOrder"/> of a subject.</summary>
    /// <exception cref="InvalidMachineException">The described machine cannot exist.</exception>
    public static MachineRun Run(
        this ISubject subject, MachineDescription machine, IEnumerable<int> notifierIds, long fuel = ConcreteExecution.DefaultFuel) =>
        Machine.RunInOrder(machine, notifierIds, subject.Unmap, fuel, subject.Order);

    /// <summary><see cref="Machine.RunBeside"/> of a subject.</summary>
    /// <exception cref="InvalidMachineException">The described machine cannot exist.</exception>
    public static MachineRun RunBeside(
        this ISubject subject,
        MachineDescription machine,
        IEnumerable<int> notifierIds,
        IReadOnlyList<Address?> foundElsewhere,
        long fuel = ConcreteExecution.DefaultFuel) =>
        Machine.RunBeside(machine, notifierIds, subject.Unmap, foundElsewhere, fuel, subject.Order);
}
