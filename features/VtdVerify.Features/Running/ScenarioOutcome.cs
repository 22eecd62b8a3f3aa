using VtdVerify.Features.Steps;
using VtdVerify.Gherkin.Running;
using VtdVerify.Model;
using VtdVerify.Terms;

namespace VtdVerify.Features.Running;

/// <summary>How one scenario ended for one subject.</summary>
/// <param name="Result">All of it, step by step.</param>
/// <param name="Machine">The machine that the scenario has set, before the unmap.</param>
public sealed record ScenarioOutcome(ScenarioResult Result, MachineDescription Machine)
{
    /// <summary>The guarantees that the scenario is an example of.</summary>
    public IReadOnlyList<string> GuaranteeIds => Result.Pickle.Tags;

    /// <summary>
    /// The guarantees that the outcome counts for: those that the scenario is an example of, but none where it met code that is not read
    /// or a tree that does not take the machine's mappings, and where the unmap did not return the one that was to let it.
    /// </summary>
    public IReadOnlyList<string> CountsFor => Skipped ? [] : CountingFor(Result.Failure?.Exception, GuaranteeIds);

    public string Name => Result.Pickle.Name;

    /// <summary>The feature file, relative to the folder of the features.</summary>
    public string Feature => Result.Pickle.Location.File;

    /// <summary>One-based: the scenario's own line, or that of its row of Examples.</summary>
    public int Line => Result.Pickle.Location.Line;

    public bool Passed => Result.Status == ScenarioExecutionStatus.OK;

    /// <summary>It did not run, and says nothing.</summary>
    public bool Skipped => Result.Status == ScenarioExecutionStatus.Skipped;

    /// <summary>It did not pass, and met code that is not read, or a tree that does not take its mappings: it says nothing.</summary>
    public bool Undecided => IsUndecided(Result.Failure?.Exception);

    /// <summary>It says that something is wrong.</summary>
    public bool Failed => !Passed && !Skipped && !Undecided;

    /// <summary>The step that did not pass, with its keyword; null where all did.</summary>
    public string? FailedStep => Result.Failure?.Text;

    /// <summary>What was expected and what was found; null where all passed.</summary>
    public string? Message => Result.Failure?.Message;

    internal static IReadOnlyList<string> CountingFor(Exception? failure, IReadOnlyList<string> guaranteeIds) => failure switch
    {
        _ when IsUndecided(failure) => [],
        UnfinishedRunException { Accused: { } accused } => [accused],
        _ => guaranteeIds,
    };

    private static bool IsUndecided(Exception? failure) =>
        failure is UnsupportedException or InvalidMachineException { Fault: MachineFault.NotInserted };
}
