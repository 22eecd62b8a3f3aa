using VtdVerify.Mutation.Mutants;
using VtdVerify.Subjects;

namespace VtdVerify.SelfTest.Generating;

/// <summary>Right unmaps, changed by the mutators two or three times.</summary>
internal sealed class Mutated(ProgramFrame frame)
{
    private const int MostTries = 8;

    private static readonly string[] Guard =
        ["    if (global_dirty_tracking) {", "        vtd_unmap_tracked(as, n);", "        return;", "    }", string.Empty];

    private static readonly string[] Event =
    [
        "        event.type = IOMMU_NOTIFIER_UNMAP;", "        event.entry.iova = map->iova;", "        event.entry.addr_mask = map->size;",
        "        event.entry.translated_addr = map->translated_addr;", "        event.entry.target_as = &address_space_memory;",
        "        event.entry.perm = IOMMU_NONE;", "        memory_region_notify_iommu_one(n, &event);",
    ];

    private static readonly string[] Head =
    [
        "static void vtd_unmap_tracked(VTDAddressSpace *as, IOMMUNotifier *n)", "{", "    IOVATree *tree = as->iova_tree;",
        "    const DMAMap target = { .iova = n->start, .size = n->end - n->start };", "    const DMAMap *map;", string.Empty,
    ];

    private static readonly string[][] Right =
    [
        [
            .. Head, "    while ((map = iova_tree_find(tree, &target))) {", "        IOMMUTLBEvent event = { 0 };", string.Empty, .. Event,
            "        iova_tree_remove(tree, *map);", "    }", "}", string.Empty,
        ],
        [
            .. Head, "    for (;;) {", "        IOMMUTLBEvent event = { 0 };", "        DMAMap gone;", string.Empty,
            "        map = iova_tree_find(tree, &target);", "        if (!map) {", "            break;", "        }",
            "        gone = *map;",
            .. Event, "        iova_tree_remove(tree, gone);", "    }", "}", string.Empty,
        ],
        [
            .. Head, "    for (map = iova_tree_find(tree, &target); map; map = iova_tree_find(tree, &target)) {",
            "        IOMMUTLBEvent event = { 0 };", string.Empty, .. Event, "        iova_tree_remove(tree, *map);", "    }",
            "    assert(!iova_tree_find(tree, &target));", "}", string.Empty,
        ],
        [
            "static hwaddr vtd_last(VTDAddressSpace *as, IOMMUNotifier *n)", "{",
            "    hwaddr limit = VTD_ADDRESS_SIZE(as->iommu_state->aw_bits) - 1;", string.Empty,
            "    return n->end < limit ? n->end : limit;", "}", string.Empty,
            "static void vtd_unmap_tracked(VTDAddressSpace *as, IOMMUNotifier *n)", "{", "    IOVATree *tree = as->iova_tree;",
            "    DMAMap target = { .iova = n->start };", "    const DMAMap *map;", "    unsigned count = 0;", string.Empty,
            "    target.size = vtd_last(as, n) - n->start;", "    do {", "        IOMMUTLBEvent event = { 0 };", string.Empty,
            "        map = iova_tree_find(tree, &target);", "        if (!map) {", "            break;", "        }", .. Event,
            "        iova_tree_remove(tree, *map);", "        count++;", "    } while (true);", "    trace_vtd_drained(n->start, count);",
            "}", string.Empty,
        ],
    ];

    public UnmapProgram Program(ulong seed, long number)
    {
        var draw = new Draw(~seed, number);
        var program = new UnmapProgram(FormattableString.Invariant($"{seed}:{number}"), draw.One(Right), Guard);
        for (var left = 2 + draw.Below(2); left > 0; left--)
        {
            program = Changed(program, draw);
        }

        return program;
    }

    private UnmapProgram Changed(UnmapProgram program, Draw draw)
    {
        try
        {
            var target = new MutationTarget("program", frame.SegmentsOf(program));
            var mutants = target.Mutants(new MutantSelection { ChangedOnly = true });
            for (var tries = 0; tries < MostTries && mutants.Count > 0; tries++)
            {
                var segments = target.Apply(mutants[draw.Below(mutants.Count)]);
                if (ProgramFrame.ProgramOf(program, segments) is { } changed)
                {
                    return changed;
                }
            }
        }
        catch (UnreadableSubjectException)
        {
            // A change too many: what is not read cannot be changed further, and is a program like others.
        }

        return program;
    }
}
