using VtdVerify.Terms;

namespace VtdVerify.Model;

/// <summary>
/// Sees that a loop never ends: at the head of a turn all variables and the tree are as they were at the head of an earlier one, so that
/// the turns between come again and again. Reading a state costs more than a turn; it is done after 1,024 turns, after 2,048, and so on.
/// </summary>
internal sealed class TurnWatch(ILoopState<ConcreteWord> state)
{
    private const long FirstRead = 1 << 10;
    private const long LongestCycle = 1 << 6;

    private IReadOnlyList<LoopVariable<ConcreteWord>>? before;
    private long progressBefore;
    private long count;
    private long next = FirstRead;

    /// <summary>Asked at the head of each turn.</summary>
    /// <param name="progress">How often something changed that the variables do not show.</param>
    public bool IsIdle(long progress)
    {
        if (++count < next)
        {
            return false;
        }

        if (before is null)
        {
            (before, progressBefore) = (state.Read(), progress);
            return false;
        }

        if (progress == progressBefore && before.SequenceEqual(state.Read()))
        {
            return true;
        }

        if (count >= next + LongestCycle)
        {
            (before, next) = (null, next * 2);
        }

        return false;
    }
}
