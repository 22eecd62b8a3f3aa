using VtdVerify.Terms;

namespace VtdVerify.Model;

/// <summary>
/// What the code that unmaps can see of the machine and do to it: the one boundary between a subject and everything around it. The
/// concrete machine runs it; the symbolic machine of the proofs tracks one arbitrary mapping.
/// </summary>
public interface IUnmapMachine<TWord, TTruth> : IExecution<TWord, TTruth>
    where TWord : struct, IWord<TWord, TTruth>
    where TTruth : struct, ITruth<TTruth>
{
    /// <summary>The address width of the IOMMU in bits, 39 or 48, as an 8-bit word.</summary>
    TWord AddressWidth { get; }

    /// <summary>QEMU's global_dirty_tracking, a 32-bit mask of <see cref="DirtyTracking"/>.</summary>
    TWord GlobalDirtyTracking { get; }

    /// <summary>What migration_is_running says: another condition than any tracking flag.</summary>
    TTruth MigrationIsRunning { get; }

    /// <summary>All notifiers of the address space, in the order of their registration. One without flags stands for none.</summary>
    IReadOnlyList<IommuNotifier<TWord>> Notifiers { get; }

    /// <summary>What code of a subject's own keeps on this machine from one unmap to the next; null before the first.</summary>
    ICodeState<TWord>? CodeState { get; set; }

    /// <summary>The value of something that QEMU has and the machine does not describe, the same each time.</summary>
    /// <param name="name">As reports show it: <c>as.pasid</c>.</param>
    /// <param name="width">In bits.</param>
    /// <param name="usual">The value where the description of a concrete machine says nothing.</param>
    TWord Unknown(string name, int width, ulong usual);

    /// <summary>Called for each statement of code that is interpreted; ends the run where there are too many.</summary>
    void SpendStatement();

    /// <summary>
    /// Called at the end of an unmap that leaves something other than it was which registration made, and which the assumptions speak of:
    /// what holds of this unmap need not hold of the next one of the same notifier.
    /// </summary>
    /// <param name="changed">What, as C names it.</param>
    /// <exception cref="UnsupportedException">The machine stands for all unmaps, and not for those that it runs one after the other.
    /// </exception>
    void Leaves(string changed, CodeSite site);

    /// <summary>Whether the notifier that is unmapped stands before the others in the address space's list.</summary>
    TTruth IsFirstInList { get; }

    /// <summary>iova_tree_find: some mapping in the tree that compares equal to the key, or null.</summary>
    IStoredMapping<TWord, TTruth>? Find(IovaRange<TWord> key, CodeSite site);

    /// <summary>iova_tree_remove: every mapping that compares equal to the range leaves the tree, whole.</summary>
    void Remove(IovaRange<TWord> range, CodeSite site);

    /// <summary>dma_aligned_pow2_mask, as <see cref="AlignedBlock.Mask"/> says.</summary>
    TWord AlignedMask(TWord first, TWord last, TWord widestMask);

    /// <summary>memory_region_notify_iommu_one: hands an event to the rule, which delivers, crops, drops or aborts.</summary>
    void Notify(IommuNotifier<TWord> notifier, IommuTlbEvent<TWord> tlbEvent, CodeSite site);
}

/// <summary>The objects and variables of code that outlive one unmap.</summary>
public interface ICodeState<TWord>
    where TWord : struct
{
    /// <summary>Whether an unmap changed any of them: the next one may go another way for it.</summary>
    bool HasChanged { get; }

    /// <summary>
    /// What the static variables hold that unmaps changed, by the names under which <see cref="MachineDescription.Unknowns"/> gives them;
    /// null where one of them holds what no word says.
    /// </summary>
    IReadOnlyDictionary<string, TWord>? StaticWords { get; }
}

/// <summary>A mapping as a lookup shows it. It belongs to the tree and is freed with its removal.</summary>
public interface IStoredMapping<TWord, TTruth>
    where TWord : struct, IWord<TWord, TTruth>
    where TTruth : struct, ITruth<TTruth>
{
    DmaMap<TWord> Map { get; }

    /// <summary>Whether it has been removed since: reading it then is a use after free.</summary>
    TTruth IsFreed { get; }
}

/// <summary>QEMU's GLOBAL_DIRTY_* bits.</summary>
[Flags]
public enum DirtyTracking
{
    None = 0,
    Migration = 1,
    DirtyRate = 2,
    DirtyLimit = 4,
}
