using VtdVerify.Model;
using VtdVerify.Terms;

namespace VtdVerify.Specs.Observation;

/// <summary>How ranges lie to a notifier's scope.</summary>
public static class Scopes
{
    /// <summary>Whether a range lies inside; one that wraps lies inside none.</summary>
    public static TTruth Holds<TWord, TTruth>(IovaRange<TWord> scope, IovaRange<TWord> range)
        where TWord : struct, IWord<TWord, TTruth>
        where TTruth : struct, ITruth<TTruth> =>
        (range.First >= scope.First) & (range.Last <= scope.Last) & (range.First <= range.Last);
}
