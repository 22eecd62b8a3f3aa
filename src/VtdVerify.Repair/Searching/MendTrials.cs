using System.Collections.Concurrent;
using System.Diagnostics;
using VtdVerify.Mutation.Mutants;
using VtdVerify.Repair.Candidates;
using VtdVerify.Subjects;

namespace VtdVerify.Repair.Searching;

/// <summary>Tries candidates of one edit, then of two of which one alone wins something.</summary>
/// <param name="jobs">How many candidates are tried at once.</param>
/// <param name="wanted">Sets of guarantees of which a candidate must win one as a whole; null where it may win any.</param>
public sealed class MendTrials(
    MutationTarget target, Original original, int jobs, IReadOnlyList<IReadOnlyList<string>>? wanted = null)
{
    // The best few single edits are enough to build pairs on: what they have in common wins nothing more.
    private const int MostBases = 4;

    // Of those that win most, more than are ever proved: the whole pool shows what is wrong with some of them.
    private const int MostJudgedAgain = 48;

    // Each candidate is a whole text to be read. This is twenty times what the candidates for the patch as posted come to.
    private const int MostCharactersInAMoment = 1 << 22;

    // Of a text so long that fewer than these are read in that time, it is not worth while to look for any.
    private const int FewestInAMoment = 64;

    private readonly Stopwatch clock = new();
    private readonly LeftUnused leftUnused = new(target);
    private int made;
    private int unreadable;
    private int passed;

    public TrialCounts Counts => new(made, unreadable, passed, clock.Elapsed);

    /// <summary>How many candidates for the code are tried where only a moment is left; 0 for code that is too long.</summary>
    public static int MostInAMoment(MutationTarget target) =>
        MostCharactersInAMoment / Math.Max(target.Length, 1) is var most and >= FewestInAMoment ? most : 0;

    /// <summary>
    /// The candidates of one edit that pass: those that win most first, then those of the smallest edit. Some are no mend by themselves.
    /// </summary>
    /// <param name="onlyTemplates">Only what the templates of the domain write, which takes a moment.</param>
    public IReadOnlyList<TriedCandidate> Singles(bool onlyTemplates = false) =>
        Try(onlyTemplates ? InAMoment() : CandidateSpace.Of(target), new MendJudge(original, IsWanted), again: !onlyTemplates);

    /// <summary>Those of two edits that win more than the first of them alone.</summary>
    /// <param name="singles">As <see cref="Singles"/> gives them.</param>
    public IReadOnlyList<TriedCandidate> Pairs(IReadOnlyList<TriedCandidate> singles)
    {
        if (singles.Count == 0)
        {
            return [];
        }

        var most = singles.Where(single => single.IsMend).Select(single => single.Wins.Count).FirstOrDefault();
        var all = CandidateSpace.Of(target);
        var bases = singles.DistinctBy(single => string.Join(' ', single.Wins.Order(StringComparer.Ordinal))).Take(MostBases);
        var pairs = bases.SelectMany(one => all.Select(one.Candidate.With)).OfType<Candidate>().DistinctBy(pair => pair.Title);
        return Try([.. pairs], new MendJudge(original, wins => wins.Count > most), again: true);
    }

    private IReadOnlyList<Candidate> InAMoment() =>
        MostInAMoment(target) is > 0 and var most ? [.. CandidateSpace.Of(target, onlyTemplates: true).Take(most)] : [];

    private bool IsWanted(IReadOnlySet<string> wins) => wanted?.Any(set => set.All(wins.Contains)) ?? wins.Count > 0;

    /// <summary>Those that pass, the best first.</summary>
    /// <param name="again">Whether the best of those that pass are judged on the whole pool.</param>
    private IReadOnlyList<TriedCandidate> Try(IReadOnlyList<Candidate> candidates, MendJudge judge, bool again)
    {
        clock.Start();
        var found = Ranked(InParallel(candidates, candidate => Try(candidate, judge)));
        made += candidates.Count;
        passed += Mends(found);
        if (again)
        {
            var best = found.Take(MostJudgedAgain).ToList();
            found = Ranked(InParallel(best, candidate => JudgedAgain(candidate, judge)));
            passed -= Mends(best) - Mends(found);
        }

        clock.Stop();
        return found;
    }

    private static int Mends(IEnumerable<TriedCandidate> tried) => tried.Count(one => one.IsMend);

    private List<TriedCandidate> InParallel<T>(IReadOnlyList<T> all, Func<T, TriedCandidate?> judged)
    {
        var results = new TriedCandidate?[all.Count];
        Parallel.ForEach(
            Partitioner.Create(Enumerable.Range(0, all.Count), EnumerablePartitionerOptions.NoBuffering),
            new ParallelOptions { MaxDegreeOfParallelism = jobs },
            index => results[index] = judged(all[index]));
        return [.. results.OfType<TriedCandidate>()];
    }

    private static IReadOnlyList<TriedCandidate> Ranked(IEnumerable<TriedCandidate> found) =>
    [
        .. found.OrderByDescending(one => one.IsMend)
            .ThenByDescending(one => one.Wins.Count)
            .ThenBy(one => one.Worsens.Count)
            .ThenBy(one => one.Candidate.Edits.Count)
            .ThenBy(one => one.Cost)
            .ThenBy(one => one.Candidate.Edits[0].Span.Line)
            .ThenBy(one => one.Candidate.Title, StringComparer.Ordinal),
    ];

    private static TriedCandidate? JudgedAgain(TriedCandidate candidate, MendJudge judge) =>
        judge.JudgeAgain(candidate) is { } trial ? With(candidate, trial) : null;

    private static TriedCandidate With(TriedCandidate candidate, Trial trial) =>
        candidate with { Wins = trial.Wins, Worsens = trial.Worsens, Reveals = trial.Reveals };

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

        return judge.Judge(subject) is { } trial
            ? With(
                new TriedCandidate(candidate, subject, trial.Wins, trial.Worsens) { LeavesUnused = leftUnused.By(candidate) }, trial)
            : null;
    }
}
