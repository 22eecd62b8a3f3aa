using VtdVerify.Model;
using VtdVerify.Specs.Observation;
using VtdVerify.Terms;

namespace VtdVerify.Specs.Guarantees;

/// <summary>
/// dirty-kept: what a device wrote before an unmap is sent to the destination after it. A device writes through mappings that grant
/// writing; a read-only one dirties nothing, and there is nothing of it to be kept.
/// </summary>
public sealed class DirtyKept : IGuarantee
{
    private static readonly Obligation WithLegacyVfio = new(
        "dirty-kept/legacy-vfio",
        "under tracking with legacy VFIO, every page that the device wrote through a writable mapping inside the scope is marked on return",
        "under tracking with legacy VFIO, a page that the device wrote is not marked at its guest address")
    {
        Speaks = UnmapModes.Tracked,
    };

    private static readonly Obligation WithIommufd = new(
        "dirty-kept/iommufd",
        "under tracking with iommufd, every page that the device wrote through a writable mapping inside the scope is marked on return",
        "under tracking with iommufd, a page that the device wrote is not marked at its guest address")
    {
        Speaks = UnmapModes.Tracked,
    };

    public string Id => "dirty-kept";

    public GuaranteeKind Kind => GuaranteeKind.Stated;

    public string Sentence => "Every page that the device dirtied is marked at its guest address, with either backend.";

    public string Why => "The page is not sent again: memory is silently corrupt after the migration.";

    public string Source => "the patch's text: dirty bitmaps are set while a range is unmapped; vfio_dma_unmap_bitmap";

    public string Code => "event.entry.iova, addr_mask and translated_addr; cpu_physical_memory_set_dirty_lebitmap marks what they name";

    public IReadOnlyList<Obligation> Obligations { get; } = [WithLegacyVfio, WithIommufd];

    public IEnumerable<Claim<TTruth>> Claims<TWord, TTruth>(Run<TWord, TTruth> run)
        where TWord : struct, IWord<TWord, TTruth>
        where TTruth : struct, ITruth<TTruth>
    {
        if (!run.Returned)
        {
            yield break;
        }

        var (ghost, machine) = (run.Ghost, run.Machine);
        var written = ghost.WasInTree & machine.InScope(ghost.Mapping.Range) & Permissions.GrantsWriting<TWord, TTruth>(ghost.Mapping)
            & Ghost<TWord, TTruth>.Contains(ghost.Mapping.Range, ghost.Address);
        var relevant = machine.IsTracking & machine.Maps & written;
        yield return new Claim<TTruth>(WithLegacyVfio, relevant & machine.IsLegacyVfio, ghost.Dirty.IsMarked);
        yield return new Claim<TTruth>(WithIommufd, relevant & !machine.IsLegacyVfio, ghost.Dirty.IsMarked);
    }
}
