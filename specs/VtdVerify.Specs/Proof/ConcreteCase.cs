using VtdVerify.Model;
using VtdVerify.Specs.Observation;
using VtdVerify.Specs.Shrinking;
using VtdVerify.Terms;

namespace VtdVerify.Specs.Proof;

/// <summary>A machine on which a subject was run, and what the guarantee sees of it.</summary>
/// <param name="Mapping">The mapping that is followed.</param>
/// <param name="Address">The address that is followed.</param>
/// <param name="Site">The code that decides the case; null where no single place does.</param>
public sealed record ConcreteCase(
    MachineDescription Machine,
    MappingDescription Mapping,
    Address Address,
    MachineRun MachineRun,
    Run<ConcreteWord, ConcreteTruth> Run,
    CodeSite? Site)
{
    /// <summary>Who besides the interpreter ran the machine, with the same outcome; null where nobody did.</summary>
    public string? ConfirmedBy { get; init; }

    /// <summary>A run with a mapping and an address to follow, which nothing has decided yet.</summary>
    internal static ConcreteCase Of(MachineDescription machine, MachineRun run, MappingDescription mapping, Address address) =>
        new(machine, mapping, address, run, ConcreteRuns.Observe(machine, run, mapping.ToWords(), address), null);

    /// <summary>
    /// A run with each mapping and address that a claim may fail for. Of a run that does not return no claim follows any: one will do.
    /// </summary>
    internal static IEnumerable<ConcreteCase> OfEach(MachineDescription machine, MachineRun run)
    {
        var ghosts = GhostChoices.Of(machine, run.Events);
        return (run.Outcome is MachineOutcome.Returned ? ghosts : ghosts.Take(1))
            .Select(ghost => Of(machine, run, ghost.Mapping, ghost.Address));
    }
}
