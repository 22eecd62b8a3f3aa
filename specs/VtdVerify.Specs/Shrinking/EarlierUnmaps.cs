using VtdVerify.Model;
using VtdVerify.Specs.Observation;
using VtdVerify.Specs.Proof;
using VtdVerify.Subjects;

namespace VtdVerify.Specs.Shrinking;

/// <summary>
/// Looks for unmaps that lead to a counterexample which begins with static variables otherwise than they are initialised: an unmap may
/// begin with whatever earlier ones left, and with nothing else.
/// </summary>
internal sealed class EarlierUnmaps(ISubject subject)
{
    // What a counter or a flag comes to is seen after a few.
    private const int MostRuns = 64;
    private const long Fuel = 256;

    // Two values tell whether a variable that says that something was made, or is on, makes a difference.
    private static readonly ulong[] Flag = [0, 1];

    private static readonly DirtyTracking[] Tracking = [DirtyTracking.None, DirtyTracking.Migration, DirtyTracking.DirtyRate];

    /// <summary>Whether the machine begins with a static variable that an earlier unmap would have to leave so.</summary>
    public static bool AreNeeded(MachineDescription machine) => machine.Unknowns.Keys.Any(MachineDescription.IsStatic);

    /// <summary>
    /// The case with what some earlier unmaps leave, on its machine or one that is tracked otherwise or has nothing mapped; null where
    /// none that was tried leads to one.
    /// </summary>
    /// <param name="judge">A case as it is to be shown; null where it does not show the same.</param>
    public ConcreteCase? Reached(ConcreteCase shown, Func<ConcreteCase, ConcreteCase?> judge)
    {
        var before = Before(shown.Machine).ToList();
        var open = new Queue<IReadOnlyDictionary<string, ulong>>([new Dictionary<string, ulong>()]);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var runs = 0; runs < MostRuns && open.TryDequeue(out var start);)
        {
            if (!seen.Add(TextOf(start)))
            {
                continue;
            }

            runs += 1 + before.Count;
            if (Judged(With(shown.Machine, start), judge) is { } found)
            {
                return found;
            }

            foreach (var left in before.Select(machine => LeftBy(With(machine, start), start)).Where(left => left is not null))
            {
                open.Enqueue(left!);
            }
        }

        return null;
    }

    /// <summary>
    /// A variable that other code may set before the first unmap, and with one value of which the case does not show the same: nobody
    /// knows that an unmap begins so. Null for none.
    /// </summary>
    /// <param name="judge">As for <see cref="Reached"/>.</param>
    public string? SetByOthers(ConcreteCase shown, Func<ConcreteCase, ConcreteCase?> judge) => subject.SetByOthers.FirstOrDefault(name =>
        Flag.Any(value => Judged(With(shown.Machine, MachineDescription.StaticPrefix + name, value), judge) is null));

    /// <summary>As reports say it: what no unmap that was tried leaves.</summary>
    public static Verdict NotReached(MachineDescription machine) => new Verdict.Unknown(
        $"it breaks where an unmap begins with {TextOf(machine.Unknowns.Where(one => MachineDescription.IsStatic(one.Key)))}, "
        + "and no earlier unmaps that were tried leave that");

    private ConcreteCase? Judged(MachineDescription machine, Func<ConcreteCase, ConcreteCase?> judge) =>
        ConcreteRuns.WhereInserted(subject, machine) is { } run
            ? ConcreteCase.OfEach(machine, run).Select(judge).FirstOrDefault(judged => judged is not null)
            : null;

    /// <summary>What static variables hold behind an unmap that began with some; null where that is not known.</summary>
    private Dictionary<string, ulong>? LeftBy(MachineDescription machine, IReadOnlyDictionary<string, ulong> start)
    {
        if (ConcreteRuns.WhereInserted(subject, machine, Fuel) is not { Outcome: MachineOutcome.Returned, StaticsAfter: { } after })
        {
            return null;
        }

        var left = start.ToDictionary();
        foreach (var (name, value) in after)
        {
            left[name] = value;
        }

        return left;
    }

    private static IEnumerable<MachineDescription> Before(MachineDescription machine) =>
    [
        machine,
        machine with { Mappings = [], DirtiedByDevice = [] },
        .. Tracking.Select(tracking => machine with { DirtyTracking = tracking, MigrationIsRunning = tracking == DirtyTracking.Migration }),
    ];

    private static MachineDescription With(MachineDescription machine, IReadOnlyDictionary<string, ulong> statics) => machine with
    {
        Unknowns = machine.Unknowns.Where(one => !MachineDescription.IsStatic(one.Key)).Concat(statics).ToDictionary(),
    };

    private static MachineDescription With(MachineDescription machine, string variable, ulong value) => machine with
    {
        Unknowns = new Dictionary<string, ulong>(machine.Unknowns) { [variable] = value },
    };

    private static string TextOf(IEnumerable<KeyValuePair<string, ulong>> statics) => string.Join(
        ", ",
        statics.OrderBy(one => one.Key, StringComparer.Ordinal)
            .Select(one => FormattableString.Invariant($"{one.Key[MachineDescription.StaticPrefix.Length..]} = {one.Value}")));
}
