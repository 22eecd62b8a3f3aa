using VtdVerify.Features.Running;
using VtdVerify.Model;
using VtdVerify.Mutation.Running;
using VtdVerify.Subjects;

namespace VtdVerify.Repair.Searching;

/// <summary>
/// Tries candidates on concrete machines, soonest first what most of them fail: the counterexamples' machines, the pool, the scenarios.
/// </summary>
/// <param name="isEnough">
/// Whether it is worth something to win these guarantees. A candidate is given up as soon as it is not: wins only ever go.
/// </param>
internal sealed class MendJudge(Original original, Func<IReadOnlySet<string>, bool> isEnough)
{
    /// <summary>
    /// What the candidate wins and worsens as far as machines can tell; null where it loses what held, or worsens as much as it wins.
    /// </summary>
    public Trial? Judge(ISubject subject)
    {
        var trial = new Trial([.. original.Refuted], []);
        return original.Machines.All(tried => Keeps(subject, tried, trial)) && KeepsScenarios(subject, trial) ? Worth(trial) : null;
    }

    /// <summary>The same on the rest of the whole pool, of one that passed before.</summary>
    public Trial? JudgeAgain(TriedCandidate candidate)
    {
        var trial = new Trial([.. candidate.Wins], [.. candidate.Worsens]);
        return original.MoreMachines.All(tried => Keeps(candidate.Subject, tried, trial)) ? Worth(trial) : null;
    }

    private static Trial? Worth(Trial trial) => trial.Wins.Count > trial.Worsens.Count ? trial : null;

    /// <summary>Takes from the wins what the machine shows to be broken.</summary>
    /// <returns>False where it shows a loss, or nothing is left.</returns>
    private bool Keeps(ISubject subject, TriedMachine tried, Trial trial)
    {
        if (tried.BrokenBy(subject) is not { } broken)
        {
            return false;
        }

        foreach (var id in broken)
        {
            if (!Take(trial, id, isNew: tried.Broken?.Contains(id) == false))
            {
                return false;
            }
        }

        return true;
    }

    private bool Take(Trial trial, string id, bool isNew)
    {
        trial.Wins.Remove(id);
        if (isNew)
        {
            trial.Worsens.Add(id);
        }

        return isEnough(trial.Wins) && !original.Held.Contains(id);
    }

    private bool KeepsScenarios(ISubject subject, Trial trial) =>
        original.Scenarios.With(scenarios => KeepsScenarios(subject, trial, scenarios));

    private bool KeepsScenarios(ISubject subject, Trial trial, IReadOnlyList<CompiledScenario> scenarios)
    {
        foreach (var (index, scenario) in scenarios.Index())
        {
            var outcome = scenario.RunFor(new WatchedSubject(subject), Fuel.For(scenario.Machine));
            if (outcome.Passed)
            {
                continue;
            }

            if (outcome.Run?.Outcome is null or MachineOutcome.OutOfFuel or MachineOutcome.Unsupported
                || !outcome.CountsFor.All(id => Take(trial, id, original.Passed.Contains(index))))
            {
                return false;
            }
        }

        return true;
    }
}

/// <summary>What machines say of a candidate.</summary>
/// <param name="Wins">Guarantees that the original breaks and the candidate does not.</param>
/// <param name="Worsens">Guarantees that both break, the candidate also where the original does not.</param>
internal sealed record Trial(HashSet<string> Wins, HashSet<string> Worsens);
