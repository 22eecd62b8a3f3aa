using Reqnroll.Bindings;
using VtdVerify.Features.Steps;
using VtdVerify.Gherkin.Documents;
using VtdVerify.Gherkin.Running;
using VtdVerify.Model;
using VtdVerify.Subjects;
using VtdVerify.Terms;

namespace VtdVerify.Features.Running;

/// <summary>
/// A scenario made ready for many subjects: its Given steps have set the machine once, what follows runs for each subject. Belongs
/// to one thread at a time.
/// </summary>
public sealed class CompiledScenario
{
    private readonly Pickle pickle;
    private readonly IReadOnlyList<BoundStep> steps;
    private readonly UnmapCase unmap;
    private ISubject? subject;
    private MachineRun? run;
    private long fuel;

    internal CompiledScenario(ScenarioPlan plan)
    {
        pickle = plan.Pickle;
        unmap = new UnmapCase(Run);
        var bound = plan.On(services => services.RegisterInstanceAs(unmap));
        foreach (var step in bound.Where(step => step.Step.Kind == StepDefinitionType.Given))
        {
            step.Run();
        }

        steps = [.. bound.Where(step => step.Step.Kind != StepDefinitionType.Given)];
    }

    /// <summary>The machine before the unmap.</summary>
    public MachineDescription Machine => unmap.Machine;

    /// <summary>The guarantees that the scenario is an example of.</summary>
    public IReadOnlyList<string> GuaranteeIds => pickle.Tags;

    /// <summary>Its name and place: <c>Guarantees/Guard.feature:12</c>.</summary>
    public string Name => $"{pickle.Location.File}:{pickle.Location.Line} {pickle.Name}";

    /// <summary>All scenarios of this assembly, for one thread.</summary>
    public static IReadOnlyList<CompiledScenario> All() => FeatureSuite.Default.Compile();

    /// <summary>Runs the steps that follow the Given ones.</summary>
    /// <param name="turns">How many turns all loops of the subject may take.</param>
    public CompiledOutcome RunFor(ISubject tested, long turns)
    {
        (subject, fuel, run) = (tested, turns, null);
        try
        {
            foreach (var step in steps)
            {
                step.Run();
            }

            return new CompiledOutcome(true, run, null, pickle.Tags);
        }
        catch (Exception failure) when (failure is ExpectationException or UnfinishedRunException or UnsupportedException
            or InvalidMachineException { Fault: MachineFault.NotInserted })
        {
            return new CompiledOutcome(false, run, failure.Message, ScenarioOutcome.CountingFor(failure, pickle.Tags));
        }
    }

    private MachineRun Run(MachineDescription machine, IReadOnlyList<int> notifierIds) =>
        run = subject!.Run(machine, notifierIds, fuel);
}

/// <summary>How a compiled scenario ended.</summary>
/// <param name="Run">The unmap, however it ended; null where no step unmapped.</param>
/// <param name="Message">What was expected and what was found; null where all passed.</param>
/// <param name="CountsFor">As <see cref="ScenarioOutcome.CountsFor"/>.</param>
public sealed record CompiledOutcome(bool Passed, MachineRun? Run, string? Message, IReadOnlyList<string> CountsFor);
