namespace VtdVerify.SelfTest.Generating;

/// <summary>Calls that print, and others that mean little to an unmap: what they are given is evaluated.</summary>
internal static class Prints
{
    public static string One(Draft draft)
    {
        var draw = draft.Draw;
        return draw.Below(7) switch
        {
            0 => $"trace_vtd_drained({Argument(draft)}, {Argument(draft)});",
            1 => $"trace_vtd_drain_one({Argument(draft)});",
            2 => $"warn_report(\"%\" PRIx64, (uint64_t){Argument(draft)});",
            3 => $"error_report(\"%\" PRIx64, (uint64_t){Argument(draft)});",
            4 => $"g_warn_if_fail({Conditions.Any(draft)});",
            5 => $"error_report_once(\"%\" PRIx64, (uint64_t){Argument(draft)});",
            _ => $"trace_vtd_drain_end({draw.One("n->start", "as->devfn", "n->end", "as->pasid")});",
        };
    }

    private static string Argument(Draft draft)
    {
        var draw = draft.Draw;
        if (draft.Counters.Count > 0 && draw.OneIn(4))
        {
            var counter = draw.One([.. draft.Counters]);
            return draw.OneIn(3) ? $"{Counters.Operand(counter)}++" : counter;
        }

        return draw.One("map->iova", "map->size", "map->translated_addr", "n->start", "target.size", "map->iova + map->size");
    }
}
