using VtdVerify.CSubset.Running.Nodes;
using VtdVerify.CSubset.Syntax;
using VtdVerify.CSubset.Types;

namespace VtdVerify.CSubset.Running.Compilation;

/// <content>Operators.</content>
internal sealed partial class FunctionCompiler<TWord, TTruth>
{
    /// <summary>An expression of which only the truth counts.</summary>
    private Node<TWord, TTruth> Condition(CExpression expression) => Scalar(Value(expression), expression);

    private Node<TWord, TTruth> Scalar(Node<TWord, TTruth> node, CNode at) =>
        node.Type is IntegerType or PointerType or UnknownType ? node : Unsupported($"the truth of {node.Type.Name}", at);

    private Node<TWord, TTruth> Unary(UnaryExpression unary)
    {
        if (unary.Operator == UnaryOperator.AddressOf)
        {
            return AddressOf(unary);
        }

        var operand = Value(unary.Operand);
        if (operand.Type is UnknownType)
        {
            return operand;
        }

        if (unary.Operator == UnaryOperator.Dereference)
        {
            return Dereference(operand, unary);
        }

        if (unary.Operator == UnaryOperator.Not)
        {
            return new NotNode<TWord, TTruth>(Scalar(operand, unary));
        }

        if (operand.Type is not IntegerType narrow)
        {
            return Unsupported($"{Operators.Text(unary.Operator)} on {operand.Type.Name}", unary);
        }

        var type = narrow.Promoted();
        var promoted = Convert(operand, type, unary);
        return unary.Operator switch
        {
            UnaryOperator.Complement => new ComplementNode<TWord, TTruth>(promoted, type),
            UnaryOperator.Minus => Arithmetic(BinaryOperator.Subtract, Integer(0, type), promoted, type, unary),
            _ => promoted,
        };
    }

    private Node<TWord, TTruth> AddressOf(UnaryExpression unary)
    {
        var operand = Expression(unary.Operand);
        return operand switch
        {
            { Type: UnknownType } => operand,
            DereferenceNode<TWord, TTruth> dereference => dereference.Pointer,
            Lvalue<TWord, TTruth> place => new AddressNode<TWord, TTruth>(place),
            ConstantNode<TWord, TTruth> { Value.Reference: FunctionDesignator } => operand,
            _ => Unsupported("the address of a value", unary),
        };
    }

    private Node<TWord, TTruth> Dereference(Node<TWord, TTruth> pointer, CNode at) => pointer.Type switch
    {
        UnknownType => pointer,
        PointerType { Target: FunctionType } => pointer,
        PointerType { Target: UnknownType unknown } => Unknown("type", unknown.Name, at),
        PointerType { Target: VoidType } => Unsupported("a dereference of a void pointer", at),
        PointerType to => new DereferenceNode<TWord, TTruth>(pointer, to.Target, SiteOf(at.Span)),
        _ => Unsupported($"* on {pointer.Type.Name}", at),
    };

    private Node<TWord, TTruth> Binary(BinaryExpression binary)
    {
        var (left, right) = (Value(binary.Left), Value(binary.Right));
        return Binary(binary.Operator, left, right, binary);
    }

    private Node<TWord, TTruth> Binary(BinaryOperator op, Node<TWord, TTruth> left, Node<TWord, TTruth> right, CNode at)
    {
        if (left.Type is UnknownType)
        {
            return left;
        }

        if (op is BinaryOperator.LogicalAnd or BinaryOperator.LogicalOr)
        {
            return new ConnectiveNode<TWord, TTruth>(Scalar(left, at), Scalar(right, at), op == BinaryOperator.LogicalAnd);
        }

        if (right.Type is UnknownType)
        {
            return new SequenceNode<TWord, TTruth>(left, right);
        }

        if (left.Type is IntegerType a && right.Type is IntegerType b)
        {
            return op is BinaryOperator.ShiftLeft or BinaryOperator.ShiftRight
                ? Arithmetic(op, Convert(left, a.Promoted(), at), Convert(right, b.Promoted(), at), a.Promoted(), at)
                : OnIntegers(op, left, right, IntegerType.Common(a, b), at);
        }

        return OnPointers(op, left, right, at);
    }

    private Node<TWord, TTruth> OnIntegers(
        BinaryOperator op, Node<TWord, TTruth> left, Node<TWord, TTruth> right, IntegerType common, CNode at)
    {
        var (a, b) = (Convert(left, common, at), Convert(right, common, at));
        return op is >= BinaryOperator.Less and <= BinaryOperator.NotEqual
            ? new CompareNode<TWord, TTruth>(op, a, b, common.Signed, SiteOf(at.Span))
            : Arithmetic(op, a, b, common, at);
    }

