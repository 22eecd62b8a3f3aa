using VtdVerify.Model;
using VtdVerify.Subjects;
using VtdVerify.Terms;

namespace VtdVerify.Specs.Proof;

/// <summary>
/// Looks which way the unmap for the other notifier goes, up to the first thing that it does: one that searches the tree goes by it, one
/// that sends an UNMAP first, or removes, does not. Branches before are decided on the path; a loop is taken to make a turn, since
/// no scope is empty. Nothing is done to the machine.
/// </summary>
internal sealed class Lookahead : IUnmapMachine<SymbolicWord, SymbolicTruth>
{
    private readonly SymbolicMachine machine;
    private bool isInLoop;

    private Lookahead(SymbolicMachine machine) => this.machine = machine;

    public SymbolicWord AddressWidth => machine.AddressWidth;

    public SymbolicWord GlobalDirtyTracking => machine.GlobalDirtyTracking;

    public SymbolicTruth MigrationIsRunning => machine.MigrationIsRunning;

    public IReadOnlyList<IommuNotifier<SymbolicWord>> Notifiers => machine.Notifiers;

    /// <summary>Whether the unmap for the machine's other notifier goes by the tree.</summary>
    public static bool GoesByTree(ISubject subject, SymbolicMachine machine)
    {
        try
        {
            subject.Unmap(new Lookahead(machine), machine.Machine.Other);
            return false;
        }
        catch (SeenException seen)
        {
            return seen.GoesByTree;
        }
    }

    public bool Decide(SymbolicTruth condition) => machine.Path.Known(condition) ?? (isInLoop || machine.Path.Decide(condition));

    public void Assert(SymbolicTruth condition, CodeSite site)
    {
        // What aborts is judged where it runs.
    }

    public void RequireDefined(SymbolicTruth condition, string rule, CodeSite site)
    {
        // As with assertions.
    }

    public bool While(CodeSite site, ILoopState<SymbolicWord> state, Func<bool> condition, Func<TurnEnd> body)
    {
        isInLoop = true;
        if (condition())
        {
            body();
        }

        isInLoop = false;
        return true;
    }

    public IStoredMapping<SymbolicWord, SymbolicTruth>? Find(IovaRange<SymbolicWord> key, CodeSite site) => throw new SeenException(true);

    public void Remove(IovaRange<SymbolicWord> range, CodeSite site) => throw new SeenException(false);

    public SymbolicWord AlignedMask(SymbolicWord first, SymbolicWord last, SymbolicWord widestMask) => throw new SeenException(false);

    public void Notify(IommuNotifier<SymbolicWord> notifier, IommuTlbEvent<SymbolicWord> tlbEvent, CodeSite site) =>
        throw new SeenException(false);

    private sealed class SeenException(bool goesByTree) : Exception
    {
        public bool GoesByTree { get; } = goesByTree;
    }
}
