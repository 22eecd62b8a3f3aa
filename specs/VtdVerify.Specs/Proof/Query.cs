using VtdVerify.Specs.Assumptions;
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
    /// <summary>
    /// What several families of paths come to. One on which the claim has nothing to say counts only where it has nothing to say on any.
    /// </summary>
    public static Decision Of(IReadOnlyList<Decision> families)
    {
        var speaking = families.Where(f => f.Verdict is not Verdict.Vacuous).DefaultIfEmpty(families[0]);
        return new Decision(
            Verdict.Worst(speaking.Select(f => f.Verdict)),
            [.. Ledger.All.Where(a => families.Any(f => f.Assumptions.Contains(a)))],
            [.. families.SelectMany(f => f.Queries).Distinct()]);
    }
}