    private ArithmeticNode<TWord, TTruth> Arithmetic(
        BinaryOperator op, Node<TWord, TTruth> left, Node<TWord, TTruth> right, IntegerType type, CNode at) =>
        new(op, left, right, type, SiteOf(at.Span));

    private Node<TWord, TTruth> OnPointers(BinaryOperator op, Node<TWord, TTruth> left, Node<TWord, TTruth> right, CNode at)
    {
        var comparable = (left.Type is PointerType || IsZero(left)) && (right.Type is PointerType || IsZero(right));
        if (op is BinaryOperator.Equal or BinaryOperator.NotEqual && comparable)
        {
            var type = left.Type is PointerType ? left.Type : right.Type;
            return new SamePointerNode<TWord, TTruth>(
                Convert(left, type, at), Convert(right, type, at), op == BinaryOperator.Equal, SiteOf(at.Span));
        }

        return op switch
        {
            BinaryOperator.Add or BinaryOperator.Subtract when left.Type is PointerType =>
                Move(left, right, op == BinaryOperator.Subtract, at),
            BinaryOperator.Add when right.Type is PointerType => Move(right, left, false, at),
            _ => Unsupported($"{left.Type.Name} {Operators.Text(op)} {right.Type.Name}", at),
        };
    }

    private Node<TWord, TTruth> Move(Node<TWord, TTruth> pointer, Node<TWord, TTruth> steps, bool back, CNode at)
    {
        if (pointer.Type is UnknownType || steps.Type is UnknownType)
        {
            return pointer.Type is UnknownType ? pointer : steps;
        }

        return pointer.Type is PointerType { Target: not VoidType and not FunctionType } && steps.Type is IntegerType
            ? new MoveNode<TWord, TTruth>(pointer, steps, back, SiteOf(at.Span))
            : Unsupported($"{pointer.Type.Name} moved by {steps.Type.Name}", at);
    }

    private Node<TWord, TTruth> Assignment(AssignmentExpression assignment)
    {
        if (Expression(assignment.Target) is not Lvalue<TWord, TTruth> target)
        {
            return Unsupported("an assignment to a value", assignment);
        }

        if (target.Type is UnknownType or ArrayType)
        {
            return target is UnsupportedNode<TWord, TTruth> ? target : Unsupported($"an assignment to {target.Type.Name}", assignment);
        }

        if (assignment.Operator is not { } op)
        {
            return new AssignNode<TWord, TTruth>(target, Convert(Value(assignment.Value), target.Type, assignment));
        }

        return Update(target, old => Binary(op, old, Value(assignment.Value), assignment), false, assignment);
    }

    private Node<TWord, TTruth> Increment(IncrementExpression step)
    {
        if (Expression(step.Target) is not Lvalue<TWord, TTruth> target)
        {
            return Unsupported("++ or -- on a value", step);
        }

        var op = step.Increments ? BinaryOperator.Add : BinaryOperator.Subtract;
        return Update(target, old => Binary(op, old, Integer(1, IntegerType.Int), step), !step.Prefix, step);
    }

    private Node<TWord, TTruth> Update(
        Lvalue<TWord, TTruth> target, Func<Node<TWord, TTruth>, Node<TWord, TTruth>> compute, bool givesOld, CNode at)
    {
        var temporary = temporaries++;
        var updated = compute(new TemporaryNode<TWord, TTruth>(target.Type, temporary));
        return new UpdateNode<TWord, TTruth>(target, temporary, Convert(updated, target.Type, at), givesOld);
    }

    private Node<TWord, TTruth> Choice(ConditionalExpression choice)
    {
        var condition = Condition(choice.Condition);
        if (choice.Then is not null || condition.Type is UnknownType)
        {
            return Choice(condition, choice.Then is null ? condition : Value(choice.Then), choice);
        }

        var temporary = temporaries++;
        var kept = new TemporaryNode<TWord, TTruth>(condition.Type, temporary);
        return new KeepingNode<TWord, TTruth>(condition, temporary, Choice(kept, kept, choice));
    }

    private ChoiceNode<TWord, TTruth> Choice(Node<TWord, TTruth> condition, Node<TWord, TTruth> then, ConditionalExpression choice)
    {
        var otherwise = Value(choice.Else);
        var type = (then.Type, otherwise.Type) switch
        {
            (UnknownType, _) => otherwise.Type,
            (_, UnknownType) => then.Type,
            (IntegerType a, IntegerType b) => IntegerType.Common(a, b),
            (IntegerType, PointerType) or (PointerType { Target: VoidType }, PointerType) => otherwise.Type,
            _ => then.Type,
        };
        return new ChoiceNode<TWord, TTruth>(
            condition, Convert(then, type, choice.Then ?? choice), Convert(otherwise, type, choice.Else), type);
    }
}
