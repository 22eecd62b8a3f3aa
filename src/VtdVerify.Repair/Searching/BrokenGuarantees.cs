using VtdVerify.Model;
using VtdVerify.Mutation.Running;
using VtdVerify.Specs.Guarantees;
using VtdVerify.Specs.Observation;
using VtdVerify.Specs.Shrinking;
using VtdVerify.Subjects;

namespace VtdVerify.Repair.Searching;

/// <summary>A machine with the guarantees that the original breaks on it.</summary>
/// <param name="Broken">Null where its run does not return: then it shows nothing of the others.</param>
internal sealed record TriedMachine(MachineDescription Machine, IReadOnlySet<string>? Broken);

/// <summary>What a subject breaks on one machine.</summary>
internal static class BrokenGuarantees
{
    /// <summary>The ids, each once and as soon as it is seen; null where the run does not return.</summary>
    public static IEnumerable<string>? On(ISubject subject, MachineDescription machine)
    {
        var run = ConcreteRuns.Of(new WatchedSubject(subject), machine, Fuel.For(machine));
        return run.Outcome is MachineOutcome.Returned ? In(machine, run) : null;
    }

    private static IEnumerable<string> In(MachineDescription machine, MachineRun run)
    {
        var open = GuaranteeCatalog.All.ToList();
        foreach (var (mapping, address) in GhostChoices.Of(machine, run.Events))
        {
            var seen = ConcreteRuns.Observe(machine, run, mapping.ToWords(), address);
            for (var i = open.Count - 1; i >= 0; i--)
            {
                if (open[i].Claims(seen).Any(claim => claim.IsBroken))
                {
                    yield return open[i].Id;
                    open.RemoveAt(i);
                }
            }
        }
    }
}
