namespace VtdVerify.CSubset.Syntax;

/// <content>Structs and unions, and the attributes around and within them.</content>
internal sealed partial class Parser
{
    private RecordTypeSyntax ParseRecord()
    {
        var first = index;
        var union = Take().Text == "union";
        SkipAttributes();
        var tag = Current.Kind == TokenKind.Identifier && !IsPackedBefore("{") ? Take().Text : null;
        SkipAttributes();
        var attributed = index > first + (tag is null ? 1 : 2);
        List<MemberSyntax>? members = null;
        if (TryTake("{"))
        {
            members = [];
            while (!TryTake("}"))
            {
                Nested(() => ParseMembers(members));
            }

            var closed = index;
            SkipAttributes();
            SkipTrailingAttributeNames();
            attributed |= index > closed || MayChangeLayout(first, closed);
        }

        if (tag is null && members is null)
        {
            throw Unexpected("a tag or '{'");
        }

        return new RecordTypeSyntax(union, tag, members, attributed, SpanFrom(first));
    }

    /// <summary>Attributes of members, or a condition among them, of which the parser takes one branch.</summary>
    private bool MayChangeLayout(int first, int end)
    {
        for (var i = first; i < end; i++)
        {
            if (tokens[i].Text is "__attribute__" or "__attribute" or "_Alignas" || IsAttributeSpelling(tokens[i].Text))
            {
                return true;
            }
        }

        return source.HasCondition(SpanFrom(first));
    }

    private static bool IsAttributeSpelling(string name) => name.StartsWith("QEMU_", StringComparison.Ordinal) || name is "GCC_FMT_ATTR";

    private bool IsPackedBefore(string text) => IsAttributeSpelling(Current.Text) && Peek().Is(text);

    /// <summary>
    /// <c>} QEMU_PACKED Name;</c>: an attribute if another name or the end of the declaration follows and it is
    /// spelled so.
    /// </summary>
    private void SkipTrailingAttributeNames()
    {
        while (Current.Kind == TokenKind.Identifier && (IsAttributeSpelling(Current.Text) || Peek().Kind == TokenKind.Identifier))
        {
            Take();
            if (Current.Is("("))
            {
                SkipBalanced();
            }

            SkipAttributes();
        }
    }

    private bool ParseMembers(List<MemberSyntax> members)
    {
        if (TryTake(";"))
        {
            return true;
        }

        var first = index;
        var (_, type) = ParseSpecifiers();
        if (TryTake(";"))
        {
            members.Add(new MemberSyntax(null, type, null, SpanFrom(first)));
            return true;
        }

        do
        {
            var (name, declared) = Current.Is(":") ? (null, type) : ParseDeclarator(type);
            var width = TryTake(":") ? ParseConditional() : null;
            SkipDeclaratorAttributes();
            members.Add(new MemberSyntax(name, declared, width, SpanFrom(first)));
        }
        while (TryTake(","));
        Expect(";");
        return true;
    }
}
