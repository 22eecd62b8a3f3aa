using VtdVerify.CSubset.Types;
using VtdVerify.Terms;

namespace VtdVerify.CSubset.Running.Nodes;

/// <summary>The address of an object.</summary>
internal sealed class AddressNode<TWord, TTruth>(Lvalue<TWord, TTruth> place) : Node<TWord, TTruth>(new PointerType(place.Type))
    where TWord : struct, IWord<TWord, TTruth>
    where TTruth : struct, ITruth<TTruth>
{
    public override bool IsPure { get; } = place.IsPure;

    public override CValue<TWord> Evaluate(Frame<TWord, TTruth> frame) => CValue<TWord>.Pointer(Type, place.Locate(frame));
}

/// <summary>An array as a pointer to its first element.</summary>
internal sealed class DecayNode<TWord, TTruth>(
    Lvalue<TWord, TTruth> place, ArrayType array)
    : Node<TWord, TTruth>(new PointerType(array.Element))
    where TWord : struct, IWord<TWord, TTruth>
    where TTruth : struct, ITruth<TTruth>
{
    public override bool IsPure { get; } = place.IsPure;

    public override CValue<TWord> Evaluate(Frame<TWord, TTruth> frame) =>
        CValue<TWord>.Pointer(Type, ((ArrayStorage<TWord, TTruth>)place.Locate(frame))[0]);
}

/// <summary>A pointer moved by a number of elements within its array.</summary>
internal sealed class MoveNode<TWord, TTruth>(
    Node<TWord, TTruth> pointer, Node<TWord, TTruth> steps, bool back, CodeSite site)
    : Node<TWord, TTruth>(pointer.Type)
    where TWord : struct, IWord<TWord, TTruth>
    where TTruth : struct, ITruth<TTruth>
{
    public override bool IsPure { get; } = pointer.IsPure && steps.IsPure;

    public override CValue<TWord> Evaluate(Frame<TWord, TTruth> frame)
    {
        var (from, moved) = Unsequenced.Values(frame, pointer, steps, site);
        var word = moved.Word;
        var known = word.Known ?? throw new UnsupportedException("an index that is not known", site);
        var distance = steps.Type is IntegerType { Signed: true } ? BitVector.Signed(known, word.Width) : (long)known;
        if (distance == 0)
        {
            return from;
        }

        if (from.Reference is not Storage<TWord, TTruth> { Parent: ArrayStorage<TWord, TTruth> array } element)
        {
            throw new UnsupportedException("arithmetic on a pointer that points into no array", site);
        }

        // C moves by what the pointer's own type says, here by whole elements.
        var step = ((PointerType)Type).Target;
        if (!Memory.Agree(element.Type, step))
        {
            throw new UnsupportedException($"a pointer to {step.Name} moved over {element.Type.Name}", site);
        }

        var index = element.Index + (Int128)(back ? -(Int128)distance : distance);
        if (index < 0 || index >= array.Length)
        {
            frame.Execution.RequireDefined(TTruth.Of(index == array.Length), "a pointer stays within its array", site);
            throw new UnsupportedException("a pointer to the end of an array", site);
        }

        return CValue<TWord>.Pointer(Type, array[(int)index]);
    }
}

