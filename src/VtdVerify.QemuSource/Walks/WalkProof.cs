using VtdVerify.Model;
using VtdVerify.Subjects;
using VtdVerify.Terms;

namespace VtdVerify.QemuSource.Walks;

/// <summary>
/// Proves what the walk inserts, by induction over its calls: facts hold at each call from outside, and at each call of the level below
/// if they held above. Then whatever is inserted in one call at any level is looked at.
/// </summary>
internal sealed class WalkProof(WalkCode code, Viommu viommu, ISolver solver)
{
    private readonly OpenClaims open = new(solver);

    /// <summary>What stops the proof at the calls from outside; null where nothing does.</summary>
    public WalkFailure? Calls { get; private set; }

    /// <summary>What stops the proof that mappings are well-formed; null where it is done.</summary>
    public WalkFailure? WellFormed { get; private set; }

    /// <summary>The same of what they grant.</summary>
    public WalkFailure? GrantsAccess { get; private set; }

    /// <summary>For some width no path on which a mapping is inserted can be taken.</summary>
    public bool IsVacuous { get; private set; }

    /// <summary>Where mappings are inserted, each once.</summary>
    public IReadOnlyList<CodeSite> Insertions { get; private set; } = [];

    /// <summary>A root that hands the walk an object which it did not make itself: what calls it may know more.</summary>
    public string? RootToLeave { get; private set; }

    /// <summary>Why the paths of a root are not all run; null where they are.</summary>
    public string? Limit { get; private set; }

    /// <summary>Proves for every address width.</summary>
    public void Run()
    {
        foreach (var width in viommu.Space.Widths)
        {
            Run(width);
            if ((WellFormed ?? GrantsAccess ?? Calls) is not null || RootToLeave is not null || Limit is not null)
            {
                return;
            }
        }
    }

    private void Run(int width)
    {
        var run = new WalkRun(code, viommu, width, FilledValues.Of(code, viommu.State!, width));
        if (Outside(run) is not { } outside)
        {
            return;
        }

        var facts = outside.OfType<WalkEvent.Call>().Take(1).SelectMany(call => Fact.Of(call.Arguments, width)).ToList();
        facts = [.. facts.Where(fact => HoldsAt(outside, [fact]))];
        var inside = Inside(run, ref facts);
        var all = inside.SelectMany(level => level.Events.Select(e => (e, (int?)level.Level))).Concat(outside.Select(e => (e, (int?)null)));
        Judge([.. all], width);
    }

    /// <summary>What happens in all roots; null where one of them stands in the way.</summary>
    private List<WalkEvent>? Outside(WalkRun run)
    {
        var outside = new List<WalkEvent>();
        foreach (var root in code.Roots)
        {
            try
            {
                outside.AddRange(run.Root(root));
            }
            catch (ObjectOfOthersException)
            {
                RootToLeave = root;
                return null;
            }
            catch (ExplorationLimitException limit)
            {
                Limit = $"{root} has {limit.Message}";
                return null;
            }
        }

        return outside;
    }

    private List<(int Level, IReadOnlyList<WalkEvent> Events)> Inside(WalkRun run, ref List<Fact> facts)
    {
        while (true)
        {
            var supposed = facts;
            var events = viommu.Walk!.Levels.Select(level => (level, run.Walk(level, supposed))).ToList();
            var all = events.SelectMany(level => level.Item2).ToList();
            if (HoldsAt(all, supposed))
            {
                return events;
            }

            facts = [.. supposed.Where(fact => HoldsAt(all, [fact]))];
            facts = facts.Count == supposed.Count ? [] : facts;
        }
    }

    private bool HoldsAt(IEnumerable<WalkEvent> events, IReadOnlyList<Fact> facts) =>
        open.Find(events.OfType<WalkEvent.Call>().Select(call => ((WalkEvent)call, facts.Aggregate(
            SymbolicTruth.Of(true), (held, fact) => held & fact.Holds(call.Arguments))))) is null;

    private void Judge(IReadOnlyList<(WalkEvent Event, int? Level)> all, int width)
    {
        var levels = all.Where(a => a.Event is WalkEvent.Stopped or WalkEvent.Insertion).GroupBy(a => a.Event, a => a.Level)
            .ToDictionary(g => g.Key, g => g.First());
        Insertions = [.. all.Select(a => a.Event).OfType<WalkEvent.Insertion>().Select(i => i.Site).Distinct()];
        var stops = all.Select(a => a.Event).OfType<WalkEvent.Stopped>().ToList();
        Calls = Failure(stops.Select(stop => ((WalkEvent)stop, SymbolicTruth.Of(false))), levels, width)
            ?? BadLevel(all, width);
        if (Calls is not null)
        {
            return;
        }

        var insertions = all.Select(a => a.Event).OfType<WalkEvent.Insertion>().ToList();
        IsVacuous |= open.Find(insertions.Select(i => ((WalkEvent)i, SymbolicTruth.Of(false)))) is null;
        WellFormed = Failure(insertions.Select(i => ((WalkEvent)i, IsWellFormed(i, width))), levels, width);
        GrantsAccess = Failure(insertions.Select(i => ((WalkEvent)i, Grants(i))), levels, width);
    }

    /// <summary>A call of the level below is one of the levels again.</summary>
    private WalkFailure? BadLevel(IReadOnlyList<(WalkEvent Event, int? Level)> all, int width)
    {
        foreach (var (call, level) in all.Where(a => a is { Event: WalkEvent.Call, Level: not null }))
        {
            var below = ((WalkEvent.Call)call).Arguments[code.LevelParameter].Word;
            var isLevel = viommu.Walk!.Levels.Select(known => below == SymbolicWord.Of((ulong)known, below.Width))
                .Aggregate((a, b) => a | b);
            if (open.Find([(call, isLevel)]) is { } found)
            {
                return new WalkFailure(call, level, width, found.Model, found.Unknown);
            }
        }

        return null;
    }

    private SymbolicTruth IsWellFormed(WalkEvent.Insertion map, int width) =>
        viommu.Space.IsLeaf<SymbolicWord, SymbolicTruth>(map.Size)
        & ((map.Iova & map.Size) == SymbolicWord.Of(0))
        & (map.Iova <= SymbolicWord.Of((width == BitVector.MaxWidth ? 0 : 1UL << width) - 1) - map.Size);

    private static SymbolicTruth Grants(WalkEvent.Insertion map) => (map.Permission != SymbolicWord.Of(0, map.Permission.Width))
        & (map.Permission <= SymbolicWord.Of((ulong)IommuAccess.ReadWrite, map.Permission.Width));

    private WalkFailure? Failure(
        IEnumerable<(WalkEvent Event, SymbolicTruth Claim)> claims, Dictionary<WalkEvent, int?> levels, int width) =>
        open.Find(claims) is { } found
            ? new WalkFailure(found.Event, levels.GetValueOrDefault(found.Event), width, found.Model, found.Unknown)
            : null;
}
