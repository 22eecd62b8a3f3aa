namespace VtdVerify.Model;

/// <summary>The host's side of a container: disjoint mappings and the pages that a device wrote through them.</summary>
internal sealed class HostMappings
{
    private readonly List<HostMapping> mappings;
    private readonly SortedSet<ulong> dirtyPages;

    /// <summary>Mappings with the dirty bits that they hold.</summary>
    /// <param name="mappings">Disjoint.</param>
    /// <param name="dirtied">IOVAs that the device wrote; those that nothing here maps with leave to write have no dirty bit.</param>
    public HostMappings(IEnumerable<HostMapping> mappings, IEnumerable<ulong> dirtied)
    {
        this.mappings = [.. mappings.OrderBy(mapping => mapping.First)];
        dirtyPages =
        [
            .. dirtied
                .Where(iova => this.mappings.Exists(mapping => mapping.IsWritable && mapping.First <= iova && iova <= mapping.Last))
                .Select(iova => iova / VtdAddressSpace.PageSize * VtdAddressSpace.PageSize),
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
                .Where(mapping => mapping.Iova <= notifier.End && mapping.Last >= notifier.Start)
                .Select(mapping => new HostMapping(
                    Math.Max(mapping.Iova, notifier.Start),
                    Math.Min(mapping.Last, notifier.End),
                    mapping.TranslatedAddress,
                    mapping.GrantsWriting)),
            machine.DirtiedByDevice);
    }

    /// <summary>Whether a mapping lies partly in the range and partly outside.</summary>
    public bool IsBisectedBy(ulong first, ulong last) =>
        Touching(first, last).Any(mapping => mapping.First < first || mapping.Last > last);

    public bool IsEmptyIn(ulong first, ulong last) => !Touching(first, last).Any();

    /// <summary>The addresses of the dirty pages that begin in the range, in order.</summary>
    public IEnumerable<ulong> DirtyIn(ulong first, ulong last) => dirtyPages.GetViewBetween(first, last);

    /// <summary>Removes what lies wholly in the range; the dirty bits lived in the mapping and go with it.</summary>
    public void Remove(ulong first, ulong last)
    {
        mappings.RemoveAll(mapping => mapping.First >= first && mapping.Last <= last);
        dirtyPages.RemoveWhere(page => page >= first && page <= last);
    }

    private IEnumerable<HostMapping> Touching(ulong first, ulong last) =>
        mappings.Where(mapping => mapping.First <= last && mapping.Last >= first);
}
