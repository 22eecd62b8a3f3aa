namespace VtdVerify.Model;

/// <summary>The host's side of a container: disjoint mappings and the pages that a device wrote through them.</summary>
internal sealed class HostMappings
{
    private readonly List<HostMapping> mappings;
    private readonly SortedSet<Address> dirtyPages;

    /// <summary>Mappings with the dirty bits that they hold.</summary>
    /// <param name="mappings">Disjoint.</param>
    /// <param name="dirtied">IOVAs that the device wrote; those that nothing here maps with leave to write have no dirty bit.</param>
    public HostMappings(IEnumerable<HostMapping> mappings, IEnumerable<Address> dirtied)
    {
        this.mappings = [.. mappings.OrderBy(mapping => mapping.Range.First)];
        dirtyPages =
        [
            .. dirtied
                .Where(iova => this.mappings.Exists(mapping => mapping.IsWritable && mapping.Range.Contains(iova)))
                .Select(iova => iova.AlignedTo(InclusiveSize.Of4K)),
        ];
    }

    public IReadOnlyList<HostMapping> All => mappings;

    /// <summary>
    /// What the MAP events of a notifier made: each mapping of the tree cut to the scope, its translated address as it was (the rule of
    /// 10.2; up to 10.1 a mapping that sticks out of a scope aborts QEMU when it is mapped). A read-only mapping is mapped without write
    /// access, any other one with both: VFIO knows no write-only one (vfio_iommu_map_notify). Nothing without the MAP flag.
    /// </summary>
    public static HostMappings Mirror(MachineDescription machine, NotifierDescription notifier)
    {
        var mapped = notifier.Flags.HasFlag(NotifierFlags.Map) ? machine.Mappings : [];
        return new HostMappings(
            mapped
                .Where(mapping => mapping.Range.Overlaps(notifier.Scope))
                .Select(mapping => new HostMapping(
                    new AddressRange(Address.Max(mapping.Iova, notifier.Start), Address.Min(mapping.Last, notifier.End)),
                    mapping.TranslatedAddress,
                    mapping.GrantsWriting)),
            machine.DirtiedByDevice);
    }

    /// <summary>Whether a mapping lies partly in the range and partly outside.</summary>
    public bool IsBisectedBy(AddressRange range) =>
        mappings.Exists(mapping => mapping.Range.Overlaps(range) && !mapping.Range.LiesInside(range));

    public bool IsEmptyIn(AddressRange range) => !mappings.Exists(mapping => mapping.Range.Overlaps(range));

    /// <summary>The addresses of the dirty pages that begin in the range, in order.</summary>
    public IEnumerable<Address> DirtyIn(AddressRange range) => dirtyPages.GetViewBetween(range.First, range.Last);

    /// <summary>Removes what lies wholly in the range; the dirty bits lived in the mapping and go with it.</summary>
    public void Remove(AddressRange range)
    {
        mappings.RemoveAll(mapping => mapping.Range.LiesInside(range));
        dirtyPages.RemoveWhere(range.Contains);
    }
}
