using VtdVerify.Model;
using VtdVerify.Specs.Guarantees;
using VtdVerify.Specs.Observation;
using VtdVerify.Specs.Proof;
using VtdVerify.Subjects;

namespace VtdVerify.Specs.Pool;

/// <summary>Puts what is called proved to concrete machines. One that breaks it shows that the tool is wrong, not the code.</summary>
public static class PoolCheck
{
    // Each mapping takes a turn, and a scope some dozen blocks; who takes more has not ended, and says nothing.
    private const long Fuel = 1024;

    /// <summary>The results, those proofs taken back that a machine of their class breaks.</summary>
    public static IReadOnlyList<ObligationResult> Of(ISubject subject, IReadOnlyList<ObligationResult> results)
    {
        IReadOnlyList<IGuarantee> proved = [.. results.Where(r => r.Verdict is Verdict.Proved).Select(r => r.Guarantee).Distinct()];
        if (proved.Count == 0)
        {
            return results;
        }

        var broken = FixedPool.Of(subject.Viommu.Space).Where(machine => subject.RuleOn(machine) == machine.NotifyRule)
            .SelectMany(machine => Broken(subject, machine, proved).Select(obligation => (Machine: machine, Obligation: obligation)))
            .ToLookup(b => b.Obligation, b => b.Machine);
        return [.. results.Select(result => result.Verdict is Verdict.Proved ? TakenBack(result, broken[result.Obligation]) : result)];
    }

    private static ObligationResult TakenBack(ObligationResult result, IEnumerable<MachineDescription> breaking) =>
        breaking.FirstOrDefault(m => result.ScopeClass.Includes(ConcreteRuns.SurroundingsOf(m).Scope)) is { } machine
            ? result with { Verdict = new Verdict.ToolError(Sentence(result, machine)) }
            : result;

    private static IEnumerable<Obligation> Broken(ISubject subject, MachineDescription machine, IReadOnlyList<IGuarantee> proved)
    {
        var run = ConcreteRuns.Of(subject, machine, Fuel);
        return run.Outcome switch
        {
            MachineOutcome.OutOfFuel or MachineOutcome.Unsupported => [],
            MachineOutcome.Undefined => proved.SelectMany(guarantee => guarantee.Obligations),
            _ => RunJudge.Broken(machine, run, proved).Select(claim => claim.Obligation),
        };
    }

    private static string Sentence(ObligationResult result, MachineDescription machine) => FormattableString.Invariant(
        $"{result.Obligation.Id} was proved, but a run breaks it: ")
        + FormattableString.Invariant($"scope [0x{machine.Notifiers[0].Start:x}, 0x{machine.Notifiers[0].End:x}], ")
        + FormattableString.Invariant($"{machine.Mappings.Count} mapping(s), tracking {machine.DirtyTracking}, ")
        + FormattableString.Invariant($"notify rule {machine.NotifyRule}");
}
