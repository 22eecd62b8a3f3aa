using VtdVerify.Model;
using VtdVerify.Specs.Observation;
using VtdVerify.Terms;

namespace VtdVerify.Specs.Assumptions;

/// <summary>
/// What a mapping translates to. Nothing is assumed of it, so proofs hold for every address; but a claim that is broken by none that
/// VT-d's page walk takes from a leaf is not refuted. Bits 12 to width - 1 of a leaf are the address, and those below the leaf's size are
/// reserved (VT-d specification, second-stage paging entries).
/// </summary>
internal static class TranslatedAddresses
{
    /// <summary>Whether a page walk can give the mapping its address; of other vIOMMUs' walks nothing is said.</summary>
    public static TTruth CanBe<TWord, TTruth>(Surroundings<TWord, TTruth> machine, DmaMap<TWord> mapping)
        where TWord : struct, IWord<TWord, TTruth>
        where TTruth : struct, ITruth<TTruth> => machine.Space == IovaSpace.Vtd
        ? ((mapping.TranslatedAddress & mapping.Size) == TWord.Of(0)) & (mapping.TranslatedAddress <= machine.LastAddress)
        : TTruth.Of(true);

    /// <summary>The first mapping whose address no walk gives; null where there is none.</summary>
    public static MappingDescription? Odd(MachineDescription machine)
    {
        var surroundings = ConcreteRuns.SurroundingsOf(machine);
        return machine.Mappings.FirstOrDefault(mapping => !CanBe(surroundings, mapping.ToWords()));
    }
}
