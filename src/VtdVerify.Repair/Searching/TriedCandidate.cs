using VtdVerify.Repair.Candidates;
using VtdVerify.Subjects;

namespace VtdVerify.Repair.Searching;

/// <summary>A candidate that machines find nothing against.</summary>
/// <param name="Wins">The guarantees that it wins as far as they can tell.</param>
/// <param name="Worsens">The guarantees that are refuted with it and without it, with it also where they held.</param>
public sealed record TriedCandidate(Candidate Candidate, CSubject Subject, IReadOnlySet<string> Wins, IReadOnlySet<string> Worsens)
{
    /// <summary>
    /// The guarantees that are broken with it and were not refuted without it: an event that always ended QEMU spoke of nothing else. No
    /// mend, but it may be half of one.
    /// </summary>
    public IReadOnlySet<string> Reveals { get; init; } = new HashSet<string>();

    /// <summary>As of <see cref="LeftUnused"/>.</summary>
    internal int LeavesUnused { get; init; }

    /// <summary>The order among candidates that mend alike: as few variables left unused, and as short an edit as can be.</summary>
    public (int LeftUnused, int Size) Cost => (LeavesUnused, Candidate.Size);

    public bool IsMend => Reveals.Count == 0;
}

/// <summary>How many candidates there were, and what became of them.</summary>
/// <param name="Made">Of one edit and of two.</param>
/// <param name="Unreadable">Those that are no C which is read.</param>
/// <param name="Elapsed">The wall time of the trials.</param>
public sealed record TrialCounts(int Made, int Unreadable, int Passed, TimeSpan Elapsed)
{
    public double PerSecond => Made / Math.Max(Elapsed.TotalSeconds, 0.001);
}
