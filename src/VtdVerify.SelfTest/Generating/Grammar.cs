namespace VtdVerify.SelfTest.Generating;

/// <summary>
/// Unmaps by grammar: most are wrong in some way, and each differs from a right one in a few places, so that there is something to prove.
/// </summary>
internal static class Grammar
{
    private const string Tracked = "vtd_unmap_tracked";

    public static UnmapProgram Program(ulong seed, long number)
    {
        var draw = new Draw(seed, number);
        var draft = new Draft(draw);
        foreach (var _ in Enumerable.Range(0, draw.One(0, 1, 1, 2)))
        {
            Counters.Add(draft);
        }

        var advances = draw.OneIn(7);
        var before = Enumerable.Range(0, draw.One(0, 0, 1, 2)).SelectMany(_ => BeforeLoop(draft)).ToList();
        var loop = Loops.Whole(draft, advances);
        var after = draw.OneIn(4) ? AfterLoop(draft) : [];
        var second = draw.OneIn(14) ? Loops.Whole(draft, advances) : [];
        var guard = Guard(draft);
        List<string> body =
        [
            "IOVATree *tree = as->iova_tree;", "const DMAMap *map = NULL;", .. Keys.Declare(draft, !advances), .. draft.Locals,
            string.Empty,
            .. before, .. loop, .. after, .. second,
        ];
        return new UnmapProgram(
            FormattableString.Invariant($"{seed}:{number}"),
            [
                .. draft.Before, $"static void {Tracked}(VTDAddressSpace *as, IOMMUNotifier *n)", .. Turns.Block("{", body), string.Empty,
            ],
            guard);
    }

    private static List<string> BeforeLoop(Draft draft)
    {
        var draw = draft.Draw;
        return draw.Below(8) switch
        {
            0 => Writes.OfWhole(draft),
            1 => Turns.Block($"if ({Conditions.OutsideOfTurns(draft)}) {{", ["return;"]),
            2 => [$"trace_vtd_drain(as->devfn, {draw.One("n->start", "n->end", "target.iova")});"],
            3 => [$"assert({draw.Mostly("n->start <= n->end", "n->start < n->end", "as->iova_tree", "n->end > n->start")});"],
            4 when draft.Counters.Count > 0 => [Counters.Step(draft)],
            5 => SmallLoop(draft),
            6 =>
            [
                draft.Define(
                    "vtd_prepare",
                    ["static void vtd_prepare(VTDAddressSpace *as, IOMMUNotifier *n)", .. Turns.Block("{", Writes.OfWhole(draft))])
                    + "(as, n);",
            ],
            _ => Turns.Block($"if ({Conditions.OutsideOfTurns(draft)}) {{", Writes.OfWhole(draft)),
        };
    }

    private static List<string> SmallLoop(Draft draft)
    {
        var (draw, name) = (draft.Draw, draft.Fresh("bits"));
        draft.Local($"{draw.One("uint64_t", "unsigned", "uint8_t")} {name} = 1;");
        return
        [
            .. Turns.Block(
                $"for ({draw.One("int", "unsigned", "uint64_t")} i = 0; i < {draw.One("2", "4", "8")}; i++) {{", [$"{name} <<= 1;"]),
            .. draw.OneIn(2) ? Turns.Block($"if ({name} == {draw.One("4", "16", "256", "0")}) {{", ["return;"]) : [],
        ];
    }

    private static List<string> AfterLoop(Draft draft)
    {
        var draw = draft.Draw;
        return draw.Below(6) switch
        {
            0 => ["assert(!iova_tree_find(tree, &target));"],
            1 when draft.Counters.Count > 0 => [$"assert({Conditions.Counter(draft)});"],
            2 => ["iova_tree_remove(tree, target);"],
            3 when draft.Counters.Count > 0 => [$"trace_vtd_drain_end({draw.One([.. draft.Counters])});"],
            4 => ["map = iova_tree_find(tree, &target);", .. Turns.Block("if (map) {", ["iova_tree_remove(tree, *map);"])],
            _ => [$"trace_vtd_drain_end({draw.Mostly("n->start", "map->iova", "map ? map->iova : 0", "n->end--", "target.size = 0")});"],
        };
    }

    private static List<string> Guard(Draft draft)
    {
        var draw = draft.Draw;
        var condition = draw.Below(14) switch
        {
            0 => "global_dirty_tracking & GLOBAL_DIRTY_MIGRATION",
            1 => "migration_is_running()",
            2 or 3 => "global_dirty_tracking && (n->notifier_flags & IOMMU_NOTIFIER_MAP)",
            4 => $"global_dirty_tracking && {Conditions.OfMachine(draft)}",
            5 => "global_dirty_tracking != 0",
            6 => "global_dirty_tracking & GLOBAL_DIRTY_MASK",
            _ => "global_dirty_tracking",
        };
        List<string> call = [$"{Tracked}(as, n);", .. draw.OneIn(30) ? (string[])[] : ["return;"]];
        List<string> first = draw.OneIn(8) ? Writes.OfWhole(draft) : [];
        return Turns.Indented([.. first, .. Turns.Block($"if ({condition}) {{", call), string.Empty]);
    }
}
