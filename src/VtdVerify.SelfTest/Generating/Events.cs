namespace VtdVerify.SelfTest.Generating;

/// <summary>How a turn makes its event and hands it over.</summary>
internal static class Events
{
    private const string Address = "event->entry.iova";

    public static List<string> Make(Draft draft)
    {
        var draw = draft.Draw;
        var fields = Fields(draft);
        var style = draw.Below(5);
        return style switch
        {
            0 => [.. Designated(fields)],
            1 => [.. Filled(draft, fields)],
            2 => [.. Copied(fields)],
            _ => [.. Assigned(fields)],
        };
    }

    public static string Notify(Draft draft)
    {
        if (!draft.Draw.OneIn(6))
        {
            return "memory_region_notify_iommu_one(n, &event);";
        }

        return draft.Draw.Below(3) switch
        {
            0 => draft.Define(
                "VTD_NOTIFY", "#define VTD_NOTIFY(who, what) memory_region_notify_iommu_one((who), &(what))") + "(n, event);",
            1 => draft.Define(
                "vtd_send", "static void vtd_send(IOMMUNotifier *n, IOMMUTLBEvent event)", "{",
                "    memory_region_notify_iommu_one(n, &event);", "}") + "(n, event);",
            _ => draft.Define(
                "vtd_send_once", "static bool vtd_send_once(IOMMUNotifier *n, IOMMUTLBEvent *event)", "{",
                $"    if ({draft.Draw.Mostly("event->entry.perm == IOMMU_NONE", "n->notifier_flags & IOMMU_NOTIFIER_MAP", Address)}) {{",
                "        memory_region_notify_iommu_one(n, event);", "        return true;", "    }", "    return false;", "}")
                + "(n, &event);",
        };
    }

    private static Dictionary<string, string> Fields(Draft draft)
    {
        var draw = draft.Draw;
        return new(StringComparer.Ordinal)
        {
            ["type"] = draw.OneIn(25)
                ? draw.One("IOMMU_NOTIFIER_MAP", "IOMMU_NOTIFIER_UNMAP | IOMMU_NOTIFIER_MAP")
                : "IOMMU_NOTIFIER_UNMAP",
            ["iova"] = draw.OneIn(15)
                ? draw.One("n->start", "map->iova & ~map->size", "map->iova + 0", "map->translated_addr")
                : Word("map->iova"),
            ["addr_mask"] = draw.OneIn(12)
                ? draw.One("0xfff", "map->size + 1", "map->size | 0xfff", "MIN(map->size, 0x1fffff)", "map->size >> 1", "VTD_PAGE_SIZE - 1")
                : Word("map->size"),
            ["translated_addr"] = draw.OneIn(10)
                ? draw.One(
                    "0", "map->iova", "map->translated_addr & ~map->size", "(uint32_t)map->translated_addr", "map->translated_addr + 0")
                : Word("map->translated_addr"),
            ["perm"] = draw.OneIn(20) ? draw.One("map->perm", "IOMMU_RO") : "IOMMU_NONE",
            ["target_as"] = "&address_space_memory",
        };

        string Word(string word) => draw.OneIn(10) ? RandomWords.Same(draft, word, hasMapping: true) : word;
    }

    private static IEnumerable<string> Designated(Dictionary<string, string> f) =>
    [
        "IOMMUTLBEvent event = {", $"    .type = {f["type"]},", "    .entry = {", $"        .iova = {f["iova"]},",
        $"        .addr_mask = {f["addr_mask"]},", $"        .translated_addr = {f["translated_addr"]},", $"        .perm = {f["perm"]},",
        $"        .target_as = {f["target_as"]},", "    },", "};",
    ];

    private static IEnumerable<string> Assigned(Dictionary<string, string> f) =>
    [
        "IOMMUTLBEvent event;", $"event.type = {f["type"]};", $"event.entry.iova = {f["iova"]};",
        $"event.entry.addr_mask = {f["addr_mask"]};", $"event.entry.target_as = {f["target_as"]};", $"event.entry.perm = {f["perm"]};",
        $"event.entry.translated_addr = {f["translated_addr"]};",
    ];

    private static IEnumerable<string> Copied(Dictionary<string, string> f) =>
    [
        "IOMMUTLBEntry entry = { 0 };", "IOMMUTLBEvent event = { 0 };", $"entry.iova = {f["iova"]};",
        $"entry.addr_mask = {f["addr_mask"]};",
        $"entry.translated_addr = {f["translated_addr"]};", $"entry.perm = {f["perm"]};", $"entry.target_as = {f["target_as"]};",
        "event.entry = entry;", $"event.type = {f["type"]};",
    ];

    private static IEnumerable<string> Filled(Draft draft, Dictionary<string, string> f)
    {
        var fields = f.Where(field => field.Key is not "type").Select(field => $"    event->entry.{field.Key} = {field.Value};");
        var name = draft.Define(
            "vtd_fill",
            [
                "static void vtd_fill(IOMMUTLBEvent *event, IOMMUNotifier *n, const DMAMap *map)", "{",
                $"    event->type = {f["type"]};", .. fields, "}",
            ]);
        return ["IOMMUTLBEvent event;", $"{name}(&event, n, map);"];
    }
}
