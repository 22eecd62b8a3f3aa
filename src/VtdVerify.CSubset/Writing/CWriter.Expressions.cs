using System.Globalization;
using VtdVerify.CSubset.Running;
using VtdVerify.CSubset.Syntax;

namespace VtdVerify.CSubset.Writing;

/// <content>Expressions, each in parentheses of its own: how tightly operators bind has been read already.</content>
public sealed partial class CWriter
{
    private string Expression(CExpression expression) => expression switch
    {
        IntegerLiteral literal => Integer(literal),
        CharacterLiteral literal => string.Create(CultureInfo.InvariantCulture, $"({literal.Value})"),
        StringLiteral { Macros: [] } literal => Text(literal.Value),
        NameExpression name => Named(name),
        ParenthesizedExpression inner => Expression(inner.Inner),
        UnaryExpression unary => $"({Operators.Text(unary.Operator)} {Expression(unary.Operand)})",
        IncrementExpression step => Increment(step),
        BinaryExpression binary => $"({Expression(binary.Left)} {Operators.Text(binary.Operator)} {Expression(binary.Right)})",
        AssignmentExpression assignment => Assignment(assignment),
        ConditionalExpression choice => Choice(choice),
        CommaExpression comma => $"({Expression(comma.Left)}, {Expression(comma.Right)})",
        CastExpression cast => $"(({TypeName(cast.Type)}) {Expression(cast.Operand)})",
        CompoundLiteral literal => $"(({TypeName(literal.Type)}) {Initializer(literal.Initializer)})",
        SizeofExpression size => $"({(size.OfAlignment ? "_Alignof" : "sizeof")} {Operand(size.Operand)})",
        MemberExpression member => $"({Expression(member.Object)}{(member.Arrow ? "->" : ".")}{member.Member})",
        IndexExpression index => $"({Expression(index.Array)}[{Expression(index.Index)}])",
        CallExpression call => Call(call),
        StatementExpression block => $"({Block(block.Block)})",
        TypeExpression type => TypeName(type.Type),
        InitializerList list => Initializer(list),
        _ => throw Refuse($"an expression that is not read ({expression.GetType().Name})", expression),
    };

    private static string Integer(IntegerLiteral literal)
    {
        var suffix = (literal.Unsigned ? "U" : string.Empty) + new string('L', literal.Longs);
        var digits = literal.Value.ToString(literal.Decimal ? "D" : "x", CultureInfo.InvariantCulture);
        return (literal.Decimal ? string.Empty : "0x") + digits + suffix;
    }

    private string Increment(IncrementExpression step)
    {
        var (sign, target) = (step.Increments ? "++" : "--", Expression(step.Target));
        return step.Prefix ? $"({sign} {target})" : $"({target} {sign})";
    }

    private string Assignment(AssignmentExpression assignment)
    {
        var sign = assignment.Operator is { } op ? Operators.Text(op) : string.Empty;
        return $"({Expression(assignment.Target)} {sign}= {Expression(assignment.Value)})";
    }

    private string Choice(ConditionalExpression choice)
    {
        var then = choice.Then is null ? string.Empty : Expression(choice.Then);
        return $"({Expression(choice.Condition)} ? {then} : {Expression(choice.Else)})";
    }

    /// <summary>Of sizeof: a name in parentheses may be that of a type.</summary>
    private string Operand(CExpression operand) => operand switch
    {
        TypeExpression type => $"({TypeName(type.Type)})",
        ParenthesizedExpression { Inner: NameExpression { Name: var name } } when !IsLocal(name) && names.IsType(name) => $"({name})",
        _ => Expression(operand),
    };

    /// <summary>
    /// A call of a function that is known, or through a member of a record, which holds what is known. What a variable holds may have
    /// come from anywhere.
    /// </summary>
    private string Call(CallExpression call)
    {
        var callee = call.Callee is ParenthesizedExpression { Inner: NameExpression or MemberExpression } inner ? inner.Inner : call.Callee;
        if (callee is NameExpression name)
        {
            if (names.IsSilent(name.Name))
            {
                if (Builtins.IsAtTimes(name.Name) && call.Arguments.Any(HasEffect))
                {
                    throw Refuse($"an effect in an argument of {name.Name}, which does not always evaluate it", call);
                }

                return $"((void)0{string.Concat(call.Arguments.Where(HasEffect).Select(a => $", (void){Expression(a)}"))})";
            }

            if (names.IsQuestion(name.Name))
            {
                return "(0)";
            }

            if (IsLocal(name.Name) || !names.MayCall(name.Name))
            {
                throw Refuse($"a call of '{name.Name}', which no code that was read defines", call);
            }

            return $"{name.Name}({Arguments(call)})";
        }

        return callee is MemberExpression member
            ? $"{Expression(member)}({Arguments(call)})"
            : throw Refuse("a call of something else than a function's name or a record's member", call);
    }

    /// <summary>Who is told something may be left out, and what telling it does may not.</summary>
    private bool HasEffect(CExpression argument) => SyntaxWalk.Expressions(argument).Any(e =>
        e is AssignmentExpression or IncrementExpression
        || (e is CallExpression { Callee: NameExpression called } && names.Defines(called.Name)));

    private string Arguments(CallExpression call) => string.Join(", ", call.Arguments.Select(Argument));

    /// <summary>Some macros take types and members' names.</summary>
    private string Argument(CExpression argument) =>
        argument is NameExpression { Name: var name } && !IsLocal(name) && names.IsType(name) ? name : Expression(argument);

    private string Initializer(CExpression value) => value is not InitializerList list
        ? Expression(value)
        : $"{{ {string.Join(", ", list.Items.Select(Item))} }}";

    private string Item(InitializerItem item)
    {
        var designators = string.Concat(item.Designators.Select(Place));
        return (designators.Length == 0 ? string.Empty : $"{designators} = ") + Initializer(item.Value);
    }

    private string Place(Designator designator) => designator switch
    {
        { Member: { } member } => $".{member}",
        { Index: { } index, Last: { } last } => $"[{Expression(index)} ... {Expression(last)}]",
        { Index: { } index } => $"[{Expression(index)}]",
        _ => throw Refuse("a designator of nothing", designator),
    };
}
