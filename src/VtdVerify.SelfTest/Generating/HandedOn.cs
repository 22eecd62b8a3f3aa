namespace VtdVerify.SelfTest.Generating;

/// <summary>Pointers that a turn finds at its end, and that the next one compares with what it finds itself.</summary>
internal static class HandedOn
{
    private const string Page = "(DMAMap) { .iova = n->start + 0x1000, .size = 0xfff }";

    public static void Add(Draft draft, List<List<string>> steps)
    {
        var (draw, one) = (draft.Draw, draft.Fresh("handed"));
        var effect = draw.One("return;", "continue;", "break;", "assert(!map);", "iova_tree_remove(tree, *map);");
        var condition = draw.OneIn(3) ? $"{one} && {one}->iova == map->iova" : $"{one} == map";
        List<string> first = [];
        steps.Add(Found(draft, one, "target"));
        if (draw.OneIn(2))
        {
            var (other, here) = (draft.Fresh("handed"), draft.Fresh("here"));
            first.Add($"const DMAMap *{here} = iova_tree_find(tree, &{Page});");
            condition = $"{here} && {here} != map && {condition} && {other} == {here}";
            steps.Add(Found(draft, other, Page));
        }

        if (draw.OneIn(2))
        {
            condition += $" && {Conditions.Any(draft)}";
        }

        steps.Insert(0, [.. first, .. Turns.Block($"if ({condition}) {{", [effect])]);
    }

    private static List<string> Found(Draft draft, string name, string key)
    {
        draft.Local($"const DMAMap *{name} = NULL;");
        return [$"{name} = iova_tree_find(tree, &{key});"];
    }
}
