using VtdVerify.Terms;

namespace VtdVerify.Model;

/// <summary>
/// Runs code on known words. A failing assertion, a broken rule of C and a loop beyond the fuel end the run with a
/// <see cref="RunEndedException"/>.
/// </summary>
/// <param name="fuel">How many turns all loops together may take.</param>
public class ConcreteExecution(long fuel = ConcreteExecution.DefaultFuel) : IExecution<ConcreteWord, ConcreteTruth>
{
    /// <summary>Enough for thousands of mappings, and for the 72 blocks that the plain path can need; no clock is involved.</summary>
    public const long DefaultFuel = 1 << 13;

    private long fuel = fuel;
    private long statements = Budget.StatementsOfRun;
    private long progress;

    /// <summary>Ends a run of interpreted code that takes too many statements: calls that double, or a loop of billions of turns.</summary>
    public void SpendStatement()
    {
        if (--statements < 0)
        {
            throw new RunEndedException(new MachineOutcome.OutOfFuel(new CodeSite(
                "interpreter", 0, Budget.Exhausted(Budget.StatementsOfRun, "statements"))));
        }
    }

    public bool Decide(ConcreteTruth condition) => condition;

    public void Assert(ConcreteTruth condition, CodeSite site)
    {
        if (!condition)
        {
            throw new RunEndedException(new MachineOutcome.Aborted(site));
        }
    }

    public void RequireDefined(ConcreteTruth condition, string rule, CodeSite site)
    {
        if (!condition)
        {
            throw new RunEndedException(new MachineOutcome.Undefined(rule, site));
        }
    }

    public bool While(CodeSite site, ILoopState<ConcreteWord> state, Func<bool> condition, Func<TurnEnd> body)
    {
        var turns = new TurnWatch(state);
        while (condition())
        {
            if (turns.IsIdle(progress))
            {
                throw new RunEndedException(new MachineOutcome.OutOfFuel(site, IsEndless: true));
            }

            if (fuel-- <= 0)
            {
                throw new RunEndedException(new MachineOutcome.OutOfFuel(site));
            }

            if (body() == TurnEnd.Leave)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Says that something changed that no loop's variables show: what follows is not what was before.</summary>
    protected void Progress() => progress++;
}
