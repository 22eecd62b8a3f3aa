namespace VtdVerify.SelfTest.Generating;

/// <summary>Where code counts: in locals of every width, behind pointers, in QEMU's own objects, in variables of the file.</summary>
internal static class Counters
{
    private static readonly string[] Types =
        ["unsigned", "int", "uint64_t", "uint32_t", "uint16_t", "uint8_t", "hwaddr", "size_t", "int64_t"];

    /// <summary>Adds one to the draft.</summary>
    public static void Add(Draft draft)
    {
        var draw = draft.Draw;
        switch (draw.Below(9))
        {
            case 0 or 1 or 2:
                var local = draft.Fresh("count");
                draft.Local($"{draw.One(Types)} {local} = 0;");
                draft.Counters.Add(local);
                break;
            case 3:
                var behind = draft.Fresh("seen");
                draft.Local($"unsigned {behind} = 0;");
                draft.Local($"unsigned *p{behind} = &{behind};");
                draft.Counters.Add($"*p{behind}");
                break;
            case 4:
                draft.Counters.Add("n->iommu_idx");
                break;
            case 5:
                draft.Counters.Add(draw.One("as->pasid", "as->devfn"));
                break;
            case 6:
                var type = draw.One("unsigned", "int", "uint64_t", "uint8_t", "hwaddr");
                draft.Counters.Add(draft.Define("vtd_total", $"static {type} vtd_total;"));
                break;
            case 7:
                draft.Define("VTDDrain", "typedef struct VTDDrain {", "    unsigned turns;", "    hwaddr bytes;", "} VTDDrain;");
                draft.Local("VTDDrain drain = { 0 };");
                draft.Counters.Add(draw.One("drain.turns", "drain.bytes"));
                break;
            default:
                draft.Define("VTDDrain", "typedef struct VTDDrain {", "    unsigned turns;", "    hwaddr bytes;", "} VTDDrain;");
                draft.Local("VTDDrain state = { .turns = 0 };");
                draft.Local("VTDDrain *all = &state;");
                draft.Counters.Add("all->turns");
                break;
        }
    }

    /// <summary>A word as an operand of any operator: one behind a pointer is in parentheses.</summary>
    public static string Operand(string word) => word.StartsWith('*') ? $"({word})" : word;

    /// <summary>A statement that counts one further.</summary>
    public static string Step(Draft draft)
    {
        var counter = draft.Draw.One([.. draft.Counters]);
        var plain = Operand(counter);
        if (draft.Draw.OneIn(6))
        {
            var name = draft.Define("vtd_tick", "static unsigned vtd_tick(unsigned *value)", "{", "    return ++*value;", "}");
            if (counter is "drain.turns" or "all->turns" || counter.StartsWith('*'))
            {
                return $"{name}({(counter.StartsWith('*') ? counter[1..] : "&" + counter)});";
            }
        }

        return draft.Draw.One($"{plain}++;", $"++{plain};", $"{plain} += 1;", $"{counter} = {counter} + 1;");
    }
}
