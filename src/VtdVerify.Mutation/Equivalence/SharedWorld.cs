using System.Globalization;
using VtdVerify.Model;
using VtdVerify.Specs.Assumptions;
using VtdVerify.Specs.Observation;
using VtdVerify.Terms;

namespace VtdVerify.Mutation.Equivalence;

/// <summary>What two runs on one path share: the machine's settings, its answers, the states that loops start from.</summary>
internal sealed class SharedWorld
{
    private readonly List<SymbolicAnswer> answers = [];
    private readonly Dictionary<(string Name, int Width), SymbolicWord> words = [];
    private readonly Dictionary<string, SymbolicWord> unknowns = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SymbolicTruth> truths = new(StringComparer.Ordinal);
    private readonly Dictionary<(SymbolicWord, SymbolicWord, SymbolicWord), SymbolicWord> masks = [];
    private int statements;

    public SharedWorld(SymbolicPath path)
    {
        Path = path;
        Machine = new Surroundings<SymbolicWord, SymbolicTruth>(
            path.Fresh("address_width", 8),
            path.Fresh("global_dirty_tracking", 32),
            path.FreshTruth("migration_is_running"),
            path.FreshTruth("notify_rule_crops"),
            path.FreshTruth("backend_is_legacy_vfio"),
            Notifier(0, "notifier"),
            Notifier(1, "other notifier"),
            IovaSpace.Vtd);
        Ghost = Mapping("ghost");
    }

    public SymbolicPath Path { get; }

    public Surroundings<SymbolicWord, SymbolicTruth> Machine { get; }

    /// <summary>Any mapping of the class: two searches that it cannot tell apart find the same.</summary>
    public DmaMap<SymbolicWord> Ghost { get; }

    /// <summary>The answer to a run's search of the given number.</summary>
    /// <param name="removed">What was removed before, as far as it is known: nothing of it can be found.</param>
    public SymbolicAnswer Answer(int number, IovaRange<SymbolicWord> key, IReadOnlyList<IovaRange<SymbolicWord>> removed)
    {
        while (answers.Count <= number)
        {
            answers.Add(NewAnswer(answers.Count, key, removed));
        }

        return answers[number];
    }

    /// <summary>A word of a name, the same for both runs where it is as wide in both.</summary>
    public SymbolicWord Word(string name, int width) => words.TryGetValue((name, width), out var word)
        ? word
        : words[(name, width)] = Path.Fresh(FormattableString.Invariant($"{name}, {width} bits"), width);

    /// <summary>A value that the machine does not set; null where the other run has it in another width.</summary>
    public SymbolicWord? Unknown(string name, int width)
    {
        if (!unknowns.TryGetValue(name, out var word))
        {
            word = Word($"unknown: {name}", width);
            unknowns.Add(name, word);
        }

        return word.Width == width ? word : null;
    }

    public SymbolicTruth Truth(string name) => truths.TryGetValue(name, out var truth) ? truth : truths[name] = Path.FreshTruth(name);

    /// <summary>Counts what both runs do on this path.</summary>
    public void SpendStatement()
    {
        if (++statements > Budget.StatementsOfPath)
        {
            throw new ExplorationLimitException(Budget.Exhausted(Budget.StatementsOfPath, "statements on one path"));
        }
    }

    /// <summary>Any word of which the contract of the block's mask holds; the same for the same arguments.</summary>
    public SymbolicWord Mask(SymbolicWord first, SymbolicWord last, SymbolicWord widest)
    {
        if (!masks.TryGetValue((first, last, widest), out var mask))
        {
            mask = Path.Fresh("block mask", first.Width);
            Path.Assume(!(first <= last) | AlignedBlock.IsMask<SymbolicWord, SymbolicTruth>(first, last, widest, mask));
            masks.Add((first, last, widest), mask);
        }

        return mask;
    }

    /// <summary>The machine of a solution, with everything in its tree that was found, and without another notifier.</summary>
    public MachineDescription Decode(Assignment model)
    {
        var mappings = answers.Where(answer => answer.Found).Select(answer => answer.Map).Append(Ghost)
            .Select(map => MappingDescription.Of(map, model.Evaluate));
        var kept = new List<MappingDescription>();
        foreach (var mapping in mappings.Where(m => kept.TrueForAll(k => m.Last < k.Iova || m.Iova > k.Last)))
        {
            kept.Add(mapping);
        }

        return new MachineDescription
        {
            AddressWidth = (int)model.Evaluate(Machine.AddressWidth),
            DirtyTracking = (DirtyTracking)model.Evaluate(Machine.GlobalDirtyTracking),
            MigrationIsRunning = model.Evaluate(Machine.MigrationIsRunning),
            NotifyRule = model.Evaluate(Machine.Crops) ? NotifyRule.Crops : NotifyRule.Asserts,
            Notifiers =
            [
                new NotifierDescription(
                    new Address(model.Evaluate(Machine.Scope.First)),
                    new Address(model.Evaluate(Machine.Scope.Last)),
                    (NotifierFlags)model.Evaluate(Machine.Notifier.Flags),
                    !model.Evaluate(Machine.Maps) ? BackendKind.Vhost
                        : model.Evaluate(Machine.IsLegacyVfio) ? BackendKind.VfioLegacy
                        : BackendKind.Iommufd),
            ],
            Mappings = kept,
        };
    }

    private SymbolicAnswer NewAnswer(int number, IovaRange<SymbolicWord> key, IReadOnlyList<IovaRange<SymbolicWord>> removed)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"search {number + 1}");
        if (!Path.Decide(Path.FreshTruth($"{name} finds")))
        {
            return new SymbolicAnswer(false, Ghost);
        }

        var map = Mapping(name);
        Path.Assume(Overlaps(key, map));

        // All that can be found was in the tree from the beginning, where no two mappings overlap.
        foreach (var other in answers.Where(answer => answer.Found).Select(answer => answer.Map).Append(Ghost))
        {
            var isSame = (other.Iova == map.Iova) & (other.Size == map.Size) & (other.TranslatedAddress == map.TranslatedAddress)
                & (other.Permission == map.Permission);
            Path.Assume(isSame | !Overlaps(other.Range, map));
        }

        foreach (var range in removed)
        {
            Path.Assume(!Overlaps(range, map));
        }

        return new SymbolicAnswer(true, map);
    }

    private IommuNotifier<SymbolicWord> Notifier(int id, string name) => new(
        id,
        new IovaRange<SymbolicWord>(Path.Fresh($"{name}.start", 64), Path.Fresh($"{name}.end", 64)),
        Path.Fresh($"{name}.flags", 32));

    private DmaMap<SymbolicWord> Mapping(string name)
    {
        var map = new DmaMap<SymbolicWord>(
            Path.Fresh($"{name}.iova", 64),
            Path.Fresh($"{name}.translated_addr", 64),
            Path.Fresh($"{name}.size", 64),
            Path.Fresh($"{name}.perm", Permissions.Width));
        foreach (var (_, holds) in Ledger.OfMapping(Machine, map))
        {
            Path.Assume(holds);
        }

        return map;
    }

    private static SymbolicTruth Overlaps(IovaRange<SymbolicWord> range, DmaMap<SymbolicWord> map) =>
        OverlapComparison.Overlaps<SymbolicWord, SymbolicTruth>(range, map.Range);
}

/// <summary>What a search gives.</summary>
/// <param name="Map">The mapping that was found; of no meaning where none was.</param>
internal sealed record SymbolicAnswer(bool Found, DmaMap<SymbolicWord> Map);
