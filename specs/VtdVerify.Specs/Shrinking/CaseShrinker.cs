using VtdVerify.Model;
using VtdVerify.Specs.Assumptions;
using VtdVerify.Specs.Observation;
using VtdVerify.Specs.Proof;
using VtdVerify.Subjects;

namespace VtdVerify.Specs.Shrinking;

/// <summary>
/// Makes what the solver found into what a reader takes in at a glance. Each smaller machine is of the same class, and was run: the
/// guarantee's claims say that it shows the same, by a run that ends alike.
/// </summary>
/// <param name="dropped">Ids of assumptions that a machine need not meet.</param>
internal sealed class CaseShrinker(ISubject subject, IReadOnlySet<string> dropped)
{
    /// <summary>Runs for one case, at most.</summary>
    public const int MostRuns = 300;

    // The plain path takes at most 72 turns, and a machine that is worth showing holds a few mappings.
    private const long ShortFuel = 256;

    /// <summary>The same shown on the smallest machine that steps lead to.</summary>
    /// <param name="judge">A case as it is to be shown; null where it does not show the same.</param>
    public ConcreteCase Smallest(ConcreteCase shown, ScopeClass scopeClass, Func<ConcreteCase, ConcreteCase?> judge)
    {
        // Runs of thousands of events are few, so that those of a loop without an end do not take for ever.
        var events = MostRuns * ShortFuel;
        var isOdd = TranslatedAddresses.Odd(shown.Machine) is not null;
        return Shrinker.Smallest(On(shown.Machine) ?? shown, one => one.Machine, MayBe, On, MostRuns);

        bool MayBe(MachineDescription machine) => scopeClass.Includes(ConcreteRuns.SurroundingsOf(machine).Scope)
            && (isOdd || TranslatedAddresses.Odd(machine) is null)
            && MachineClass.Broken(machine).All(assumption => dropped.Contains(assumption.Id));

        ConcreteCase? On(MachineDescription machine)
        {
            if (events <= 0 || RunLike(shown, machine) is not { } run)
            {
                return null;
            }

            events -= run.Events.Count;
            return ConcreteCase.OfEach(machine, run)
                .Select(judge)
                .FirstOrDefault(judged => judged is not null);
        }
    }

    /// <summary>The run on a machine; null where it ends otherwise. What looks endless may only be long: it gets its turns first.</summary>
    private MachineRun? RunLike(ConcreteCase shown, MachineDescription machine)
    {
        var end = shown.MachineRun.Outcome.GetType();
        var run = Run(machine, ShortFuel);
        if (run?.Outcome.GetType() != end)
        {
            return null;
        }

        run = run.Outcome is MachineOutcome.OutOfFuel ? Run(machine, ConcreteExecution.DefaultFuel) : run;
        return run?.Outcome.GetType() == end ? run : null;
    }

    private MachineRun? Run(MachineDescription machine, long fuel) => ConcreteRuns.WhereInserted(subject, machine, fuel);
}
