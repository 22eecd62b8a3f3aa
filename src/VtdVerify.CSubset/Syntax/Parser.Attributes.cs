namespace VtdVerify.CSubset.Syntax;

/// <content>Attributes: passed over where they change nothing that is verified.</content>
internal sealed partial class Parser
{
    private static readonly HashSet<string> HarmlessAttributes =
        ["unused", "used", "aligned", "deprecated", "nonstring", "may_alias", "packed", "fallthrough"];

    private static readonly HashSet<string> HarmlessMacros = ["G_GNUC_UNUSED", "G_GNUC_FALLTHROUGH", "QEMU_ALIGNED", "QEMU_NONSTRING"];

    // What stands beside one of these is another type or another object than the one that is written.
    private static readonly HashSet<string> TransformingAttributes =
        ["alias", "weakref", "ifunc", "mode", "vector_size", "scalar_storage_order", "transparent_union"];

    /// <summary>
    /// The first attribute of the declaration at hand of which it is not known that it does nothing to a variable: a cleanup, or a macro.
    /// </summary>
    private string? oddAttribute;

    /// <summary>Parses something with its own attributes, and gives the odd one among them.</summary>
    private (T Parsed, string? Odd) WithAttributes<T>(Func<T> parse)
    {
        var outer = oddAttribute;
        oddAttribute = null;
        var parsed = parse();
        var odd = oddAttribute;
        oddAttribute = outer ?? odd;
        return (parsed, odd);
    }

    private void SkipAttributes()
    {
        while (Current.Kind == TokenKind.Keyword && Current.Text is "__attribute__" or "__attribute" or "__asm__" or "asm" or "__asm")
        {
            SkipAttribute();
        }
    }

    private void SkipAttribute()
    {
        if (!Current.Is("__attribute__") && !Current.Is("__attribute"))
        {
            throw Unexpected("a declaration without an assembler's name");
        }

        var first = index;
        Take();
        SkipBalanced();
        foreach (var name in AttributesIn(first + 1, index))
        {
            if (TransformingAttributes.Contains(name))
            {
                index = first;
                throw Unexpected($"a declaration without the attribute {name}");
            }

            oddAttribute ??= HarmlessAttributes.Contains(name) ? null : name;
        }
    }

    /// <summary>One that is packed is as narrow as its values allow.</summary>
    private void SkipEnumAttributes()
    {
        var first = index;
        SkipAttributes();
        if (tokens.Skip(first).Take(index - first).Any(token => token.Text.Trim('_') == "packed"))
        {
            index = first;
            throw Unexpected("an enum that is not packed");
        }
    }

    /// <summary>The names in a list of attributes, <c>((a, b(1)))</c>, without the underscores around them.</summary>
    private IEnumerable<string> AttributesIn(int first, int end)
    {
        var depth = 0;
        for (var i = first; i < end; i++)
        {
            depth += tokens[i].Text switch { "(" => 1, ")" => -1, _ => 0 };
            if (depth == 2 && tokens[i].IsWord && tokens[i - 1].Text is "(" or ",")
            {
                yield return tokens[i].Text.Trim('_');
            }
        }
    }

    /// <summary>A macro that stands for an attribute, with its arguments.</summary>
    private void SkipAttributeMacro()
    {
        var name = Take().Text;
        oddAttribute ??= HarmlessMacros.Contains(name) ? null : name;
        if (Current.Is("(") && !Peek().Is("*"))
        {
            SkipBalanced();
        }
    }
}
