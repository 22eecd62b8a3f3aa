using System.Collections.Concurrent;
using System.Diagnostics;
using VtdVerify.Mutation.Mutants;
using VtdVerify.Repair.Candidates;
using VtdVerify.Subjects;

namespace VtdVerify.Repair.Searching;

/// <summary>Tries candidates of one edit, then of two of which one alone wins something.</summary>
/// <param name="jobs">How many candidates are tried at once.</param>
public sealed class MendTrials(MutationTarget target, Original original, int jobs)
{
    // The best few single edits are enough to build pairs on: what they have in common wins nothing more.
    private const int MostBases = 4;

    private readonly Stopwatch clock = new();
    private int made;
    private int unreadable;
    private int passed;

    public TrialCounts Counts => new(made, unreadable, passed, clock.Elapsed);

    /// <summary>The candidates of one edit that pass: those that win most first, then those of the smallest edit.</summary>
    /// <param name="onlyTemplates">Only what the templates of the domain write, which takes a moment.</param>
    public IReadOnlyList<TriedCandidate> Singles(bool onlyTemplates = false) => Try(CandidateSpace.Of(target, onlyTemplates));

    /// <summary>Those of two edits that win more than the first of them alone.</summary>
    /// <param name="singles">As <see cref="Singles"/> gives them.</param>
    public IReadOnlyList<TriedCandidate> Pairs(IReadOnlyList<TriedCandidate> singles)
    {
        if (singles.Count == 0)
        {
            return [];
        }

        var most = singles[0].Wins.Count;
        var all = CandidateSpace.Of(target);
        var bases = singles.DistinctBy(single => string.Join(' ', single.Wins.Order(StringComparer.Ordinal))).Take(MostBases);
        var pairs = bases.SelectMany(one => all.Select(one.Candidate.With)).OfType<Candidate>().DistinctBy(pair => pair.Title);
        return [.. Try([.. pairs]).Where(pair => pair.Wins.Count > most)];
    }

    private IReadOnlyList<TriedCandidate> Try(IReadOnlyList<Candidate> candidates)
    {
        clock.Start();
        var tried = new TriedCandidate?[candidates.Count];
        Parallel.ForEach(
            Partitioner.Create(Enumerable.Range(0, candidates.Count), EnumerablePartitionerOptions.NoBuffering),
            new ParallelOptions { MaxDegreeOfParallelism = jobs },
            () => new MendJudge(original),
            (index, _, judge) =>
            {
                tried[index] = Try(candidates[index], judge);
                return judge;
            },
            _ => { });
        clock.Stop();
        made += candidates.Count;
        var found = tried.OfType<TriedCandidate>().ToList();
        passed += found.Count;
        return
        [
            .. found.OrderByDescending(one => one.Wins.Count)
                .ThenBy(one => one.Worsens.Count)
                .ThenBy(one => one.Candidate.Edits.Count)
                .ThenBy(one => one.Candidate.Size)
                .ThenBy(one => one.Candidate.Edits[0].Span.Line)
                .ThenBy(one => one.Candidate.Title, StringComparer.Ordinal),
        ];
    }

    private TriedCandidate? Try(Candidate candidate, MendJudge judge)
    {
        CSubject subject;
        try
        {
            subject = candidate.Read(target);
        }
        catch (UnreadableSubjectException)
        {
            Interlocked.Increment(ref unreadable);
            return null;
        }

        return judge.Judge(subject) is { } trial ? new TriedCandidate(candidate, subject, trial.Wins, trial.Worsens) : null;
    }
}
