namespace VtdVerify.SelfTest.Generating;

/// <summary>What code asks: of a mapping, of the notifier and its space, of what was counted.</summary>
internal static class Conditions
{
    private static readonly string[] OfMappings =
    [
        "map->size == 0xfff", "map->size > 0xfff", "map->iova >= n->start", "map->iova + map->size <= n->end", "map->perm & IOMMU_WO",
        "map->perm & IOMMU_RO", "map->perm == IOMMU_RW", "map->perm != IOMMU_NONE", "map->translated_addr", "!map->translated_addr",
        "map->iova < n->end", "(map->iova >> VTD_PAGE_SHIFT) % 3", "map->iova != n->start", "map->iova & 0x1000", "map->size",
        "map->iova <= target.iova + target.size", "map->iova < 0x100000000ULL", "(uint32_t)map->iova", "map->translated_addr >= map->iova",
    ];

    private static readonly string[] OfSurroundings =
    [
        "n->notifier_flags & IOMMU_NOTIFIER_MAP", "n->start", "n->end == UINT64_MAX", "!n->start", "as->iommu_state->aw_bits == 48",
        "as->iommu_state->aw_bits > 39", "global_dirty_tracking & GLOBAL_DIRTY_MIGRATION", "global_dirty_tracking == GLOBAL_DIRTY_LIMIT",
        "as->pasid", "as->devfn == 8", "!as->pasid", "as->devfn & 1", "n->iommu_idx == 0", "migration_is_running()",
        "n->end - n->start > 0xffff", "n->start < n->end", "n->iommu_idx >= 0", "global_dirty_tracking",
    ];

    public static string Any(Draft draft) => draft.Draw.Below(9) switch
    {
        0 or 1 or 2 => Simple(draft),
        3 => $"!({Simple(draft)})",
        4 => $"{Paren(Simple(draft))} && {Paren(Simple(draft))}",
        5 => $"{Paren(Simple(draft))} || {Paren(Simple(draft))}",
        6 => draft.Draw.One("true", "false", "1", "0"),
        7 => RandomWords.Compared(draft, hasMapping: true),
        _ => OfMapping(draft),
    };

    public static string OfMapping(Draft draft) => draft.Draw.One(OfMappings);

    public static string OfMachine(Draft draft) => draft.Draw.One(OfSurroundings);

    /// <summary>What the tracked path can ask before it has a mapping.</summary>
    public static string OutsideOfTurns(Draft draft) =>
        draft.Draw.Below(9) switch
        {
            0 or 1 or 2 when draft.Counters.Count > 0 => Counter(draft),
            3 => RandomWords.Compared(draft, hasMapping: false),
            _ => OfMachine(draft),
        };

    /// <summary>A count held against a limit: most limits are beyond what few mappings reach.</summary>
    public static string Counter(Draft draft)
    {
        var counter = draft.Draw.One([.. draft.Counters]);
        return $"{counter} {draft.Draw.One("<", "<=", ">", "!=", "==", ">=")} {Limit(draft)}";
    }

    public static string Limit(Draft draft) => draft.Draw.One("1", "2", "3", "5", "16", "64", "100", "200", "255", "256", "1000", "0");

    private static string Simple(Draft draft) => draft.Draw.Below(3) switch
    {
        0 when draft.Counters.Count > 0 => Counter(draft),
        1 => OfMachine(draft),
        _ => OfMapping(draft),
    };

    private static string Paren(string condition) => $"({condition})";
}
