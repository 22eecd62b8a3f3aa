using VtdVerify.Specs.Observation;
using VtdVerify.Terms;

namespace VtdVerify.Specs.Proof.Loops;

/// <summary>Runs each loop for a bounded number of turns: what it shows holds only for runs that stay within the bound.</summary>
internal sealed class Unrolled(int bound) : ILoopDriver
{
    public bool Run(SymbolicMachine machine, CodeSite site, ILoopState<SymbolicWord> state, Func<bool> condition, Func<TurnEnd> body)
    {
        for (var turn = 0; condition(); turn++)
        {
            if (turn == bound)
            {
                throw new SymbolicRunEndedException(new RunEnd.BoundReached(site, bound));
            }

            if (body() == TurnEnd.Leave)
            {
                return false;
            }
        }

        return true;
    }

    public void Suppose(SymbolicMachine machine, string name, SymbolicTruth claim)
    {
        // Every turn starts from a real state: there is nothing to be supposed.
    }
}
