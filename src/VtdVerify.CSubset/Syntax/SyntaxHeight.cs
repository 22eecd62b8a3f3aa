namespace VtdVerify.CSubset.Syntax;

/// <summary>How deep a tree is. What reads trees later calls itself for each level, and a thread's stack ends somewhere.</summary>
internal static class SyntaxHeight
{
    /// <summary>The node that lies deeper than allowed; null where none does.</summary>
    public static CNode? Beyond(CNode root, int most)
    {
        var open = new Stack<(CNode Node, int Depth)>([(root, 1)]);
        while (open.TryPop(out var next))
        {
            if (next.Depth > most)
            {
                return next.Node;
            }

            foreach (var child in Parts(next.Node))
            {
                open.Push((child, next.Depth + 1));
            }
        }

        return null;
    }

    /// <summary>Everything directly within a node, types included.</summary>
    private static IEnumerable<CNode> Parts(CNode node) => node switch
    {
        FunctionDefinition function => [function.Signature.Type, function.Body],
        TopLevelDeclaration top => [top.Declaration],
        Declaration declaration => [declaration.Type, .. declaration.Declarators],
        Declarator declarator => Some(declarator.Type, declarator.Initializer),
        DeclarationStatement statement => [statement.Declaration],
        CastExpression cast => [cast.Type, cast.Operand],
        CompoundLiteral literal => [literal.Type, literal.Initializer],
        SizeofExpression size => [size.Operand],
        TypeExpression type => [type.Type],
        InitializerList list => list.Items,
        InitializerItem item => [.. item.Designators, item.Value],
        Designator designator => Some(designator.Index, designator.Last),
        TypeSyntax type => OfType(type),
        MemberSyntax member => Some(member.Type, member.BitWidth),
        Enumerator enumerator => Some(enumerator.Value),
        ParameterSyntax parameter => [parameter.Type],
        _ => SyntaxWalk.Children(node),
    };

    private static IEnumerable<CNode> OfType(TypeSyntax type) => type switch
    {
        PointerTypeSyntax pointer => [pointer.Target],
        ArrayTypeSyntax array => Some(array.Element, array.Length),
        FunctionTypeSyntax function => [function.Returns, .. function.Parameters],
        TypeofSyntax other => [other.Operand],
        RecordTypeSyntax { Members: { } members } => members,
        EnumTypeSyntax { Enumerators: { } constants } => constants,
        _ => [],
    };

    private static IEnumerable<CNode> Some(params IEnumerable<CNode?> nodes) => nodes.OfType<CNode>();
}
