using VtdVerify.CSubset.Running.Nodes;
using VtdVerify.CSubset.Syntax;
using VtdVerify.CSubset.Types;

namespace VtdVerify.CSubset.Running.Compilation;

/// <content>Calls: ignored ones, assertions, macros, functions.</content>
internal sealed partial class FunctionCompiler<TWord, TTruth>
{
    private Node<TWord, TTruth> Call(CallExpression call)
    {
        if (Hidden(call.Callee) is { } hidden)
        {
            return Unsupported($"a call of '{hidden}', which is a macro and a name besides", call);
        }

        if (call.Callee is not NameExpression callee || Local(callee.Name) is not null || macros.Argument(callee.Name) is not null)
        {
            return CallPointer(call);
        }

        if (symbols.Own.Contains(callee.Name) && !symbols.Macros.ContainsKey(callee.Name) && !symbols.MacroTexts.ContainsKey(callee.Name))
        {
            return CallFunction(callee.Name, call);
        }

        if (IsMessage(callee.Name))
        {
            if (Builtins.FormatAt(callee.Name) is { } at && call.Arguments.Count > at + 1 && MayWrite(call.Arguments[at]))
            {
                return Unsupported("a format that is no text, or has %n, which writes", call);
            }

            var whose = Builtins.IsAtTimes(callee.Name) ? callee.Name : null;
            return new IgnoredCallNode<TWord, TTruth>([.. call.Arguments.Select(Value)], whose, SiteOf(call.Span));
        }

        if (Builtins.IsQuestion(callee.Name) && !symbols.Defined.Contains(callee.Name))
        {
            // A trace event's name is that of no variable.
            var topic = callee.Name.StartsWith("trace_", StringComparison.Ordinal)
                ? string.Join(", ", call.Arguments.Select(a => source.Slice(a.Span)))
                : null;
            return new QuestionNode<TWord, TTruth>(
                callee.Name, topic, topic is null ? [.. call.Arguments.Select(Value)] : [], SiteOf(call.Span));
        }

        if (symbols.Macros.GetValueOrDefault(callee.Name) is { Parameters: { } parameters } macro && !macros.IsActive(callee.Name))
        {
            return ExpandCall(macro, parameters, call);
        }

        return Builtin(callee.Name, call) ?? CallFunction(callee.Name, call);
    }

    /// <summary>The name that a call is written with, where a macro has it and the code gives it to something else; else null.</summary>
    private string? Hidden(CExpression callee) => callee switch
    {
        NameExpression { Name: var name } when macros.Argument(name) is null && Builtins.IsMacro(name)
            && (Local(name) is not null || symbols.Own.Contains(name) || symbols.Definitions.ContainsKey(name)) => name,
        MemberExpression { Member: var member } when Builtins.IsMacro(member) => member,
        _ => null,
    };

    /// <summary>
    /// Whether a call only tells somebody something. The headers of trace points are made when QEMU is built, so that no file declares
    /// them: what the code declares by such a name is something else.
    /// </summary>
    private bool IsMessage(string name) => Builtins.IsMessage(name) && !symbols.Defined.Contains(name)
        && !(Builtins.IsTracePoint(name) && IsDeclared(name));

    private bool IsDeclared(string name) =>
        symbols.Functions.ContainsKey(name) || symbols.Globals.ContainsKey(name) || symbols.Macros.ContainsKey(name)
        || symbols.MacroTexts.ContainsKey(name) || symbols.Typedefs.ContainsKey(name) || symbols.Enumerators.ContainsKey(name);

    private static bool MayWrite(CExpression format) => SyntaxWalk.Bare(format) switch
    {
        StringLiteral text => Builtins.MayWrite(text.Value),
        ConditionalExpression { Then: { } then, Else: var otherwise } => MayWrite(then) || MayWrite(otherwise),
        _ => true,
    };

