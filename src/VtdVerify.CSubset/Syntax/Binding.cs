namespace VtdVerify.CSubset.Syntax;

/// <summary>How tightly expressions bind: binary operators between the conditional one and unary ones.</summary>
internal static class Binding
{
    public const int Unary = 11;

    private const int Comma = -2;
    private const int Assignment = -1;
    private const int Conditional = 0;
    private const int Postfix = 12;
    private const int Primary = 13;

    /// <summary>That of an expression as it is written.</summary>
    public static int Of(CExpression expression) => expression switch
    {
        CommaExpression => Comma,
        AssignmentExpression => Assignment,
        ConditionalExpression => Conditional,
        BinaryExpression binary => Operators.Precedence(binary.Operator),
        UnaryExpression or CastExpression or SizeofExpression or IncrementExpression { Prefix: true } => Unary,
        MemberExpression or IndexExpression or CallExpression or CompoundLiteral or IncrementExpression => Postfix,
        _ => Primary,
    };

    /// <summary>The operands that stand beside an operator, each with the least level that keeps it together there.</summary>
    public static IEnumerable<(CExpression Operand, int Least)> Operands(CExpression expression) => expression switch
    {
        CommaExpression comma => [(comma.Left, Comma), (comma.Right, Assignment)],
        AssignmentExpression assignment => [(assignment.Target, Unary), (assignment.Value, Assignment)],
        ConditionalExpression choice => [(choice.Condition, Conditional + 1), (choice.Else, Conditional)],
        BinaryExpression { Operator: var op } binary =>
            [(binary.Left, Operators.Precedence(op)), (binary.Right, Operators.Precedence(op) + 1)],
        UnaryExpression unary => [(unary.Operand, Unary)],
        CastExpression cast => [(cast.Operand, Unary)],
        SizeofExpression size => [(size.Operand, Unary)],
        IncrementExpression step => [(step.Target, step.Prefix ? Unary : Postfix)],
        MemberExpression member => [(member.Object, Postfix)],
        IndexExpression index => [(index.Array, Postfix)],
        CallExpression call => [(call.Callee, Postfix), .. call.Arguments.Select(a => (a, Assignment))],
        _ => [],
    };
}
