using VtdVerify.Model;
using VtdVerify.Mutation.Running;
using VtdVerify.Specs.Guarantees;
using VtdVerify.Specs.Observation;
using VtdVerify.Specs.Pool;
using VtdVerify.Subjects;

namespace VtdVerify.Repair.Searching;

/// <summary>A machine with the guarantees that the original breaks on it.</summary>
/// <param name="Broken">Null where its run does not return: then it shows nothing of the others.</param>
internal sealed record TriedMachine(MachineDescription Machine, IReadOnlySet<string>? Broken);

/// <summary>What a subject breaks on one machine.</summary>
internal static class BrokenGuarantees
{
    private static readonly IReadOnlyDictionary<Obligation, string> GuaranteeOf = GuaranteeCatalog.All
        .SelectMany(guarantee => guarantee.Obligations, (guarantee, obligation) => (guarantee.Id, Obligation: obligation))
        .ToDictionary(pair => pair.Obligation, pair => pair.Id);

    /// <summary>The ids, each once; null where the run does not return.</summary>
    public static IReadOnlySet<string>? On(ISubject subject, MachineDescription machine)
    {
        var run = ConcreteRuns.Of(new WatchedSubject(subject), machine, Fuel.For(machine));
        return run.Outcome is MachineOutcome.Returned
            ? RunJudge.Broken(machine, run, GuaranteeCatalog.All).Select(claim => GuaranteeOf[claim.Obligation]).ToHashSet()
            : null;
    }
}