/// <summary>Whether two pointers are equal.</summary>
internal sealed class SamePointerNode<TWord, TTruth>(
    Node<TWord, TTruth> left, Node<TWord, TTruth> right, bool equal, CodeSite site)
    : Node<TWord, TTruth>(IntegerType.Int)
    where TWord : struct, IWord<TWord, TTruth>
    where TTruth : struct, ITruth<TTruth>
{
    public override bool IsPure { get; } = left.IsPure && right.IsPure;

    public override CValue<TWord> Evaluate(Frame<TWord, TTruth> frame) => CWords.FromTruth<TWord, TTruth>(Truth(frame));

    public override TTruth Truth(Frame<TWord, TTruth> frame)
    {
        var operands = Unsequenced.Values(frame, left, right, site);
        var (a, b) = (operands.Left.Reference, operands.Right.Reference);
        if ((Unspecified(a, b) ?? Unspecified(b, a)) is { } construct)
        {
            throw new UnsupportedException($"a comparison with {construct}", site);
        }

        if ((NullOf(a, operands.Right, frame) ?? NullOf(b, operands.Left, frame)) is { } isNull)
        {
            return equal ? isNull : !isNull;
        }

        var same = Equals(a, b);
        if (!same && a is Storage<TWord, TTruth> one && b is Storage<TWord, TTruth> other)
        {
            same = Addresses.AreSame(one, other)
                ?? throw new UnsupportedException($"a comparison of the addresses of {one.Name} and {other.Name}, which may be one", site);
        }

        foreach (var pointer in (object?[])[a, b])
        {
            if (!same && pointer is Storage<TWord, TTruth> { Owner.Identity: UnknownObject(var name) })
            {
                throw new UnsupportedException($"a comparison with {name}, which is unknown", site);
            }
        }

        return TTruth.Of(same == equal);
    }

    public override bool IsSafe(Frame<TWord, TTruth> frame) => left.IsSafe(frame) && right.IsSafe(frame);

    /// <summary>What C does not say, or nobody knows, of a pointer that is compared; null where it may be.</summary>
    private static string? Unspecified(object? pointer, object? other) => pointer switch
    {
        Storage<TWord, TTruth> { Owner.HasEnded: true } => "the address of a variable whose life has ended",
        Storage<TWord, TTruth> { Owner.IsReplaced: true } => "the address of a variable from before it was made anew",
        // Texts may lie at one place or at several, or one within another.
        string when other is not Marker => "the address of a text",
        _ => null,
    };

    /// <summary>Whether a pointer is null that is compared with null, where the host says so of what is behind it; else null.</summary>
    private static TTruth? NullOf(object? pointer, CValue<TWord> other, Frame<TWord, TTruth> frame) =>
        other.IsNull && pointer is Storage<TWord, TTruth> { Owner.Identity: UnknownObject unknown }
            ? frame.Interpreter.Intrinsics.IsNull(unknown)
            : null;
}

/// <summary>A pointer under another type; the target stays what it is.</summary>
internal sealed class PointerCastNode<TWord, TTruth>(Node<TWord, TTruth> pointer, CType type) : Node<TWord, TTruth>(type)
    where TWord : struct, IWord<TWord, TTruth>
    where TTruth : struct, ITruth<TTruth>
{
    public override bool IsPure { get; } = pointer.IsPure;

    public override bool Assigns { get; } = pointer.Assigns;

    public override CValue<TWord> Evaluate(Frame<TWord, TTruth> frame) => pointer.Evaluate(frame) with { Type = Type };

    public override TTruth Truth(Frame<TWord, TTruth> frame) => pointer.Truth(frame);

    public override bool IsSafe(Frame<TWord, TTruth> frame) => pointer.IsSafe(frame);
}

/// <summary>The record that a member lies in: container_of.</summary>
/// <param name="path">From the record to the member, as <see cref="RecordType.PathTo"/> gives it.</param>
internal sealed class ContainerNode<TWord, TTruth>(
    Node<TWord, TTruth> member, RecordType record, IReadOnlyList<RecordField> path, CodeSite site)
    : Node<TWord, TTruth>(new PointerType(record))
    where TWord : struct, IWord<TWord, TTruth>
    where TTruth : struct, ITruth<TTruth>
{
    public override bool IsPure { get; } = member.IsPure;

    public override CValue<TWord> Evaluate(Frame<TWord, TTruth> frame)
    {
        var place = member.Evaluate(frame).Reference as Storage<TWord, TTruth>;
        foreach (var field in path.Reverse())
        {
            place = place is { Parent: Record<TWord, TTruth> parent } && place.Index == field.Index ? parent : null;
        }

        return place?.Type == record
            ? CValue<TWord>.Pointer(Type, place)
            : throw new UnsupportedException($"container_of a pointer that points to no such member of {record.Name}", site);
    }
}
