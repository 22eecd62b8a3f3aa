using VtdVerify.Subjects;

namespace VtdVerify.QemuSource.Reading;

/// <summary>A function of QEMU that the machine of this project stands in for, by a contract that is checked against its text.</summary>
/// <param name="Home">The name of the file that defines it, in every release so far.</param>
/// <param name="Hash">Of its tokens (<see cref="Files.TreeFunction.Hash"/>) in QEMU 10.0, which the model was written after.</param>
/// <param name="Guarantees">The ids of those whose verdicts lean on it.</param>
public sealed record Mirrored(string Name, string Home, string Hash, IReadOnlyList<string> Guarantees)
{
    private static readonly string[] OfSearches =
        ["complete", "exact", "once", "outside-untouched", "guard", "terminates", "dirty-kept", "bitmap-fits", "notifiers-independent"];

    private static readonly string[] OfBlocks = ["power-of-two", "in-scope", "plain-cover", "complete", "terminates", "no-abort"];

    private static readonly string[] OfEvents =
        ["in-scope", "complete", "exact", "no-abort", "dirty-kept", "event-constants", "notifiers-independent", "unmap-only-served"];

    // Those of which a proof on a revision rests on mappings-disjoint.
    private static readonly string[] OfDisjointness =
        ["complete", "once", "outside-untouched", "dirty-kept", "notify-first", "notifiers-independent", "unmap-only-served"];

    /// <summary>What releases before called it.</summary>
    public IReadOnlyList<string> FormerNames { get; private init; } = [];

    /// <summary>Every name that it has had, today's first.</summary>
    public IEnumerable<string> AllNames => FormerNames.Prepend(Name);

    public static Mirrored AlignedMask { get; } = new(
        "dma_aligned_pow2_mask", "dma-helpers.c",
        "0ba6ebe7bf820c4496496c278fa56847e53e538840cf70df0840dfd6ad1124bd", OfBlocks);

    public static Mirrored Notify { get; } = new(
        "memory_region_notify_iommu_one", "memory.c",
        "78a653595794a75237cf461da6834dd2dd4e899f2f7c9b90529cb58008b38aef", OfEvents)
    {
        FormerNames = [QemuNames.NotifyEntry],
    };

    public static Mirrored Find { get; } = new(
        "iova_tree_find", "iova-tree.c",
        "4b64295012c38ad1928f21f55f25dc4f641f0047a61beffe484a5387760468d9", OfSearches);

    public static Mirrored Remove { get; } = new(
        "iova_tree_remove", "iova-tree.c",
        "89d307154062d313ce84940885f072306cb1b04fecd250447131309858970f16", OfSearches);

    /// <summary>Which function compares is read where the tree is made; this is its name in every release so far.</summary>
    public static Mirrored Compare { get; } = new(
        "iova_tree_compare", "iova-tree.c",
        "ab1670c27379273a5d43aa1ea860637347b3ed8a4d4ab9dd1075d438f54b7dff", OfSearches);

    /// <summary>No part of an unmap: it fills the tree before one, and what it refuses is what mappings-disjoint assumes.</summary>
    public static Mirrored Insert { get; } = new(
        "iova_tree_insert", "iova-tree.c",
        "d10cc81f58bb0672c3dc2890d73de88cf23ad5df768eb23940ea4538dfa3765c", OfDisjointness);

    /// <summary>Those that the unmap of a vIOMMU can rest on: without an IOVA tree none of its functions.</summary>
    public static IReadOnlyList<Mirrored> Of(Viommu viommu) => viommu.AddressSpace.Tree is null ? [AlignedMask, Notify] : All;

    public static IReadOnlyList<Mirrored> All { get; } = [AlignedMask, Notify, Find, Remove, Compare, Insert];
}
