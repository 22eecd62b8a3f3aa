using VtdVerify.CSubset.Running.Nodes;
using VtdVerify.CSubset.Syntax;
using VtdVerify.CSubset.Types;
using VtdVerify.Terms;

namespace VtdVerify.CSubset.Running.Compilation;

/// <content>Expressions: names, literals, members, conversions.</content>
internal sealed partial class FunctionCompiler<TWord, TTruth>
{
    /// <summary>An expression as a value: arrays become pointers to their first element.</summary>
    public Node<TWord, TTruth> Value(CExpression expression)
    {
        var node = Expression(expression);
        return node is Lvalue<TWord, TTruth> { Type: ArrayType array } place
            ? new DecayNode<TWord, TTruth>(place, array)
            : node;
    }

    private Node<TWord, TTruth> Expression(CExpression expression) => TornOperand(expression) is { } torn
        ? Unsupported("a macro whose replacement the operators around it take apart", torn)
        : Read(expression);

    private Node<TWord, TTruth> Read(CExpression expression) => expression switch
    {
        IntegerLiteral literal => Literal(literal),
        CharacterLiteral character => Integer((ulong)character.Value, IntegerType.Int),
        StringLiteral text => Text(text.Value),
        NameExpression name => Name(name),
        ParenthesizedExpression inner => Expression(inner.Inner),
        UnaryExpression unary => Unary(unary),
        IncrementExpression step => Increment(step),
        BinaryExpression binary => Binary(binary),
        AssignmentExpression assignment => Assignment(assignment),
        ConditionalExpression choice => Choice(choice),
        CommaExpression comma => new SequenceNode<TWord, TTruth>(Value(comma.Left), Value(comma.Right)),
        CastExpression cast => Cast(cast),
        CompoundLiteral literal => Literal(literal),
        SizeofExpression size => SizeOf(size),
        MemberExpression member => Member(member),
        IndexExpression index => Dereference(Move(Value(index.Array), Value(index.Index), false, index), index),
        CallExpression call => Call(call),
        FloatingLiteral => Unsupported("a floating-point number", expression),
        StatementExpression block => Block(block),
        _ => Unsupported(expression.GetType().Name, expression),
    };

    private static ConstantNode<TWord, TTruth> Literal(IntegerLiteral literal) =>
        Integer(literal.Value, IntegerType.OfLiteral(literal.Value, literal.Decimal, literal.Unsigned, literal.Longs));

    private static ConstantNode<TWord, TTruth> Integer(ulong value, IntegerType type) =>
        new(CValue<TWord>.Of(type, TWord.Of(value & BitVector.Mask(type.Width), type.Width)));

    private Lvalue<TWord, TTruth> Literal(CompoundLiteral literal)
    {
        var type = resolver.Initialized(literal.Type, literal.Initializer);
        if (type is UnknownType)
        {
            return Unknown("type", type.Name, literal);
        }

        scopes.TryPeek(out var scope);
        if (scope is null)
        {
            return Unsupported("a compound literal in a constant", literal);
        }

        var slot = Declare($"(literal {slotNames.Count})", type);
        return new LiteralNode<TWord, TTruth>(type, slot, Initializer(literal.Initializer, type), SiteOf(literal.Span));
    }

    private Node<TWord, TTruth> Name(NameExpression name)
    {
        if (macros.Argument(name.Name) is { } argument)
        {
            return macros.Outside(() => Expression(argument));
        }

        if (Local(name.Name) is { } local)
        {
            return statics.TryGetValue(local.Slot, out var variable)
                ? new StaticNode<TWord, TTruth>(variable, SiteOf(name.Span))
                : new LocalNode<TWord, TTruth>(local.Type, local.Slot, SiteOf(name.Span));
        }

        if (symbols.Enumerators.TryGetValue(name.Name, out var constant))
        {
            return Integer(constant.Value, constant.Type);
        }

        if (symbols.Macros.GetValueOrDefault(name.Name) is { Parameters: null } macro && !macros.IsActive(name.Name))
        {
            return Expand(macro, new Dictionary<string, CExpression>(), name);
        }

        if (symbols.Globals.TryGetValue(name.Name, out var type))
        {
            return new GlobalNode<TWord, TTruth>(type, name.Name, SiteOf(name.Span));
        }

        return symbols.Functions.TryGetValue(name.Name, out var function)
            ? new ConstantNode<TWord, TTruth>(CValue<TWord>.Pointer(new PointerType(function), new FunctionDesignator(name.Name)))
            : Predefined(name) ?? Unknown("variable or constant", name.Name, name);
    }

