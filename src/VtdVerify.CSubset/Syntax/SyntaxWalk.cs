namespace VtdVerify.CSubset.Syntax;

/// <summary>Statements and expressions within each other, in the order of the text.</summary>
public static class SyntaxWalk
{
    /// <summary>The node itself, where it is an expression, and all expressions within it.</summary>
    public static IEnumerable<CExpression> Expressions(CNode node)
    {
        if (node is CExpression expression)
        {
            yield return expression;
        }

        foreach (var child in Children(node).SelectMany(Expressions))
        {
            yield return child;
        }
    }

    /// <summary>The node itself, and all within it.</summary>
    public static IEnumerable<CNode> Nodes(CNode node) => Children(node).SelectMany(Nodes).Prepend(node);

    /// <summary>
    /// What an expression assigns to, or hands out the address of, without parentheses around it; null where it does neither.
    /// </summary>
    public static CExpression? Target(CExpression expression) => expression switch
    {
        AssignmentExpression { Target: var target } => Bare(target),
        IncrementExpression { Target: var target } => Bare(target),
        UnaryExpression { Operator: UnaryOperator.AddressOf, Operand: var part } => Bare(part),
        _ => null,
    };

    /// <summary>An expression without the parentheses around it.</summary>
    public static CExpression Bare(CExpression expression) =>
        expression is ParenthesizedExpression inner ? Bare(inner.Inner) : expression;

    /// <summary>Whether evaluating an expression may do something.</summary>
    public static bool HasEffect(CExpression expression) => Expressions(expression)
        .Any(inner => inner is AssignmentExpression or IncrementExpression or CallExpression or StatementExpression);

    /// <summary>
    /// The lengths of arrays within a type that may do something, and operands of <c>typeof</c> that may and name an array: C evaluates
    /// them where the type is written.
    /// </summary>
    public static IEnumerable<CExpression> EffectsIn(TypeSyntax type) => type switch
    {
        PointerTypeSyntax pointer => EffectsIn(pointer.Target),
        ArrayTypeSyntax array => array.Length is { } length && HasEffect(length)
            ? [length, .. EffectsIn(array.Element)]
            : EffectsIn(array.Element),
        FunctionTypeSyntax function => EffectsIn(function.Returns).Concat(function.Parameters.SelectMany(p => EffectsIn(p.Type))),
        RecordTypeSyntax { Members: { } members } => members.SelectMany(member => EffectsIn(member.Type)),
        TypeofSyntax { Operand: TypeExpression of } => EffectsIn(of.Type),
        TypeofSyntax of => HasEffect(of.Operand) && Expressions(of.Operand).Any(NamesArray) ? [of.Operand] : [],
        _ => [],
    };

    private static bool NamesArray(CExpression expression) => expression switch
    {
        CastExpression cast => HasArray(cast.Type),
        CompoundLiteral literal => HasArray(literal.Type),
        _ => false,
    };

    private static bool HasArray(TypeSyntax type) => type switch
    {
        ArrayTypeSyntax => true,
        PointerTypeSyntax pointer => HasArray(pointer.Target),
        TypeofSyntax { Operand: TypeExpression of } => HasArray(of.Type),
        _ => false,
    };

    /// <summary>
    /// The statements and expressions directly within a statement or expression: of a declaration its initialisers, of an initialiser
    /// list its values. Of types, what has an effect.
    /// </summary>
    public static IEnumerable<CNode> Children(CNode node) => node switch
    {
        CExpression expression => OfExpression(expression),
        CStatement statement => OfStatement(statement).OfType<CNode>(),
        _ => [],
    };

    private static IEnumerable<CNode?> OfStatement(CStatement statement) => statement switch
    {
        BlockStatement block => block.Items,
        DeclarationStatement { Declaration: var declaration } =>
            [.. declaration.Declarators.SelectMany(d => (CNode?[])[.. EffectsIn(d.Type), d.Initializer]), .. EffectsIn(declaration.Type)],
        ExpressionStatement expression => [expression.Expression],
        IfStatement branch => [branch.Condition, branch.Then, branch.Else],
        WhileStatement loop => [loop.Condition, loop.Body],
        DoStatement loop => [loop.Body, loop.Condition],
        ForStatement loop => [loop.Initializer, loop.Condition, loop.Step, loop.Body],
        SwitchStatement choice => [choice.Value, choice.Body],
        CaseLabel label => [label.Value, label.Last],
        ReturnStatement result => [result.Value],
        GotoStatement jump => [jump.Target],
        MacroStatement macro => [.. macro.Arguments, macro.Body],
        _ => [],
    };

    private static IEnumerable<CNode> OfExpression(CExpression expression) => expression switch
    {
        ParenthesizedExpression inner => [inner.Inner],
        UnaryExpression unary => [unary.Operand],
        IncrementExpression step => [step.Target],
        BinaryExpression binary => [binary.Left, binary.Right],
        AssignmentExpression assignment => [assignment.Target, assignment.Value],
        ConditionalExpression choice =>
            choice.Then is null ? [choice.Condition, choice.Else] : [choice.Condition, choice.Then, choice.Else],
        CommaExpression comma => [comma.Left, comma.Right],
        CastExpression cast => [.. EffectsIn(cast.Type), cast.Operand],
        CompoundLiteral literal => [.. EffectsIn(literal.Type), literal.Initializer],
        SizeofExpression { Operand: TypeExpression measured } => EffectsIn(measured.Type),
        SizeofExpression { Operand: var measured } when HasEffect(measured) => [measured],
        InitializerList list => list.Items.Select(item => item.Value),
        MemberExpression member => [member.Object],
        IndexExpression index => [index.Array, index.Index],
        CallExpression call => [call.Callee, .. call.Arguments],
        StatementExpression block => [block.Block],
        _ => [],
    };
}
