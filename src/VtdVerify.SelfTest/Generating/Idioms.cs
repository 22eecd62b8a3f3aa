namespace VtdVerify.SelfTest.Generating;

/// <summary>Ways to write what a turn does beside its event that QEMU's code has: tables, records, guards, blocks, jumps.</summary>
internal static class Idioms
{
    private const string Lock = "&as->iommu_state->iommu_lock";

    public static List<string> OfTurn(Draft draft) => draft.Draw.Below(5) switch
    {
        0 => Blocks(draft),
        1 => Objects(draft),
        2 => Pointers(draft),
        3 => Jumps(draft),
        _ => Calls(draft),
    };

    private static List<string> Blocks(Draft draft)
    {
        var draw = draft.Draw;
        return draw.Below(6) switch
        {
            0 => Turns.Block($"WITH_QEMU_LOCK_GUARD({Lock}) {{", Some(draft)),
            1 => Turns.Block("{", [$"QEMU_LOCK_GUARD({Lock});", string.Empty, .. Some(draft)]),
            2 => [$"qemu_mutex_lock({Lock});", .. Some(draft), $"qemu_mutex_unlock({Lock});"],
            3 => Turns.Block(
                "{", [$"{draw.One("hwaddr", "unsigned", "bool")} size = {RandomWords.Any(draft, true)};", .. If("size & 1", draft)]),
            4 => Turns.Block("for (unsigned i = 0, j = 3; i < j; i++, j--) {", [Step(draft)]),
            _ => [$"({Conditions.Any(draft)}) ? (void)({Step(draft)[..^1]}) : (void)0;"],
        };
    }

    private static List<string> Objects(Draft draft)
    {
        var (draw, name) = (draft.Draw, draft.Fresh("part"));
        return draw.Below(8) switch
        {
            0 => Turns.Block($"for (int i = 0; i < {draw.Mostly("3", "2")}; i++) {{", If($"map->size == {Sizes(draft)}[i]", draft)),
            1 => Ring(draft, name),
            2 =>
            [
                $"union {{ hwaddr whole; uint32_t half[2]; uint8_t bytes[8]; }} {name} = {{ .whole = map->{draw.One("iova", "size")} }};",
                .. If($"{name}.{draw.One("half[0]", "half[1]", "bytes[1]", "bytes[4] == 1")}", draft),
            ],
            3 =>
            [
                $"DMAMap {name} = *map;", $"{name}.size = {RandomWords.Same(draft, "map->size", true)};",
                .. If($"{name}.size {draw.One("==", "!=", ">")} map->size", draft),
            ],
            4 => [$"bool {name} = {RandomWords.Any(draft, true)};", .. If(name, draft)],
            5 => [$"static unsigned {name};", $"{name}++;", .. If($"{name} > {Conditions.Limit(draft)}", draft)],
            6 => If($"{Title(draft)}[{draw.One("0", "3", "7")}] == {draw.One("'t'", "0", "'c'")}", draft),
            _ => [$"enum {{ FEW{name} = 2, MANY{name} }};", .. If($"{RandomWords.Any(draft, true)} > MANY{name}", draft)],
        };
    }

    private static List<string> Ring(Draft draft, string name)
    {
        draft.Local($"hwaddr {name}[4] = {{ 0 }};");
        draft.Local($"unsigned {name}_at = 0;");
        return
        [
            $"{name}[{name}_at++ % 4] = map->iova;",
            .. draft.Draw.OneIn(2) ? If($"{name}[{draft.Draw.One("0", "1", "3")}] == map->iova", draft) : [],
        ];
    }

    private static List<string> Pointers(Draft draft)
    {
        var (draw, name) = (draft.Draw, draft.Fresh("at"));
        return draw.Below(6) switch
        {
            0 => [$"const DMAMap **{name} = &map;", .. If($"(*{name})->size == 0xfff", draft)],
            1 => [$"hwaddr *{name} = &n->{draw.One("end", "start")};", $"*{name} {draw.One("+= 0", "|= 0xfff", "-= 1", "&= ~0xfffULL")};"],
            2 =>
            [
                $"hwaddr {name}[2] = {{ map->iova, map->size }};", $"hwaddr *next_{name} = {name};",
                .. If($"*{draw.One($"++next_{name}", $"next_{name}++", $"(next_{name} + 1)")} > next_{name}[{draw.One("0", "-1")}]", draft),
            ],
            3 =>
            [
                $"const DMAMap *{name} = &(DMAMap) {{ .iova = map->iova, .size = map->size }};",
                .. If($"{name}->perm == IOMMU_NONE", draft),
            ],
            4 =>
            [
                $"uint32_t *{name} = &as->pasid;",
                .. If($"({RandomWords.Any(draft, true)}) && (*{name})++ < {Conditions.Limit(draft)}", draft),
            ],
            _ =>
            [
                $"IOMMUNotifier *{name} = {draw.One("n", $"({Conditions.OfMachine(draft)}) ? n : NULL")};",
                .. If($"{name} && {name}->end", draft),
            ],
        };
    }

