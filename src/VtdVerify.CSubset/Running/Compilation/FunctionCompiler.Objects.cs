using VtdVerify.CSubset.Running.Nodes;
using VtdVerify.CSubset.Syntax;
using VtdVerify.CSubset.Types;

namespace VtdVerify.CSubset.Running.Compilation;

/// <content>Objects that are made and copied whole; their bytes are never looked at, so that no layout matters.</content>
internal sealed partial class FunctionCompiler<TWord, TTruth>
{
    private const string PartOfRecord = "a copy of bytes that is none of a whole record";

    private Node<TWord, TTruth> Copy(CExpression to, CExpression from, CExpression size, CallExpression call)
    {
        var (target, source) = (Value(to), Value(from));
        return FirstUnknown(target, source) ?? (Whole(size, target, source) is { } record
            ? new CopyNode<TWord, TTruth>(target, source, record, SiteOf(call.Span))
            : Unsupported(PartOfRecord, call));
    }

    private Node<TWord, TTruth> Zero(CExpression to, CExpression size, CallExpression call)
    {
        if (Expression(to) is Lvalue<TWord, TTruth> { Type: ArrayType { Size: { } bytes } } array)
        {
            return (ulong?)Measured(size)?.Size == (ulong)bytes || Constants.Evaluate(symbols, size) == (ulong)bytes
                ? new ZeroNode<TWord, TTruth>(array)
                : Unsupported("bytes of zero that are none of a whole array", call);
        }

        var target = Value(to);
        return FirstUnknown(target) ?? (Whole(size, target) is { } record
            ? new ZeroNode<TWord, TTruth>(new DereferenceNode<TWord, TTruth>(target, record, SiteOf(to.Span)))
            : Unsupported("bytes of zero that are none of a whole record", call));
    }

    private Node<TWord, TTruth> Duplicate(CExpression from, CExpression size, CallExpression call)
    {
        var source = Value(from);
        return FirstUnknown(source) ?? (Whole(size, source) is { } record
            ? new DuplicateNode<TWord, TTruth>(
                new AllocationNode<TWord, TTruth>(record, isZeroed: false, SiteOf(call.Span)), source)
            : Unsupported(PartOfRecord, call));
    }

    private Node<TWord, TTruth> Allocate(CType? type, bool isZeroed, CallExpression call) => type switch
    {
        null => Unsupported("an allocation that is none of one object", call),
        UnknownType unknown => Unknown("type", unknown.Name, call),
        _ => new AddressNode<TWord, TTruth>(new AllocationNode<TWord, TTruth>(type, isZeroed, SiteOf(call.Span))),
    };

    private CType? OneOf(CExpression type, CExpression count) => Constants.Evaluate(symbols, count) != 1 ? null : type switch
    {
        TypeExpression named => resolver.Resolve(named.Type),
        NameExpression name => symbols.Typedefs.GetValueOrDefault(name.Name) ?? new UnknownType(name.Name),
        _ => null,
    };

    private static Node<TWord, TTruth>? FirstUnknown(params Node<TWord, TTruth>[] nodes) => Array.Find(nodes, n => n.Type is UnknownType);

    /// <summary>The type that a sizeof measures; null for any other expression.</summary>
    private CType? Measured(CExpression size) => size switch
    {
        ParenthesizedExpression { Inner: var inner } => Measured(inner),
        SizeofExpression { OfAlignment: false } measured => TypeOf(measured.Operand),
        _ => null,
    };

    /// <summary>The record that all of the pointers point to and that the size is that of.</summary>
    private RecordType? Whole(CExpression size, params Node<TWord, TTruth>[] pointers) =>
        Measured(size) is RecordType record && pointers.All(p => p.Type is PointerType to && to.Target == record) ? record : null;
}