    private Node<TWord, TTruth> Member(MemberExpression member)
    {
        var inner = member.Arrow ? Value(member.Object) : Expression(member.Object);
        if (inner.Type is UnknownType)
        {
            return inner;
        }

        var type = member.Arrow ? (inner.Type as PointerType)?.Target : inner.Type;
        if (type is UnknownType unknown)
        {
            return Unknown("type", unknown.Name, member);
        }

        if (type is not RecordType record)
        {
            return Unsupported($"a member of {inner.Type.Name}", member);
        }

        var name = macros.NameOf(member.Member);
        var path = record.PathTo(name);
        if (path.Count == 0)
        {
            return Unknown("field", $"{record.Name}.{name}", member);
        }

        var place = member.Arrow ? new DereferenceNode<TWord, TTruth>(inner, record, SiteOf(member.Span)) : inner;
        return path.Aggregate(place, (outer, field) => Field(outer, field, member));
    }

    private Node<TWord, TTruth> Field(Node<TWord, TTruth> record, RecordField field, MemberExpression member) => record switch
    {
        UnsupportedNode<TWord, TTruth> => record,
        { Type: RecordType { IsUnion: true } union } when !union.IsPlaced(field.Index) =>
            Unsupported($"a member of {union.Name}, whose layout is not known", member),
        Lvalue<TWord, TTruth> place => new FieldNode<TWord, TTruth>(place, field, SiteOf(member.Span)),
        _ => new ValueFieldNode<TWord, TTruth>(record, field, SiteOf(member.Span)),
    };

    private Node<TWord, TTruth> Cast(CastExpression cast)
    {
        var type = resolver.Resolve(cast.Type);
        return type is UnknownType unknown ? Unknown("type", unknown.Name, cast) : Convert(Value(cast.Operand), type, cast);
    }

    private Node<TWord, TTruth> SizeOf(SizeofExpression size)
    {
        var type = TypeOf(size.Operand);
        if (type is FunctionType || (SyntaxWalk.Bare(size.Operand) is NameExpression { Name: var named } && IsFunction(named)))
        {
            return Unsupported("the size of a function", size);
        }

        if (size.OfAlignment && (!NamesType(size.Operand) || type is not (IntegerType or PointerType)))
        {
            return Unsupported("the alignment of an object or of a type that is no plain one", size);
        }

        return type.Size is { } known ? Integer((ulong)known, IntegerType.UnsignedLong) : Unsupported($"the size of {type.Name}", size);
    }

    private bool IsFunction(string name) =>
        Local(name) is null && !symbols.Globals.ContainsKey(name) && symbols.Functions.ContainsKey(name);

    /// <summary>The type that an operand of sizeof names or has. A text is an array, though its value here is the pointer to it.</summary>
    private CType TypeOf(CExpression operand)
    {
        if (operand is TypeExpression named)
        {
            return resolver.Resolve(named.Type);
        }

        if (operand is ParenthesizedExpression { Inner: NameExpression name } && NamesType(operand))
        {
            return symbols.Typedefs[name.Name];
        }

        if (TextCharacters.Of(operand) is { } characters)
        {
            return new ArrayType(IntegerType.Char, characters.Count);
        }

        var node = Expression(operand);
        return node is ConstantNode<TWord, TTruth> { Value.Reference: string } ? new UnknownType("a text") : node.Type;
    }

    private bool NamesType(CExpression operand) => operand is TypeExpression
        || (operand is ParenthesizedExpression { Inner: NameExpression { Name: var name } } && Local(name) is null
            && symbols.Typedefs.ContainsKey(name));

    private Node<TWord, TTruth> Convert(Node<TWord, TTruth> node, CType to, CNode at)
    {
        if (node.Type is UnknownType || node.Type == to)
        {
            return node;
        }

        return (node.Type, to) switch
        {
            (_, VoidType) => new DiscardNode<TWord, TTruth>(node),
            (IntegerType from, IntegerType integer) => new ConvertNode<TWord, TTruth>(node, from, integer),
            (PointerType, IntegerType { IsBool: true }) => new TruthNode<TWord, TTruth>(node),
            (PointerType, PointerType) => new PointerCastNode<TWord, TTruth>(node, to),
            (IntegerType, PointerType) when IsZero(node) => new ConstantNode<TWord, TTruth>(CValue<TWord>.Pointer(to, null)),
            _ => Unsupported($"a conversion of {node.Type.Name} to {to.Name}", at),
        };
    }

    private static bool IsZero(Node<TWord, TTruth> node) =>
        node is ConstantNode<TWord, TTruth> { Value: { Reference: null, Word: var word } } && word.Known == 0;
}