    private static List<string> Jumps(Draft draft)
    {
        var (draw, name) = (draft.Draw, draft.Fresh("past"));
        return draw.Below(4) switch
        {
            0 => [.. Turns.Block($"if ({Conditions.Any(draft)}) {{", [$"goto {name};"]), Step(draft), $"{name}:", "    ;"],
            1 =>
            [
                "switch (map->perm) {", "case IOMMU_RO:", $"    {Step(draft)}",
                draw.One("    break;", "    continue;", "    /* fall through */"),
                "case IOMMU_WO:", $"    {Step(draft)}", "    break;", "default:", draw.Mostly("    break;", "    continue;"), "}",
            ],
            2 => Turns.Block($"if ({RandomWords.Compared(draft, true)}) {{", Some(draft), $"}} else {Step(draft)}"),
            _ => Turns.Block("do {", [.. If(Conditions.Any(draft), ["break;"]), Step(draft)], "} while (0);"),
        };
    }

    private static List<string> Calls(Draft draft)
    {
        var draw = draft.Draw;
        return draw.Below(6) switch
        {
            0 when draft.Counters.Count > 0 =>
                [$"{Bump(draft)}({Counter(draft)});"],
            1 when draft.Counters.Count > 0 && Counter(draft) is var counter => [$"qatomic_set(&{counter}, qatomic_read(&{counter}) + 1);"],
            2 when draft.Counters.Count > 0 => [Changed(draft)],
            3 => If($"{Depth(draft)}({RandomWords.Any(draft, true)} & 3) > {draw.One("0", "2")}", draft),
            4 => If($"{Copy(draft)}(map).size {draw.One("==", "!=")} map->size", draft),
            _ => If(RandomWords.Compared(draft, true), draft),
        };
    }

    /// <summary>A count that is not made by ones.</summary>
    private static string Changed(Draft draft)
    {
        var draw = draft.Draw;
        var word = RandomWords.Any(draft, true);
        return draw.Below(3) switch
        {
            0 => $"{Counter(draft)} {draw.One("<<=", ">>=")} {word} & 7;",
            1 => $"{Counter(draft)} {draw.One("/=", "%=")} ({word} & 7) + 1;",
            _ => $"{Counter(draft)} {draw.One("+=", "-=", "*=", "^=", "|=", "&=")} {word};",
        };
    }

    private static string Sizes(Draft draft) =>
        draft.Define("vtd_sizes", "static const hwaddr vtd_sizes[] = { 0xfff, 0x1fffff, 0x3fffffff };");

    private static string Title(Draft draft) => draft.Define("vtd_title", "static const char vtd_title[] = \"tracked\";");

    private static string Bump(Draft draft) => draft.Define("VTD_BUMP", "#define VTD_BUMP(what) do { (what)++; } while (0)");

    private static string Depth(Draft draft) =>
        draft.Define("vtd_depth", "static unsigned vtd_depth(unsigned n)", "{", "    return n ? vtd_depth(n - 1) + 1 : 0;", "}");

    private static string Copy(Draft draft) =>
        draft.Define("vtd_copy", "static DMAMap vtd_copy(const DMAMap *map)", "{", "    return *map;", "}");

    private static List<string> If(string condition, Draft draft) => If(condition, Some(draft));

    private static List<string> If(string condition, List<string> lines) => Turns.Block($"if ({condition}) {{", lines);

    private static List<string> Some(Draft draft) => draft.Draw.Below(4) switch
    {
        0 => ["break;"],
        1 => [draft.Draw.One("return;", "continue;")],
        _ => [Step(draft)],
    };

    private static string Step(Draft draft) => draft.Counters.Count > 0 ? Counters.Step(draft) : Prints.One(draft);

    private static string Counter(Draft draft) => Counters.Operand(draft.Draw.One([.. draft.Counters]));
}
