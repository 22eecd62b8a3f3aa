using VtdVerify.Features.Running;
using VtdVerify.Model;
using VtdVerify.Subjects;

namespace VtdVerify.Mutation.Running;

/// <summary>Runs scenarios for mutants, most killing first. Belongs to one thread at a time.</summary>
internal sealed class Judge
{
    private readonly IReadOnlyList<CompiledScenario> scenarios;
    private readonly HashSet<string> held;

    public Judge(Baseline baseline)
    {
        var all = CompiledScenario.All();
        held = [.. baseline.Held.Select(guarantee => guarantee.Id)];
        scenarios = [.. baseline.ScenarioOrder.Select(index => all[index])];
    }

    /// <summary>The first scenario that a subject fails, or how far it came without failing one.</summary>
    public Judgement Of(ISubject subject)
    {
        MachineOutcome? open = null;
        for (var i = 0; i < scenarios.Count; i++)
        {
            var outcome = Run(subject, i);
            if (IsKilled(outcome))
            {
                return new Judgement(new Killer(KillerKind.Scenario, scenarios[i].Name, [.. Counted(outcome)]), outcome.Message, null);
            }

            open ??= outcome.Run!.Outcome is MachineOutcome.OutOfFuel or MachineOutcome.Unsupported ? outcome.Run.Outcome : null;
        }

        return new Judgement(null, null, open);
    }

    /// <summary>The guarantees of which the subject fails a scenario.</summary>
    public IReadOnlyList<string> KillingGuarantees(ISubject subject) =>
    [
        .. Enumerable.Range(0, scenarios.Count).Select(i => Run(subject, i)).Where(IsKilled)
            .SelectMany(Counted).Distinct().Order(StringComparer.Ordinal),
    ];

    /// <summary>The scenarios, by their place in the order, that a subject fails.</summary>
    public IEnumerable<int> Killing(ISubject subject) => Enumerable.Range(0, scenarios.Count).Where(i => IsKilled(Run(subject, i)));

    private CompiledOutcome Run(ISubject subject, int index) =>
        scenarios[index].RunFor(new WatchedSubject(subject), Fuel.For(scenarios[index].Machine));

    /// <summary>A run that was stopped, or that met what is not read, says nothing.</summary>
    private bool IsKilled(CompiledOutcome outcome) =>
        !outcome.Passed && outcome.Run?.Outcome is not (MachineOutcome.OutOfFuel or MachineOutcome.Unsupported) && Counted(outcome).Any();

    private IEnumerable<string> Counted(CompiledOutcome outcome) => outcome.CountsFor.Where(held.Contains);
}

/// <summary>What the scenarios say of a subject.</summary>
/// <param name="Killer">The first scenario that it fails; null where it fails none.</param>
/// <param name="Message">What that scenario expected and found.</param>
/// <param name="Open">How the first run ended that says nothing; null where there was none.</param>
internal sealed record Judgement(Killer? Killer, string? Message, MachineOutcome? Open);
