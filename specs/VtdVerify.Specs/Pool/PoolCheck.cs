using VtdVerify.Model;
using VtdVerify.Specs.Observation;
using VtdVerify.Specs.Proof;

namespace VtdVerify.Specs.Pool;

/// <summary>Puts what is called proved to concrete machines. One that breaks it shows that the tool is wrong, not the code.</summary>
public static class PoolCheck
{
    /// <summary>The results, those proofs taken back that a machine of their class breaks.</summary>
    /// <param name="runs">What the subject of the results did on the pool.</param>
    public static IReadOnlyList<ObligationResult> Of(IReadOnlyList<PoolRun> runs, IReadOnlyList<ObligationResult> results)
    {
        var broken = runs.SelectMany(run => run.Broken, (run, obligation) => (run.Machine, Obligation: obligation))
            .ToLookup(b => b.Obligation, b => b.Machine);
        return [.. results.Select(result => result.Verdict is Verdict.Proved ? TakenBack(result, broken[result.Obligation]) : result)];
    }

    private static ObligationResult TakenBack(ObligationResult result, IEnumerable<MachineDescription> breaking) =>
        breaking.FirstOrDefault(m => result.ScopeClass.Includes(ConcreteRuns.SurroundingsOf(m).Scope)) is { } machine
            ? result with { Verdict = new Verdict.ToolError(Sentence(result, machine)) }
            : result;

    private static string Sentence(ObligationResult result, MachineDescription machine) => FormattableString.Invariant(
        $"{result.Obligation.Id} was proved, but a run breaks it: ")
        + FormattableString.Invariant($"scope {machine.Notifiers[0].Scope}, ")
        + FormattableString.Invariant($"{machine.Mappings.Count} mapping(s), tracking {machine.DirtyTracking}, ")
        + FormattableString.Invariant($"notify rule {machine.NotifyRule}");
}
