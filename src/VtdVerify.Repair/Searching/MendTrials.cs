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
    // All pairs are read in this, some twenty times what those of the patch as posted come to.
    private const long MostCharactersOfPairs = 1L << 31;

    // If not all pairs are wanted, or they are too many, those of the best few single edits are tried.
    private const int MostBases = 4;

    // Of those that win most, more than are ever proved: the whole pool shows what is wrong with some of them.
    private const int MostJudgedAgain = 48;

    // Each candidate is a whole text to be read. This is twenty times what the candidates for the patch as posted come to.
    private const int MostCharactersInAMoment = 1 << 22;

    // Of a text so long that fewer than these are read in that time, it is not worth while to look for any.
    private const int FewestInAMoment = 64;

    private readonly Stopwatch clock = new();
    private readonly LeftUnused leftUnused = new(target);
    private readonly Lazy<IReadOnlyList<Candidate>> space = new(() => CandidateSpace.Of(target));
    private readonly List<IReadOnlySet<string>> passing = [];
    private bool triedAllPairs;
    private int mostOfSingles;
    private int made;
    private int unreadable;
    private int passed;

    public TrialCounts Counts => new(made, unreadable, passed, clock.Elapsed);

    /// <summary>
    /// Whether every candidate of the space, of one edit and of two, was run, and none passed that wins the guarantee together with others.
    /// Asked after <see cref="Singles"/> and <see cref="Pairs"/>.
    /// </summary>
    /// <param name="others">What a mend wins. Of less than the best single edit wins nothing is known.</param>
    public bool Excludes(string guarantee, IReadOnlySet<string> others) => triedAllPairs && others.Count >= mostOfSingles
        && !passing.Exists(wins => wins.Contains(guarantee) && others.IsSubsetOf(wins));

    /// <summary>How many candidates for the code are tried where only a moment is left; 0 for code that is too long.</summary>
    public static int MostInAMoment(MutationTarget target) =>
        MostCharactersInAMoment / Math.Max(target.Length, 1) is var most and >= FewestInAMoment ? most : 0;

    /// <summary>
    /// The candidates of one edit that pass: those that win most first, then those of the smallest edit. Some are no mend by themselves.
    /// </summary>
    /// <param name="onlyTemplates">Only what the templates of the domain write, which takes a moment.</param>
    public IReadOnlyList<TriedCandidate> Singles(bool onlyTemplates = false) =>
        Try(onlyTemplates ? InAMoment() : space.Value, new MendJudge(original, IsWanted), again: !onlyTemplates);

    /// <summary>Those of two edits that win more than the best of one, or what none of one wins.</summary>
    /// <param name="singles">As <see cref="Singles"/> gives them.</param>
    /// <param name="all">Every two edits of the space, and not only those with one of the best; they are ten times as many.</param>
    public IReadOnlyList<TriedCandidate> Pairs(IReadOnlyList<TriedCandidate> singles, bool all)
    {
        var mends = singles.Where(single => single.IsMend).ToList();
        var most = mends.Select(single => single.Wins.Count).FirstOrDefault();
        if (most == original.Refuted.Count)
        {
            return [];
        }

        var open = original.Refuted.Except(mends.SelectMany(single => single.Wins)).ToHashSet();
        mostOfSingles = most;
        triedAllPairs = all && (long)space.Value.Count * (space.Value.Count - 1) / 2 * target.Length <= MostCharactersOfPairs;
        return Try(triedAllPairs ? AllPairs() : PairsOfBest(singles), new MendJudge(original, IsMore), again: true);

        bool IsMore(IReadOnlySet<string> wins) => wins.Count > most || wins.Overlaps(open);
    }

    private IReadOnlyList<Candidate> AllPairs() =>
        [.. space.Value.SelectMany((one, i) => space.Value.Skip(i + 1).Select(one.With)).OfType<Candidate>()];

    private IReadOnlyList<Candidate> PairsOfBest(IReadOnlyList<TriedCandidate> singles)
    {
        var bases = singles.DistinctBy(single => string.Join(' ', single.Wins.Order(StringComparer.Ordinal))).Take(MostBases);
        return [.. bases.SelectMany(one => space.Value.Select(one.Candidate.With)).OfType<Candidate>().DistinctBy(pair => pair.Title)];
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
            passing.AddRange(found.Skip(MostJudgedAgain).Select(one => one.Wins));
            found = Ranked(InParallel(best, candidate => JudgedAgain(candidate, judge)));
            passed -= Mends(best) - Mends(found);
        }

        passing.AddRange(found.Select(one => one.Wins));
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
