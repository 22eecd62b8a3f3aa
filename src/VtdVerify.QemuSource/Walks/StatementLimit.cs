using VtdVerify.CSubset.Running;
using VtdVerify.Terms;

namespace VtdVerify.QemuSource.Walks;

/// <summary>Ends a path of too many statements.</summary>
internal sealed class StatementLimit : IFuel
{
    private long spent;

    public void Spend()
    {
        if (++spent > Budget.StatementsOfPath)
        {
            throw new ExplorationLimitException(Budget.Exhausted(Budget.StatementsOfPath, "statements on a path"));
        }
    }
}
