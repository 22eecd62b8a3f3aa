using VtdVerify.Model;
using VtdVerify.Specs.Guarantees;
using VtdVerify.Specs.Observation;
using VtdVerify.Specs.Shrinking;
using VtdVerify.Terms;

namespace VtdVerify.Specs.Pool;

/// <summary>
/// What a run on a concrete machine breaks, by the guarantees' own claims. Of many mappings with which the same happened two are
/// followed: a claim speaks of one mapping, and of those the run makes no difference.
/// </summary>
public static class RunJudge
{
    private const int Few = 8;

    /// <summary>The broken claims of some guarantees, each obligation once.</summary>
    public static IReadOnlyList<Claim<ConcreteTruth>> Broken(
        MachineDescription machine, MachineRun run, IReadOnlyList<IGuarantee> guarantees) => Judge(machine, run, guarantees).Broken;

    /// <summary>The same, and of which obligations the run says anything.</summary>
    public static RunJudgement Judge(MachineDescription machine, MachineRun run, IReadOnlyList<IGuarantee> guarantees)
    {
        var broken = new Dictionary<Obligation, Claim<ConcreteTruth>>();
        var relevant = new HashSet<Obligation>();
        var recorded = new RecordedRun(machine, run);
        foreach (var (mapping, address) in Ghosts(machine, run).Distinct())
        {
            var observed = recorded.Following(mapping, address);
            foreach (var claim in guarantees.SelectMany(g => g.Claims(observed)).Where(claim => claim.Relevant))
            {
                relevant.Add(claim.Obligation);
                if (claim.IsBroken)
                {
                    broken.TryAdd(claim.Obligation, claim);
                }
            }
        }

        return new RunJudgement([.. broken.Values], relevant);
    }

    private static IEnumerable<(MappingDescription Mapping, Address Address)> Ghosts(MachineDescription machine, MachineRun run) =>
        machine.Mappings.Count <= Few && run.Events.Count <= Few
            ? GhostChoices.Of(machine, run.Events.Concat(run.EventsAfterwards))
            : GhostChoices.Of(machine with { Mappings = [.. MappingsThatDiffer(machine, run)] }, EventsThatDiffer(run));

    private static IEnumerable<UnmapEventRecord> EventsThatDiffer(MachineRun run) => run.Events
        .GroupBy(e => (e.Event.Type.Value, e.Event.Permission.Value, e.NotifierId, e.BackedByRange, e.BackedExactly, e.Fate))
        .SelectMany(g => new[] { g.First(), g.Last() }.Distinct());

    private static IEnumerable<MappingDescription> MappingsThatDiffer(MachineDescription machine, MachineRun run)
    {
        var left = run.TreeAfter.Select(m => m.Iova).ToHashSet();
        var told = run.Events.Where(e => e.Delivered is not null)
            .GroupBy(e => Address.Of(e.Delivered!.Value.Iova))
            .ToDictionary(g => g.Key, g => (Count: Math.Min(2, g.Count()), g.First().Step, g.First().BackedExactly));
        var gone = run.Removals.SelectMany(r => r.Removed.Select(m => (m.Iova, r.Step)))
            .GroupBy(r => r.Iova)
            .ToDictionary(g => g.Key, g => g.First().Step);
        var scope = machine.Notifiers[0];
        return machine.Mappings.GroupBy(m => Happened(m)).SelectMany(g => new[] { g.First(), g.Last() }.Distinct());

        (bool, bool, int, bool, bool, InclusiveSize, IommuAccess) Happened(MappingDescription mapping)
        {
            var (count, step, exactly) = told.GetValueOrDefault(mapping.Iova);
            return (
                mapping.Iova >= scope.Start && mapping.Last <= scope.End,
                left.Contains(mapping.Iova),
                count,
                exactly,
                step < gone.GetValueOrDefault(mapping.Iova, int.MaxValue),
                mapping.InclusiveSize,
                mapping.Permission);
        }
    }
}

/// <summary>What a run on a concrete machine says of guarantees.</summary>
/// <param name="Broken">The claims that it breaks, each obligation once.</param>
/// <param name="Relevant">The obligations of which a claim applies to it.</param>
public sealed record RunJudgement(IReadOnlyList<Claim<ConcreteTruth>> Broken, IReadOnlySet<Obligation> Relevant);
