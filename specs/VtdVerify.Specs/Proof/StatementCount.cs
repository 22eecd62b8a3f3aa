using VtdVerify.Terms;

namespace VtdVerify.Specs.Proof;

/// <summary>Counts the statements that an exploration interprets.</summary>
internal sealed class StatementCount
{
    private long onPath;
    private long inAll;

    public void BeginPath() => onPath = 0;

    /// <summary>Counts one statement.</summary>
    /// <exception cref="ExplorationLimitException">There are too many.</exception>
    public void Spend()
    {
        if (++onPath > Budget.StatementsOfPath)
        {
            throw new ExplorationLimitException(Budget.Exhausted(Budget.StatementsOfPath, "statements on one path"));
        }

        if (++inAll > Budget.StatementsOfExploration)
        {
            throw new ExplorationLimitException(Budget.Exhausted(Budget.StatementsOfExploration, "statements in all paths"));
        }
    }
}
