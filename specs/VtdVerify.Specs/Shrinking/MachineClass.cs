using VtdVerify.Model;
using VtdVerify.Specs.Assumptions;
using VtdVerify.Specs.Observation;
using VtdVerify.Terms;

namespace VtdVerify.Specs.Shrinking;

/// <summary>Whether a concrete machine is one of which the guarantees speak.</summary>
public static class MachineClass
{
    /// <summary>The assumptions that a machine breaks, in the ledger's order; one that several mappings break is named as often.</summary>
    public static IEnumerable<Assumption> Broken(MachineDescription machine)
    {
        var surroundings = ConcreteRuns.SurroundingsOf(machine);
        var mappings = machine.Mappings.Select(mapping => mapping.ToWords()).ToList();
        return Ledger.OfMachine(surroundings)
            .Concat(mappings.SelectMany(mapping => Ledger.OfMapping(surroundings, mapping)))
            .Concat(mappings.SelectMany((mapping, i) => mappings.Skip(i + 1)
                .Select(other => Ledger.OfPair<ConcreteWord, ConcreteTruth>(mapping, other))))
            .Where(assumed => !assumed.Holds)
            .Select(assumed => assumed.Assumption);
    }
}
