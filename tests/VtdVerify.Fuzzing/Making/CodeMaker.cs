using System.Text;

namespace VtdVerify.Fuzzing.Making;

/// <summary>Makes C that is right in form, and rarely in meaning.</summary>
internal static class CodeMaker
{
    private static readonly string[] Types =
        ["int", "unsigned long", "uint64_t", "hwaddr", "char *", "DMAMap *", "struct s", "typeof(x)", "bool"];
    private static readonly string[] Names = ["a", "b", "x", "n->start", "n->end", "as->iova_tree", "*p", "t[1]", "map.size"];
    private static readonly string[] Operators =
        ["+", "-", "*", "/", "%", "<<", ">>", "&", "|", "^", "&&", "||", "==", "<", ">=", ",", "="];
    private static readonly string[] Calls =
        ["f", "MIN", "assert", "iova_tree_find", "memcpy", "sizeof", "trace_x", "memory_region_notify_iommu_one"];

    public static string File(FuzzSource source)
    {
        var text = new StringBuilder();
        for (var functions = 1 + source.Below(4); functions > 0; functions--)
        {
            text.Append(
                System.Globalization.CultureInfo.InvariantCulture,
                $"static {source.Of(Types)} f{functions}({source.Of(Types)} x)\n{{\n");
            text.Append(Statements(source, 4)).Append("}\n\n");
        }

        return text.ToString();
    }

    public static string Statements(FuzzSource source, int depth) =>
        string.Concat(Enumerable.Range(0, 1 + source.Below(4)).Select(_ => $"    {Statement(source, depth)}\n"));

    private static string Statement(FuzzSource source, int depth)
    {
        var e = Expression(source, depth);
        return (depth <= 0 ? 0 : source.Below(11)) switch
        {
            1 => $"if ({e}) {{ {Statements(source, depth - 1)} }}",
            2 => $"while ({e}) {{ {Statements(source, depth - 1)} }}",
            3 => $"for (int i = 0; {e}; i++) {{ {Statements(source, depth - 1)} }}",
            4 => $"do {{ {Statements(source, depth - 1)} }} while ({e});",
            5 => $"switch ({e}) {{ case {source.Below(9)}: {Statements(source, depth - 1)} break; default: ; }}",
            6 => $"{source.Of(Types)} v{source.Below(3)} = {e};",
            7 => $"return {e};",
            8 => $"goto l; l: {Statement(source, depth - 1)}",
            9 => $"int t[{source.Of<string>(["2", "1000000", "0", "n->end", "1000][1000][1000"])}];",
            _ => $"{e};",
        };
    }

    private static string Expression(FuzzSource source, int depth) => (depth <= 0 ? 0 : source.Below(8)) switch
    {
        1 => $"({Expression(source, depth - 1)} {source.Of(Operators)} {Expression(source, depth - 1)})",
        2 => $"{source.Of(Calls)}({Expression(source, depth - 1)}, {Expression(source, depth - 1)})",
        3 => $"({source.Of(Types)}){Expression(source, depth - 1)}",
        4 => $"{source.Of<string>(["-", "~", "!", "*", "&", "++"])}{Expression(source, depth - 1)}",
        5 => $"({Expression(source, depth - 1)} ? {Expression(source, depth - 1)} : {Expression(source, depth - 1)})",
        6 => $"(DMAMap){{ .iova = {Expression(source, depth - 1)}, .size = {Expression(source, depth - 1)} }}.size",
        7 => $"0x{source.Next():x}ULL",
        _ => source.Of(Names),
    };
}
