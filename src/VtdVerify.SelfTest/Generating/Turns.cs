namespace VtdVerify.SelfTest.Generating;

/// <summary>What one turn does with the mapping that it found.</summary>
internal static class Turns
{
    public static List<string> Body(Draft draft, bool advances)
    {
        var draw = draft.Draw;
        List<List<string>> steps = [Events.Make(draft), [Events.Notify(draft)], Removal(draft)];
        if (draw.OneIn(14))
        {
            (steps[1], steps[2]) = (steps[2], steps[1]);
        }
        else if (draw.OneIn(25))
        {
            steps[1].Add("memory_region_notify_iommu_one(n, &event);");
        }

        if (draw.OneIn(5))
        {
            var guarded = draw.Below(2) + 1;
            steps[guarded] = Guarded(draft, steps[guarded]);
        }

        foreach (var more in Enumerable.Range(0, draw.Below(4)).Select(_ => More(draft)))
        {
            // The event is declared before it is used. What stands behind the removal mostly reads what was freed: few programs have it.
            var at = draw.Below(draw.OneIn(4) ? steps.Count + 1 : steps.Count);
            steps.Insert(at, more);
        }

        if (draw.OneIn(8))
        {
            steps.Add([Prints.One(draft)]);
        }

        if (draw.OneIn(8))
        {
            HandedOn.Add(draft, steps);
        }

        if (advances)
        {
            steps.Insert(0, ["DMAMap gone = *map;"]);
            steps.AddRange(Advance(draft));
        }

        return [.. steps.SelectMany(step => step)];
    }

    public static List<string> Indented(IEnumerable<string> lines) =>
        [.. lines.Select(line => line.Length == 0 || line[0] == '#' ? line : "    " + line)];

    public static List<string> Block(string head, IEnumerable<string> body, string end = "}") => [head, .. Indented(body), end];

    private static List<string> Guarded(Draft draft, List<string> lines) =>
        draft.Draw.OneIn(4) && draft.Counters.Count > 0
            ? Block($"if ({Postfix(draft)} {draft.Draw.One("<", "!=", "<=")} {Conditions.Limit(draft)}) {{", lines)
            : Block($"if ({Conditions.Any(draft)}) {{", lines);

    private static string Postfix(Draft draft) => $"{Counters.Operand(draft.Draw.One([.. draft.Counters]))}++";

    private static List<string> Removal(Draft draft)
    {
        var draw = draft.Draw;
        return draw.Below(11) switch
        {
            0 => ["DMAMap taken = *map;", "iova_tree_remove(tree, taken);"],
            1 => ["iova_tree_remove(as->iova_tree, *map);"],
            2 => ["iova_tree_remove(tree, (DMAMap) { .iova = map->iova, .size = map->size });"],
            3 =>
            [
                draft.Define(
                    "vtd_forget", "static void vtd_forget(IOVATree *tree, DMAMap gone)", "{",
                    "    iova_tree_remove(tree, gone);", "}") + "(tree, *map);",
            ],
            4 => [draw.Mostly("iova_tree_remove(tree, *map);", "iova_tree_remove(tree, target);")],
            5 when draw.OneIn(3) => ["iova_tree_remove(tree, (DMAMap) { .iova = map->iova, .size = 0xfff });"],
            _ => ["iova_tree_remove(tree, *map);"],
        };
    }

    /// <summary>Something beside: a count, an exit, a print, an assertion, a write to what QEMU holds.</summary>
    private static List<string> More(Draft draft)
    {
        var draw = draft.Draw;
        return draw.Below(17) switch
        {
            0 or 1 or 2 when draft.Counters.Count > 0 => [Counters.Step(draft)],
            3 or 4 => Block($"if ({Conditions.Any(draft)}) {{", [draw.One("break;", "break;", "return;", "continue;")]),
            5 => [Prints.One(draft)],
            6 => [$"{draw.One("assert", "g_assert")}({Conditions.Any(draft)});"],
            7 => Writes.OfTurn(draft),
            8 => Skip(draft),
            9 => Block($"if ({Conditions.Any(draft)}) {{", draft.Counters.Count > 0 ? [Counters.Step(draft)] : [Prints.One(draft)]),
            10 => Switch(draft),
            11 when draft.Counters.Count > 0 => Inner(draft),
            12 or 13 or 14 or 15 => Idioms.OfTurn(draft),
            _ => [],
        };
    }

    /// <summary>Leaves a mapping out, and takes it from the tree so that the loop goes on.</summary>
    private static List<string> Skip(Draft draft) => Block(
        $"if ({Conditions.Any(draft)}) {{",
        draft.Draw.OneIn(3) ? ["continue;"] : ["iova_tree_remove(tree, *map);", "continue;"]);

    private static List<string> Switch(Draft draft) =>
    [
        "switch (map->size) {", "case 0xfff:", $"    {Action(draft)}", "    break;", "case 0x1fffff:", $"    {Action(draft)}",
        draft.Draw.Mostly("    break;", "    /* fall through */"), "default:", $"    {Action(draft)}", "    break;", "}",
    ];

    private static string Action(Draft draft) =>
        draft.Counters.Count > 0 && draft.Draw.OneIn(2) ? Counters.Step(draft) : Prints.One(draft);

    private static List<string> Inner(Draft draft) => Block(
        $"for ({draft.Draw.One("int", "unsigned", "uint8_t", "uint64_t")} i = 0; i < {draft.Draw.One("2", "3", "8")}; i++) {{",
        [Counters.Step(draft)]);

    private static IEnumerable<List<string>> Advance(Draft draft)
    {
        var draw = draft.Draw;
        if (!draw.OneIn(5))
        {
            yield return Block(draw.Mostly("if (gone.iova + gone.size >= n->end) {", "if (gone.iova + gone.size == n->end) {"), ["break;"]);
        }

        yield return [draw.Mostly("target.iova = gone.iova + gone.size + 1;", "target.iova += gone.size + 1;", "target.iova = gone.iova;")];
        yield return [draw.Mostly("target.size = n->end - target.iova;", "target.size -= gone.size + 1;", "target.size = n->end;")];
    }
}
