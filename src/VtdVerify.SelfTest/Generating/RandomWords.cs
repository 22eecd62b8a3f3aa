namespace VtdVerify.SelfTest.Generating;

/// <summary>Expressions of C in all widths, without effects: what code adds up, shifts, casts, compares and looks up.</summary>
internal static class RandomWords
{
    private static readonly string[] OfMappings = ["map->iova", "map->size", "map->translated_addr", "map->perm"];

    private static readonly string[] OfNotifiers = ["n->start", "n->end", "n->notifier_flags", "n->iommu_idx"];

    private static readonly string[] OfSpaces = ["as->devfn", "as->pasid", "as->iommu_state->aw_bits", "global_dirty_tracking"];

    private static readonly string[] Constants =
    [
        "0", "1", "3", "0xfff", "0xfffULL", "0x80000000", "0x7fffffffU", "-1", "'a'", "~0U", "UINT64_MAX", "1UL << 39", "0x100000000",
        "sizeof(hwaddr)", "sizeof(*n)", "true", "010", "-2L",
    ];

    private static readonly string[] Casts =
        ["uint8_t", "int8_t", "int16_t", "uint16_t", "uint32_t", "int", "int64_t", "hwaddr", "bool", "size_t"];

    /// <summary>A condition of two of them.</summary>
    public static string Compared(Draft draft, bool hasMapping)
    {
        var draw = draft.Draw;
        return $"{Inner(draft, hasMapping, 2)} {draw.One("<", "<=", ">", ">=", "==", "!=")} {Inner(draft, hasMapping, 1)}";
    }

    /// <summary>A word of mappings and notifiers, in another way: mostly the same word, of which nothing is lost.</summary>
    /// <param name="word">An expression of 64 bits that has no effect.</param>
    /// <param name="hasMapping">Whether <c>map</c> is a mapping there.</param>
    public static string Same(Draft draft, string word, bool hasMapping)
    {
        var (draw, other) = (draft.Draw, Any(draft, hasMapping, 1, OfNotifiers));
        return draw.Below(14) switch
        {
            0 or 1 when draft.Fresh("word") is var name => $"({{ hwaddr {name} = {word}; {name}; }})",
            2 => $"(({word}) ^ ({other}) ^ ({other}))",
            3 => $"(({word}) + ({other}) - ({other}))",
            4 => $"(({word}) ?: {draw.Mostly("0", "1", "-1")})",
            5 => $"(({other}) ? ({word}) : ({word}))",
            6 => $"(({other}), ({word}))",
            7 => draft.Define(
                "vtd_same", "static hwaddr vtd_same(hwaddr word)", "{", "    hwaddr *at = &word;", string.Empty, "    return *at;", "}")
                + $"({word})",
            8 => $"{draw.One("MAX", "MIN")}({word}, {draw.Mostly($"(hwaddr)({word})", "0")})",
            9 => $"(~~({word}))",
            10 => $"(-(-({word})))",
            11 => $"({draw.One("uint32_t", "int", "uint8_t", "int64_t", "bool")})({word})",
            12 => $"(*(hwaddr[]) {{ {word} }})",
            _ => $"((({word}) >> 8 << 8) | ({word} & 0xff))",
        };
    }

    /// <summary>A word of anything that the tracked path sees.</summary>
    public static string Any(Draft draft, bool hasMapping) => Inner(draft, hasMapping, 2);

    private static string Inner(Draft draft, bool hasMapping, int depth) =>
        Any(draft, hasMapping, depth, [.. OfNotifiers, .. OfSpaces, .. draft.Counters]);

    private static string Any(Draft draft, bool hasMapping, int depth, string[] leaves)
    {
        var draw = draft.Draw;
        if (depth == 0 || draw.OneIn(4))
        {
            return Leaf(draft, hasMapping, leaves);
        }

        var (left, right) = (Next(), Next());
        return draw.Below(16) switch
        {
            0 or 1 => $"({left} + {right})",
            2 => $"({left} - {right})",
            3 => $"({left} * {right})",
            4 => $"({left} & {right})",
            5 => $"({left} | {right})",
            6 => $"({left} ^ {right})",
            7 => $"({left} >> {draw.One("1", "3", "7", "12U")})",
            8 => $"(({draw.One("uint64_t", "uint32_t")}){left} << {draw.One("1", "4", "12", "31")})",
            9 => $"({left} {draw.One("/", "%")} {draw.One("3", "7U", "0x1000ULL", "-3", "(uint8_t)255")})",
            10 or 11 => $"(({draw.One(Casts)}){left})",
            12 => $"({draw.One("-", "~", "!")}{left})",
            13 => $"({left} {draw.One("<", "<=", "==", "!=", ">")} {right})",
            14 => $"({left} ? {right} : {Next()})",
            _ => $"({left} ?: {right})",
        };

        string Next() => Any(draft, hasMapping, depth - 1, leaves);
    }

    private static string Leaf(Draft draft, bool hasMapping, string[] leaves)
    {
        var draw = draft.Draw;
        return draw.Below(5) switch
        {
            0 or 1 when hasMapping => draw.One(OfMappings),
            2 => $"({draw.One(Constants)})",
            _ => Counters.Operand(draw.One(leaves)),
        };
    }
}
