namespace VtdVerify.SelfTest.Generating;

/// <summary>What the tracked path searches by.</summary>
internal static class Keys
{
    private const string RightMacro = "#define VTD_KEY_SIZE(who) ((who)->end - (who)->start)";
    private const string WrongMacro = "#define VTD_KEY_SIZE(who) ((who)->end)";

    /// <summary>Declares the key <c>target</c>.</summary>
    public static IEnumerable<string> Declare(Draft draft, bool isConstant)
    {
        var size = Size(draft);
        var start = draft.Draw.OneIn(20) ? draft.Draw.One("0", "n->start + VTD_PAGE_SIZE", "n->start & ~0x1fffffULL") : "n->start";
        var word = isConstant && draft.Draw.OneIn(2) ? "const DMAMap" : "DMAMap";
        return draft.Draw.Below(3) switch
        {
            0 when !isConstant || word == "DMAMap" =>
                ["DMAMap target = { 0 };", $"target.iova = {start};", $"target.size = {size};"],
            _ => [$"{word} target = {{", $"    .iova = {start},", $"    .size = {size},", "};"],
        };
    }

    /// <summary>The size of the scope, inclusive, as it is right or nearly so.</summary>
    private static string Size(Draft draft)
    {
        var draw = draft.Draw;
        return draw.Below(14) switch
        {
            0 => draw.One(
                "n->end", "n->end - n->start + 1", "UINT64_MAX", "0xfffffff", "n->end - n->start - 1", "(uint32_t)(n->end - n->start)"),
            1 => "MIN(n->end, VTD_ADDRESS_SIZE(as->iommu_state->aw_bits) - 1) - n->start",
            2 => draft.Define("VTD_KEY_SIZE", draw.Below(5) switch
            {
                0 => [RightMacro],
                1 => ["#if 0", WrongMacro, "#else", RightMacro, "#endif"],
                2 => ["#if 1 > 2", RightMacro, "#else", WrongMacro, "#endif"],
                3 => [WrongMacro, "#undef VTD_KEY_SIZE", RightMacro],
                _ => ["#ifdef VTD_NO_SUCH_NAME", RightMacro, "#else", WrongMacro, "#endif"],
            }) + "(n)",
            3 => draft.Define(
                "vtd_key_size", "static hwaddr vtd_key_size(IOMMUNotifier *n)", "{",
                $"    return {draw.Mostly("n->end - n->start", "n->end", "n->start ? n->end - n->start : UINT64_MAX")};", "}") + "(n)",
            4 => draft.Define(
                "vtd_distance", "static hwaddr vtd_distance(hwaddr from, hwaddr to)", "{",
                "    if (from > to) {", "        return 0;", "    }", "    return to - from;", "}")
                + draw.Mostly("(n->start, n->end)", "(n->end, n->start)"),
            5 or 6 => RandomWords.Same(draft, "n->end - n->start", hasMapping: false),
            _ => "n->end - n->start",
        };
    }

    public static string Find(Draft draft)
    {
        var draw = draft.Draw;
        return draw.Below(10) switch
        {
            0 => draft.Define("VTD_FIND", "#define VTD_FIND(where, what) iova_tree_find((where), &(what))") + "(tree, target)",
            1 => draft.Define(
                "vtd_next", "static const DMAMap *vtd_next(VTDAddressSpace *as, const DMAMap *key)", "{",
                "    return iova_tree_find(as->iova_tree, key);", "}") + "(as, &target)",
            2 => "iova_tree_find(as->iova_tree, &target)",
            _ => "iova_tree_find(tree, &target)",
        };
    }
}
