using VtdVerify.Model;
using VtdVerify.Specs.Proof;

namespace VtdVerify.Checks.Explaining.Causes;

/// <summary>Events held against the mappings that they are for.</summary>
internal static class EventFields
{
    /// <summary>
    /// The first event that covers a mapping in part or in whole and differs from it, with QEMU's name of the field. Null where each
    /// event repeats its mapping.
    /// </summary>
    public static (UnmapEventRecord Made, string Field)? FirstWrong(ConcreteCase shown)
    {
        foreach (var made in shown.MachineRun.Events)
        {
            var range = AddressRange.Of(made.Event.Range);
            var mapping = shown.Machine.Mappings.FirstOrDefault(one => one.Iova <= range.Last && one.Last >= range.First);
            if (mapping is not null && WrongField(made, mapping) is { } field)
            {
                return (made, field);
            }
        }

        return null;
    }

    private static string? WrongField(UnmapEventRecord made, MappingDescription mapping) =>
        Address.Of(made.Event.Iova) != mapping.Iova ? "iova"
        : AddressMask.Of(made.Event.AddressMask).Size != mapping.InclusiveSize ? "addr_mask"
        : Address.Of(made.Event.TranslatedAddress) != mapping.TranslatedAddress ? "translated_addr"
        : made.Event.Type.Value != (ulong)NotifierFlags.Unmap ? "type"
        : made.Event.Permission.Value != (ulong)IommuAccess.None ? "perm"
        : made.Event.TargetIsSystemMemory ? null : "target_as";
}
