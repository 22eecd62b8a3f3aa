using VtdVerify.Terms;

namespace VtdVerify.CSubset.Running;

/// <summary>What the evaluation of an operand reads and writes, where its order with that of another operand may matter.</summary>
internal sealed class Accesses<TWord, TTruth>
    where TWord : struct, IWord<TWord, TTruth>
    where TTruth : struct, ITruth<TTruth>
{
    private readonly List<Access> made = [];

    /// <summary>Within how many function bodies the evaluation is.</summary>
    public int CallDepth { get; set; }

    public IReadOnlyList<Access> Made => made;

    public void Reads(object place) => made.Add(new Access(place, false, CallDepth > 0));

    public void Writes(object place) => made.Add(new Access(place, true, CallDepth > 0));

    public void AddRange(Accesses<TWord, TTruth> inner) =>
        made.AddRange(inner.made.Select(access => access with { InCall = access.InCall || CallDepth > 0 }));

    /// <summary>
    /// Two accesses of one place, one of them a write,
    /// of which C does not say which comes first; null where there are none.
    /// </summary>
    public static (Access One, Access Other)? Conflict(IReadOnlyList<Access> one, IReadOnlyList<Access> other) =>
        one.SelectMany(a => other.Select(b => (One: a, Other: b)))
            .Where(pair => (pair.One.IsWrite || pair.Other.IsWrite) && Overlap(pair.One.Place, pair.Other.Place))
            .OrderBy(pair => pair.One.InCall || pair.Other.InCall)
            .Select(pair => ((Access, Access)?)pair)
            .FirstOrDefault();

    private static bool Overlap(object one, object other) =>
        ReferenceEquals(one, other)
        || (one is Storage<TWord, TTruth> a && other is Storage<TWord, TTruth> b
            && (a.LiesIn(b) || b.LiesIn(a) || (a.Union is not null && a.Union == b.Union)));

    /// <summary>One access.</summary>
    /// <param name="Place">A storage, or what the host has besides: its tree, its listeners.</param>
    /// <param name="InCall">Made by the body of a function: such come before or after others, never in between.</param>
    internal readonly record struct Access(object Place, bool IsWrite, bool InCall);
}
