namespace VtdVerify.SelfTest.Generating;

/// <summary>The forms of loops that kernel C has, around one turn.</summary>
internal static class Loops
{
    private const int Forms = 13;

    /// <summary>The loop with its turns, and whether the key moves on with each.</summary>
    public static List<string> Whole(Draft draft, bool advances)
    {
        var draw = draft.Draw;
        var find = Keys.Find(draft);
        List<string> body = Turns.Body(draft, advances);
        string[] again = [$"map = {find};"];
        return draw.Below(Forms) switch
        {
            0 => Turns.Block("while (true) {", [.. again, .. Turns.Block("if (!map) {", ["break;"]), .. body]),
            1 => Turns.Block($"for (map = {find}; map; map = {find}) {{", body),
            2 => Turns.Block("do {", [.. again, .. Turns.Block("if (!map) {", ["break;"]), .. body], $"}} while ({AtEnd(draft)});"),
            3 => [.. again, .. Turns.Block("while (map) {", [.. body, .. again])],
            4 => [.. again, .. Turns.Block("if (!map) {", ["return;"]), .. Turns.Block("do {", [.. body, .. again], "} while (map);")],
            5 => Backwards(draft, find, body),
            6 => Turns.Block(Counted(draft), [.. again, .. Turns.Block("if (!map) {", ["break;"]), .. body]),
            7 => Turns.Block("for (;;) {", [.. again, .. Turns.Block("if (map == NULL) {", ["break;"]), .. body]),
            8 => Nested(draft, find, body),
            9 when draft.Counters.Count > 0 =>
                Turns.Block($"while ({Conditions.Counter(draft)} && (map = {find}) != NULL) {{", body),
            10 when draw.OneIn(2) => Turns.Block($"if ((map = {find})) {{", Outside(body)),
            _ => Turns.Block($"while ((map = {find})) {{", body),
        };
    }

    private static string AtEnd(Draft draft) => draft.Counters.Count > 0 && draft.Draw.OneIn(2)
        ? draft.Draw.OneIn(2) ? Conditions.Counter(draft) : $"{Bump(draft)} < {Conditions.Limit(draft)}"
        : draft.Draw.Mostly("true", Conditions.OfMachine(draft));

    private static string Bump(Draft draft) => $"++{Counters.Operand(draft.Draw.One([.. draft.Counters]))}";

    private static string Counted(Draft draft)
    {
        var (draw, name) = (draft.Draw, draft.Fresh("turn"));
        var type = draw.One("int", "unsigned", "uint64_t", "uint8_t", "uint16_t", "hwaddr");
        return draw.One(
            $"for ({type} {name} = 0; {name} < {Conditions.Limit(draft)}; {name}++) {{",
            $"for ({type} {name} = {Conditions.Limit(draft)}; {name} > 0; {name}--) {{",
            $"for ({type} {name} = 0; {name} <= {Conditions.Limit(draft)}; {name} += 2) {{",
            $"for ({type} {name} = 0; ; {name}++) {{");
    }

    private static List<string> Backwards(Draft draft, string find, List<string> body)
    {
        var label = draft.Fresh("again");
        return
        [
            $"{label}:", $"map = {find};",
            .. Turns.Block("if (map) {", [.. Outside(body), $"goto {label};"]),
        ];
    }

    private static List<string> Nested(Draft draft, string find, List<string> body)
    {
        var (draw, name) = (draft.Draw, draft.Fresh("inner"));
        return Turns.Block(
            $"while ((map = {find})) {{",
            Turns.Block(
                $"for (int {name} = 0; {name} < {draw.One("2", "3", "16")} && map; {name}++) {{",
                [.. body, $"map = {find};"]));
    }

    /// <summary>A turn that is no loop's: it has nothing to leave.</summary>
    private static List<string> Outside(List<string> body) =>
        [.. body.Select(line => line.Trim() is "break;" or "continue;" ? line[..^line.TrimStart().Length] + "return;" : line)];
}
