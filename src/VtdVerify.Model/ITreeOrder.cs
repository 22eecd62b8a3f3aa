using VtdVerify.Terms;

namespace VtdVerify.Model;

/// <summary>How an IOVA tree compares the key of a search with a node; insertions and removals search, too.</summary>
public interface ITreeOrder
{
    /// <summary>Where the search goes from the node, or that it ends there.</summary>
    /// <param name="key">May wrap 2^64.</param>
    Placement Compare<TWord, TTruth>(IExecution<TWord, TTruth> execution, IovaRange<TWord> key, IovaRange<TWord> node)
        where TWord : struct, IWord<TWord, TTruth>
        where TTruth : struct, ITruth<TTruth>;
}

/// <summary>The order of <see cref="OverlapComparison"/>.</summary>
public sealed class OverlapOrder : ITreeOrder
{
    private OverlapOrder()
    {
    }

    public static OverlapOrder Instance { get; } = new();

    public Placement Compare<TWord, TTruth>(IExecution<TWord, TTruth> execution, IovaRange<TWord> key, IovaRange<TWord> node)
        where TWord : struct, IWord<TWord, TTruth>
        where TTruth : struct, ITruth<TTruth> => OverlapComparison.Compare(execution, key, node);
}
