using VtdVerify.CSubset.Types;
using VtdVerify.Terms;

namespace VtdVerify.CSubset.Running;

/// <summary>
/// What the bytes of a union hold, and of all that lies in it. Members share a value where they are the same bytes and of the same
/// shape: words of one width, pointers, truth values. What was written through another shape is <see cref="Marker.Overlaid"/>.
/// </summary>
internal sealed class UnionBytes<TWord, TTruth>
    where TWord : struct, IWord<TWord, TTruth>
    where TTruth : struct, ITruth<TTruth>
{
    private static readonly CValue<TWord> Overlaid = new(VoidType.Instance, default, Marker.Overlaid);

    private readonly Dictionary<Part, CValue<TWord>> written = [];
    private bool isZero;

    private enum Shape
    {
        Word,
        Truth,
        Pointer,
        None,
    }

    /// <summary>Equal for what shares its value.</summary>
    public static object KeyOf(long offset, CType type) => PartOf(offset, type);

    /// <summary>The value at an offset from the union's beginning as one of a scalar type.</summary>
    public CValue<TWord> Read(long offset, CType type)
    {
        var part = PartOf(offset, type);
        if (written.TryGetValue(part, out var value))
        {
            return value with { Type = type };
        }

        if (written.Any(w => w.Key.Overlaps(part) && !ReferenceEquals(w.Value.Reference, Marker.NotAssigned)))
        {
            return Overlaid with { Type = type };
        }

        return isZero ? Zero(type) : new CValue<TWord>(type, default, Marker.NotAssigned);
    }

    /// <summary>Whether anything was written among so many bytes, by whatever name.</summary>
    public bool Holds(long offset, long size) => written.Keys.Any(p => p.Overlaps(new Part(offset, size, Shape.None)));

    public void Write(long offset, CValue<TWord> value)
    {
        var part = PartOf(offset, value.Type);
        foreach (var other in written.Keys.Where(p => p != part && p.Overlaps(part)).ToArray())
        {
            written[other] = Overlaid;
        }

        written[part] = value;
    }

    /// <summary>All bytes become zero, which every shape reads as zero or null.</summary>
    public void Clear()
    {
        written.Clear();
        isZero = true;
    }

    /// <summary>The bytes from the first to the end, exclusive, have a value that C does not say.</summary>
    public void Unspecify(long first, long end)
    {
        if (first >= end)
        {
            return;
        }

        var range = new Part(first, end - first, Shape.None);
        foreach (var inside in written.Keys.Where(p => p.Overlaps(range)).ToArray())
        {
            written[inside] = Overlaid;
        }

        written[range] = Overlaid;
    }

    /// <summary>Takes over all bytes of a union of the same type.</summary>
    public void CopyFrom(UnionBytes<TWord, TTruth> other)
    {
        var copy = other.written.ToArray();
        written.Clear();
        foreach (var (part, value) in copy)
        {
            written[part] = value;
        }

        isZero = other.isZero;
    }

    /// <summary>Takes over a range of bytes; what crosses its ends becomes unspecified.</summary>
    /// <param name="size">In bytes.</param>
    public void CopyFrom(long offset, UnionBytes<TWord, TTruth> other, long from, long size)
    {
        var source = new Part(from, size, Shape.None);
        var copy = other.written.Where(w => w.Key.LiesIn(source)).ToArray();
        foreach (var gone in written.Keys.Where(p => p.LiesIn(new Part(offset, size, Shape.None))).ToArray())
        {
            written.Remove(gone);
        }

        Unspecify(offset, offset + size);
        foreach (var (part, value) in copy)
        {
            written[part with { First = part.First - from + offset }] = value;
        }
    }

    private static CValue<TWord> Zero(CType type) => type is IntegerType integer
        ? CValue<TWord>.Of(integer, TWord.Of(0, integer.Width))
        : CValue<TWord>.Pointer(type, null);

    private static Part PartOf(long offset, CType type) =>
        new(offset, type.Size!.Value, type is IntegerType integer ? integer.IsBool ? Shape.Truth : Shape.Word : Shape.Pointer);

    /// <summary>Bytes, and what they are written as.</summary>
    /// <param name="First">From the union's beginning.</param>
    private readonly record struct Part(long First, long Length, Shape Shape)
    {
        public bool Overlaps(Part other) => First < other.First + other.Length && other.First < First + Length;

        public bool LiesIn(Part other) => First >= other.First && First + Length <= other.First + other.Length;
    }
}
