using VtdVerify.Specs.Assumptions;
using VtdVerify.Specs.Guarantees;
using VtdVerify.Terms;

namespace VtdVerify.Specs.Proof;

/// <summary>A question as it was put to the solver: what a verdict rests on, for anyone to ask again.</summary>
/// <param name="Id">Unique among the queries of one subject; letters, digits, '-' and '/'.</param>
/// <param name="Claim">What the answer says, as a sentence.</param>
/// <param name="Shared">What all queries about the same paths assert.</param>
/// <param name="Own">What this one asserts besides. Can all of them be true at once?</param>
/// <param name="IsSatisfiable">The answer that was given.</param>
public sealed record Query(string Id, string Claim, IReadOnlyList<Term> Shared, IReadOnlyList<Term> Own, bool IsSatisfiable)
{
    public IReadOnlyList<Term> Assertions => [.. Shared, .. Own];
}

/// <summary>A verdict with what it rests on.</summary>
/// <param name="Assumptions">Those that the proof uses; all that were made where there is no proof.</param>
internal sealed record Decision(Verdict Verdict, IReadOnlyList<Assumption> Assumptions, IReadOnlyList<Query> Queries)
{
    /// <summary>Of a proof: the modes of the unmap in which a run makes the claim relevant.</summary>
    public UnmapModes Witnessed { get; init; }

    /// <summary>Whether the claim is vacuous on every machine of the class on these paths.</summary>
    public bool IsSilent { get; init; }

    /// <summary>Whether the claim is proved where it is proved on the other families.</summary>
    public bool MayBeProved => IsSilent || Verdict is Verdict.Proved;

    /// <summary>
    /// What several families of paths come to. One on which the claim has nothing to say counts only where it has nothing to say on any.
    /// A proof takes a run in each mode that the claim speaks of: that the plain path keeps it is no witness of the tracked one.
    /// </summary>
    /// <param name="speaks">The modes that the claim speaks of.</param>
    public static Decision Of(IReadOnlyList<Decision> families, UnmapModes speaks)
    {
        var speaking = families.Where(f => !f.IsSilent).DefaultIfEmpty(families[0]).ToList();
        var witnessed = speaking.Aggregate(UnmapModes.None, (all, family) => all | family.Witnessed);
        var missing = speaks & ~witnessed;
        var worst = Verdict.Worst(speaking.Select(f => f.Verdict));
        return new Decision(
            worst is Verdict.Proved && missing != UnmapModes.None ? new Verdict.Vacuous(Unseen(missing)) : worst,
            [.. Ledger.InOrder(families.SelectMany(f => f.Assumptions))],
            [.. families.SelectMany(f => f.Queries).Distinct()]);
    }

    private static string Unseen(UnmapModes missing) => missing.HasFlag(UnmapModes.Tracked)
        ? "the claim is vacuous on every run under dirty tracking"
        : "the claim is vacuous on every run without dirty tracking";
}
