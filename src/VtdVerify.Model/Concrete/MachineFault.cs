using System.Globalization;

namespace VtdVerify.Model;

/// <summary>Why a described machine cannot exist: QEMU refuses or asserts it away before an unmap can run.</summary>
public abstract record MachineFault
{
    private const DirtyTracking AllTracking = DirtyTracking.Migration | DirtyTracking.DirtyRate | DirtyTracking.DirtyLimit;
    private const NotifierFlags AllFlags = NotifierFlags.Unmap | NotifierFlags.Map | NotifierFlags.DeviceIotlbUnmap;

    private MachineFault()
    {
    }

    /// <summary>The fault as a sentence that names the value.</summary>
    public abstract string Sentence { get; }

    /// <summary>All faults of a machine, in the order of its parts.</summary>
    public static IEnumerable<MachineFault> Of(MachineDescription machine)
    {
        if (!machine.Space.Widths.Contains(machine.AddressWidth))
        {
            yield return new UnknownAddressWidth(machine.AddressWidth, machine.Space);
        }

        if ((machine.DirtyTracking & ~AllTracking) != 0)
        {
            yield return new UnknownDirtyTracking(machine.DirtyTracking);
        }

        foreach (var fault in machine.Notifiers.SelectMany(OfNotifier).Concat(OfMappings(machine.Mappings)))
        {
            yield return fault;
        }

        foreach (var iova in machine.DirtiedByDevice)
        {
            switch (machine.MappingOf(iova))
            {
                case null:
                    yield return new DirtiedButUnmapped(iova);
                    break;
                case { GrantsWriting: false }:
                    yield return new DirtiedButReadOnly(iova);
                    break;
            }
        }
    }

    private static IEnumerable<MachineFault> OfNotifier(NotifierDescription notifier, int id)
    {
        if (notifier.Flags == NotifierFlags.None || (notifier.Flags & ~AllFlags) != 0)
        {
            yield return new UnknownNotifierFlags(id, notifier.Flags);
        }

        if (notifier.Start > notifier.End)
        {
            yield return new ReversedScope(id, notifier.Start, notifier.End);
        }
    }

    private static IEnumerable<MachineFault> OfMappings(IReadOnlyList<MappingDescription> mappings)
    {
        foreach (var mapping in mappings)
        {
            if (!Permissions.OfMappings.Contains(mapping.Permission))
            {
                yield return new UnknownPermission(mapping);
            }

            if (mapping.Last < mapping.Iova)
            {
                yield return new MappingWraps(mapping);
            }
        }

        foreach (var (lower, upper) in Neighbours(mappings).Where(pair => pair.Upper.Iova <= pair.Lower.Last))
        {
            yield return new MappingsOverlap(lower, upper);
        }
    }

    private static IEnumerable<(MappingDescription Lower, MappingDescription Upper)> Neighbours(IReadOnlyList<MappingDescription> mappings)
    {
        if (mappings.Count < 2)
        {
            yield break;
        }

        MappingDescription? lower = null;
        foreach (var upper in mappings.Where(mapping => mapping.Last >= mapping.Iova).OrderBy(mapping => mapping.Iova))
        {
            if (lower is not null)
            {
                yield return (lower, upper);
            }

            lower = upper;
        }
    }

    private static string Hex(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    /// <summary>VT-d in QEMU knows 39 and 48 bits; another vIOMMU has its own.</summary>
    public sealed record UnknownAddressWidth(int Bits, IovaSpace Space) : MachineFault
    {
        public override string Sentence => Hex(
            $"the address width is {Bits} bits; it must be {string.Join(" or ", Space.Widths)}");
    }

    public sealed record UnknownDirtyTracking(DirtyTracking Flags) : MachineFault
    {
        public override string Sentence => Hex(
            $"the dirty tracking 0x{(int)Flags:x} has bits beyond migration, dirty rate and dirty limit");
    }

    /// <summary>memory_region_register_iommu_notifier asserts that flags are given.</summary>
    public sealed record UnknownNotifierFlags(int NotifierId, NotifierFlags Flags) : MachineFault
    {
        public override string Sentence => Hex(
            $"the flags 0x{(int)Flags:x} of notifier {NotifierId} must be some of UNMAP, MAP and DEVIOTLB_UNMAP");
    }

    /// <summary>memory_region_register_iommu_notifier asserts start at or below end.</summary>
    public sealed record ReversedScope(int NotifierId, Address Start, Address End) : MachineFault
    {
        public override string Sentence => Hex(
            $"the scope of notifier {NotifierId} starts at {Start}, above its end {End}");
    }

    /// <summary>The page walk unmaps what grants nothing, and iova_tree_insert refuses it; there are no other bits.</summary>
    public sealed record UnknownPermission(MappingDescription Mapping) : MachineFault
    {
        public override string Sentence => Hex(
            $"the permission 0x{(int)Mapping.Permission:x} of the mapping at {Mapping.Iova} must be read-only, write-only or both");
    }

    /// <summary>iova_tree_insert refuses it.</summary>
    public sealed record MappingWraps(MappingDescription Mapping) : MachineFault
    {
        public override string Sentence => Hex(
            $"the mapping at {Mapping.Iova} of inclusive size {Mapping.InclusiveSize} wraps 2^64");
    }

    /// <summary>iova_tree_insert refuses the second.</summary>
    public sealed record MappingsOverlap(MappingDescription Lower, MappingDescription Upper) : MachineFault
    {
        public override string Sentence => Hex(
            $"the mapping at {Upper.Iova} overlaps the one from {Lower.Iova} to {Lower.Last}");
    }

    /// <summary>iova_tree_insert refuses it: by the order of the tree it equals another one, though they are disjoint.</summary>
    public sealed record NotInserted(MappingDescription Mapping) : MachineFault
    {
        public override string Sentence => Hex(
            $"by its order the tree does not take the mapping at {Mapping.Iova} beside those before it");
    }

    /// <summary>A device's write to what is not mapped faults and dirties nothing.</summary>
    public sealed record DirtiedButUnmapped(Address Iova) : MachineFault
    {
        public override string Sentence => Hex(
            $"a device wrote {Iova}, which no mapping covers");
    }

    /// <summary>A device's write through a read-only mapping faults and dirties nothing.</summary>
    public sealed record DirtiedButReadOnly(Address Iova) : MachineFault
    {
        public override string Sentence => Hex(
            $"a device wrote {Iova}, which is mapped read-only");
    }
}
