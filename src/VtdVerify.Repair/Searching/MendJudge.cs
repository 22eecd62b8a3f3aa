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
    /// What the candidate wins and worsens as far as machines can tell; null where it loses what held, worsens as much as it wins, or
    /// leaves no run that a refuted guarantee speaks of: that is no repair.
    /// </summary>
    public Trial? Judge(ISubject subject)
    {
        var trial = new Trial([.. original.Refuted], [], []);
        var relevant = new HashSet<string>();
        var keeps = original.Machines.All(tried => Keeps(subject, tried, trial, relevant)) && KeepsScenarios(subject, trial);
        return keeps && original.Refuted.IsSubsetOf(relevant) ? Worth(trial) : null;
    }

    /// <summary>The same on the rest of the whole pool, of one that passed before.</summary>
    public Trial? JudgeAgain(TriedCandidate candidate)
    {
        var trial = new Trial([.. candidate.Wins], [.. candidate.Worsens], [.. candidate.Reveals]);
        return original.MoreMachines.All(tried => Keeps(candidate.Subject, tried, trial, [])) ? Worth(trial) : null;
    }

    private static Trial? Worth(Trial trial) => trial.Wins.Count > trial.Worsens.Count ? trial : null;

    /// <summary>Takes from the wins what the machine shows to be broken.</summary>
    /// <param name="relevant">Gets the guarantees that apply to the run.</param>
    /// <returns>False where it shows a loss, or nothing is left.</returns>
    private bool Keeps(ISubject subject, TriedMachine tried, Trial trial, HashSet<string> relevant)
    {
        if (tried.ShownBy(subject) is not { } shown)
        {
            return false;
        }

        relevant.UnionWith(shown.Relevant);
        foreach (var id in shown.Broken)
        {
            if (!Take(trial, id, tried.Broken?.Contains(id)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Notes that the candidate breaks a guarantee.</summary>
    /// <param name="wasBroken">By the original in the same place; null where its run shows nothing.</param>
    /// <returns>False where what held is lost, or nothing is left.</returns>
    private bool Take(Trial trial, string id, bool? wasBroken)
    {
        trial.Wins.Remove(id);
        if (wasBroken != true && !original.Refuted.Contains(id))
        {
            trial.Reveals.Add(id);
        }
        else if (wasBroken == false)
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
                || !outcome.CountsFor.All(id => Take(trial, id, !original.Passed.Contains(index))))
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
/// <param name="Reveals">Guarantees that only the candidate breaks, and of which nothing is known of the original.</param>
internal sealed record Trial(HashSet<string> Wins, HashSet<string> Worsens, HashSet<string> Reveals);
