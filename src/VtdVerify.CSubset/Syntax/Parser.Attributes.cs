namespace VtdVerify.CSubset.Syntax;

/// <content>Attributes: passed over where they change nothing that is verified.</content>
internal sealed partial class Parser
{
    // What stands beside one of these is another type or another object than the one that is written.
    private static readonly HashSet<string> TransformingAttributes =
        ["alias", "weakref", "ifunc", "mode", "vector_size", "scalar_storage_order", "transparent_union"];

    /// <summary>The attributes of the declaration at hand, and the macros that stand for some, in the order of the text.</summary>
    private List<string> attributes = [];

    /// <summary>Parses something with its own attributes, and gives them. They belong to what it stands in as well.</summary>
    private (T Parsed, IReadOnlyList<string> Attributes) WithAttributes<T>(Func<T> parse)
    {
        var outer = attributes;
        attributes = [];
        try
        {
            return (parse(), attributes);
        }
        finally
        {
            outer.AddRange(attributes);
            attributes = outer;
        }
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

            attributes.Add(name);
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
        attributes.Add(name);
        if (Current.Is("(") && !Peek().Is("*"))
        {
            SkipBalanced();
        }
    }

    /// <summary>What a compiler checks or warns of, and no code is made of.</summary>
    private bool TryTakeWordToCompiler()
    {
        var isAssertion = Current.Is("_Static_assert");
        var isAttribute = Current.Is("__attribute__") && Peek().Is("(") && Peek(2).Is("(")
            && Peek(3).Text is "fallthrough" or "__fallthrough__" && Peek(4).Is(")") && Peek(5).Is(")");
        if (!Peek().Is("(") || !(isAssertion || isAttribute) || !tokens[AfterBalanced(index + 1)].Is(";"))
        {
            return false;
        }

        index = AfterBalanced(index + 1) + 1;
        return true;
    }
}