    /// <summary>What C's library and QEMU's headers define by means that are not read (<see cref="Builtins"/>); else null.</summary>
    private Node<TWord, TTruth>? Builtin(string name, CallExpression call) => (name, call.Arguments) switch
    {
        ("assert" or "g_assert", [var condition]) => new AssertNode<TWord, TTruth>(Condition(condition), SiteOf(condition.Span)),
        ("g_assert_not_reached" or "abort", []) =>
            new AssertNode<TWord, TTruth>(Integer(0, IntegerType.Int), SiteOf(call.Span)),
        ("MIN" or "MAX", [var left, var right]) => Extremum(Value(left), Value(right), name == "MIN", call),
        ("container_of", [var member, TypeExpression { Type: var type }, NameExpression field]) =>
            Container(Value(member), resolver.Resolve(type), field.Name, call),
        ("container_of", [var member, NameExpression type, NameExpression field]) =>
            Container(Value(member), symbols.Typedefs.GetValueOrDefault(type.Name) ?? new UnknownType(type.Name), field.Name, call),
        ("__builtin_clz", [var word]) => ZeroCount(word, IntegerType.UnsignedInt, true, call),
        ("__builtin_clzl" or "__builtin_clzll", [var word]) => ZeroCount(word, IntegerType.UnsignedLong, true, call),
        ("__builtin_ctz", [var word]) => ZeroCount(word, IntegerType.UnsignedInt, false, call),
        ("__builtin_ctzl" or "__builtin_ctzll", [var word]) => ZeroCount(word, IntegerType.UnsignedLong, false, call),
        ("__builtin_popcount", [var word]) => OneCount(word, IntegerType.UnsignedInt),
        ("__builtin_popcountl" or "__builtin_popcountll", [var word]) => OneCount(word, IntegerType.UnsignedLong),
        ("memcpy" or "memmove", [var to, var from, var size]) => Copy(to, from, size, call),
        // The whole objects are compared, whatever size a packed record has: what that gives is up to the host.
        ("memcmp", [var left, var right, SizeofExpression]) =>
            new CallNode<TWord, TTruth>(name, [Value(left), Value(right)], IntegerType.Int, SiteOf(call.Span)),
        ("memset", [var to, var value, var size]) when IsZero(Value(value)) => Zero(to, size, call),
        ("g_new" or "g_new0", [var type, var count]) => Allocate(OneOf(type, count), name == "g_new0", call),
        ("g_malloc" or "g_malloc0", [var size]) => Allocate(Measured(size), name == "g_malloc0", call),
        ("g_memdup" or "g_memdup2", [var from, var size]) => Duplicate(from, size, call),
        ("qatomic_read" or "qatomic_load_acquire", [var place]) => Atomic(place, call),
        ("qatomic_set" or "qatomic_store_release", [var place, var value]) => SetAtomic(place, value, call),
        (Builtins.LockMutex or Builtins.UnlockMutex, [var mutex]) => OnMutex(name, Value(mutex), call),
        // They paste a suffix to the number, which says of what type it is at least.
        ("INT32_C", [IntegerLiteral number]) => Literal(number),
        ("UINT32_C", [IntegerLiteral { Unsigned: false, Longs: 0 } number]) => Literal(number with { Unsigned = true }),
        ("INT64_C", [IntegerLiteral { Unsigned: false, Longs: 0 } number]) => Literal(number with { Longs = 1 }),
        ("UINT64_C", [IntegerLiteral { Unsigned: false, Longs: 0 } number]) => Literal(number with { Unsigned = true, Longs = 1 }),
        ("le16_to_cpu" or "cpu_to_le16", [var word]) => Convert(Value(word), IntegerType.UnsignedShort, word),
        ("le32_to_cpu" or "cpu_to_le32", [var word]) => Convert(Value(word), IntegerType.UnsignedInt, word),
        ("le64_to_cpu" or "cpu_to_le64", [var word]) => Convert(Value(word), IntegerType.UnsignedLong, word),
        _ => null,
    };

    private ZeroCountNode<TWord, TTruth> ZeroCount(CExpression operand, IntegerType type, bool leading, CallExpression call) =>
        new(Convert(Value(operand), type, operand), type, leading, SiteOf(call.Span));

    private OneCountNode<TWord, TTruth> OneCount(CExpression operand, IntegerType type) =>
        new(Convert(Value(operand), type, operand), type);

    private Node<TWord, TTruth> Extremum(Node<TWord, TTruth> left, Node<TWord, TTruth> right, bool least, CallExpression call)
    {
        if (left.Type is not IntegerType a || right.Type is not IntegerType b)
        {
            return left.Type is UnknownType ? left : right.Type is UnknownType ? right : Unsupported("MIN or MAX of these types", call);
        }

        var type = IntegerType.Common(a, b);
        return new ExtremumNode<TWord, TTruth>(Convert(left, type, call), Convert(right, type, call), type, least);
    }

    private Node<TWord, TTruth> Container(Node<TWord, TTruth> member, CType type, string written, CallExpression call)
    {
        var field = macros.NameOf(written);
        return type is RecordType record && record.PathTo(field) is { Count: > 0 } path
            ? new ContainerNode<TWord, TTruth>(member, record, path, SiteOf(call.Span))
            : Unknown("field", $"{type.Name}.{field}", call);
    }

    private Node<TWord, TTruth> CallFunction(string name, CallExpression call)
    {
        if (!symbols.Functions.TryGetValue(name, out var function))
        {
            return symbols.Globals.ContainsKey(name) ? CallPointer(call) : Unknown("function", name, call);
        }

        var arguments = Arguments(function, call);
        return arguments is null
            ? Unsupported($"{call.Arguments.Count} arguments for {name}, which has {function.Parameters.Count} parameters", call)
            : new CallNode<TWord, TTruth>(name, arguments, function.Returns, SiteOf(call.Span));
    }

    private Node<TWord, TTruth> CallPointer(CallExpression call)
    {
        var callee = Value(call.Callee);
        if (callee.Type is UnknownType)
        {
            return callee;
        }

        return callee.Type is PointerType { Target: FunctionType function } && Arguments(function, call) is { } arguments
            ? new PointerCallNode<TWord, TTruth>(callee, arguments, function, SiteOf(call.Span))
            : Unsupported($"a call of {callee.Type.Name}", call);
    }

    private List<Node<TWord, TTruth>>? Arguments(FunctionType function, CallExpression call)
    {
        var count = call.Arguments.Count;
        if (!function.Takes(count))
        {
            return null;
        }

        var nodes = new List<Node<TWord, TTruth>>();
        for (var i = 0; i < count; i++)
        {
            var value = Value(call.Arguments[i]);
            nodes.Add(i < function.Parameters.Count ? Convert(value, function.Parameters[i], call.Arguments[i]) : value);
        }

        return nodes;
    }
}
