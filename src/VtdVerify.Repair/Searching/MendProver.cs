using VtdVerify.Specs;
using VtdVerify.Specs.Guarantees;
using VtdVerify.Specs.Proof;
using VtdVerify.Subjects;

namespace VtdVerify.Repair.Searching;

/// <summary>A mend with its proofs.</summary>
/// <param name="Proofs">Every obligation of the mended code.</param>
/// <param name="Wins">The guarantees that are proved for every class of scopes now and were refuted before.</param>
public sealed record ProvedMend(TriedCandidate Tried, IReadOnlyList<ObligationResult> Proofs, IReadOnlySet<string> Wins);

/// <summary>Proves that a candidate loses nothing, and what it wins.</summary>
/// <param name="read">The code to prove it of; by default the candidate's own.</param>
public sealed class MendProver(Prover prover, IReadOnlyList<ObligationResult> before, Func<TriedCandidate, ISubject?>? read = null)
{
    /// <summary>How many candidates are proved at most before the search gives up.</summary>
    public const int Most = 6;

    /// <summary>The first candidate of which everything that machines say of it is proved; else the best that is proved in part.</summary>
    /// <param name="candidates">The best first.</param>
    public ProvedMend? First(IReadOnlyList<TriedCandidate> candidates)
    {
        var proved = new List<ProvedMend>();
        foreach (var candidate in candidates.Take(Most))
        {
            if (Prove(candidate) is { } mend)
            {
                proved.Add(mend);
                if (mend.Wins.Count == candidate.Wins.Count)
                {
                    break;
                }
            }
        }

        return proved.Where(mend => mend.Wins.Count > 0).MaxBy(mend => mend.Wins.Count);
    }

    /// <summary>
    /// Null where a guarantee that was proved is not any more, or where one is refuted, or speaks of nothing, that did not before.
    /// </summary>
    public ProvedMend? Prove(TriedCandidate candidate)
    {
        var subject = read is null ? candidate.Subject : read(candidate);
        if (subject is null)
        {
            return null;
        }

        var after = prover.Prove(subject, GuaranteeCatalog.All);
        var (old, now) = (ByGuarantee(before), ByGuarantee(after));
        return now.All(guarantee => IsNoWorse(old[guarantee.Key], guarantee.Value))
            ? new ProvedMend(candidate, after, candidate.Wins.Where(id => now[id] is Verdict.Proved).ToHashSet())
            : null;
    }

    private static bool IsNoWorse(Verdict before, Verdict after) => before switch
    {
        Verdict.Proved => after is Verdict.Proved,
        Verdict.Refuted => after is not Verdict.Vacuous,
        Verdict.Vacuous => after is not Verdict.Refuted,
        _ => after is not (Verdict.Refuted or Verdict.Vacuous),
    };

    private static Dictionary<string, Verdict> ByGuarantee(IEnumerable<ObligationResult> proofs) => proofs
        .GroupBy(proof => proof.Guarantee.Id)
        .ToDictionary(group => group.Key, group => Verdict.Worst(group.Select(proof => proof.Verdict)));
}
