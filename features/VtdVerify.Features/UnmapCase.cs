using VtdVerify.Subjects;
using VtdVerify.Features.Domain;
using VtdVerify.Features.Steps;
using VtdVerify.Model;
using VtdVerify.Terms;

namespace VtdVerify.Features;

/// <summary>What the steps of one scenario share: the machine that they set, and the run of the subject on it.</summary>
public sealed class UnmapCase
{
    private readonly Func<MachineDescription, IReadOnlyList<int>, MachineRun> runs;
    private MachineRun? run;
    private IReadOnlyList<SentUnmap>? sent;

    /// <summary>A case for the subject that the scenario's container holds.</summary>
    public UnmapCase(SubjectUnderTest subject)
        : this((machine, notifierIds) => subject.Subject.Run(machine, notifierIds)) =>
        Machine = Machine.In(subject.Subject.Viommu.Space);

    /// <summary>A case of a host that runs the unmap itself, for notifiers in the order given.</summary>
    internal UnmapCase(Func<MachineDescription, IReadOnlyList<int>, MachineRun> runs) => this.runs = runs;

    /// <summary>The machine before the unmap.</summary>
    public MachineDescription Machine { get; set; } = new();

    /// <summary>The scope of the scenario's notifier.</summary>
    /// <exception cref="InvalidOperationException">The scenario has not given it one.</exception>
    public AddressRange Scope => Machine.Notifiers is [var notifier, ..]
        ? notifier.Scope
        : throw new InvalidOperationException("No step has set the notifier's scope.");

    /// <summary>Every UNMAP that the unmap handed to the notify rule, in order.</summary>
    public IReadOnlyList<SentUnmap> Sent => sent ??= [.. Completed().Events.Select(SentUnmap.Of)];

    /// <summary>Those of them that are for a notifier with the MAP flag: behind it the host maps, and guest memory is tracked.</summary>
    public IEnumerable<SentUnmap> SentToMapping => Sent.Where(one => Machine.Notifiers[one.NotifierId].Flags.HasFlag(NotifierFlags.Map));

    /// <summary>What the scenario's notifier was told to unmap, in order.</summary>
    public IReadOnlyList<AddressRange> Reached =>
        [.. Sent.Where(unmap => unmap.NotifierId == 0).Select(unmap => unmap.Reached).OfType<AddressRange>()];

    /// <summary>Whether the unmap went by the tree: the one thing that tells the two paths apart, whatever the code looks like.</summary>
    public bool TookTrackedPath => Completed().Lookups.Count > 0;

    /// <summary>The scope of the notifier that an UNMAP is for.</summary>
    public AddressRange ScopeFor(SentUnmap unmap) => Machine.Notifiers[unmap.NotifierId].Scope;

    /// <summary>Runs the subject for the notifier.</summary>
    public void Unmap()
    {
        _ = Scope;
        sent = null;
        run = runs(Machine, [0]);
    }

    /// <summary>Runs the subject for the notifier, and then for the other one on what that has left.</summary>
    public void UnmapBoth()
    {
        sent = null;
        run = runs(Machine, [.. Enumerable.Range(0, Machine.Notifiers.Count)]);
    }

    /// <summary>The run; only one that came back to its caller is shown, since nothing can be said of what another one left.</summary>
    /// <exception cref="UnsupportedException">It met a construct that is not read: the scenario says nothing.</exception>
    /// <exception cref="UnfinishedRunException">The run ended otherwise.</exception>
    /// <exception cref="InvalidOperationException">Nothing has run yet.</exception>
    public MachineRun Completed() => run switch
    {
        null => throw new InvalidOperationException("No step has unmapped the scope."),
        { Outcome: MachineOutcome.Returned } => run,
        { Outcome: MachineOutcome.Unsupported(var construct, var site) } => throw new UnsupportedException(construct, site),
        { Outcome: MachineOutcome.OutOfFuel(var site, false) } => throw new UnsupportedException("more turns than a run may take", site),
        _ => throw new UnfinishedRunException(Ending(run.Outcome), Accused(run.Outcome)),
    };

    private static string Ending(MachineOutcome outcome) => outcome switch
    {
        MachineOutcome.Aborted(var site) => $"an assertion that aborts QEMU, {Place(site)}",
        MachineOutcome.Undefined(var rule, var site) => $"undefined behaviour ({rule}), {Place(site)}",
        MachineOutcome.OutOfFuel(var site, _) => $"a loop without end, {Place(site)}",
        _ => throw new InvalidOperationException($"{outcome} is no end of a run."),
    };

    private static string? Accused(MachineOutcome outcome) => outcome switch
    {
        MachineOutcome.Aborted => "no-abort",
        MachineOutcome.OutOfFuel => "terminates",
        _ => null,
    };

    private static string Place(CodeSite site) => $"at {site}: {site.Text}";
}
