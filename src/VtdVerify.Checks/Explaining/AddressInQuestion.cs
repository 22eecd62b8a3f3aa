using VtdVerify.Model;
using VtdVerify.Specs.Guarantees;
using VtdVerify.Specs.Observation;
using VtdVerify.Specs.Proof;
using VtdVerify.Specs.Shrinking;

namespace VtdVerify.Checks.Explaining;

/// <summary>The address that a claim is broken for, where no mapping is in question and other addresses break nothing.</summary>
internal static class AddressInQuestion
{
    public static Address? Of(ConcreteCase shown, IGuarantee guarantee, Obligation obligation)
    {
        var (machine, run) = (shown.Machine, shown.MachineRun);
        var recorded = new RecordedRun(machine, run);
        return !machine.Mappings.Contains(shown.Mapping) && GhostChoices.Of(machine, run.Events).Any(HoldsFor)
            ? shown.Address
            : null;

        bool HoldsFor((MappingDescription Mapping, Address Address) ghost) => !BrokenObligation.IsBroken(
            recorded.Following(ghost.Mapping, ghost.Address), guarantee, obligation);
    }
}
