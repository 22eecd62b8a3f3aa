namespace VtdVerify.CSubset.Types;

/// <summary>A member of a record.</summary>
/// <param name="Name">An anonymous record's is made up, in parentheses, as no name of C is.</param>
/// <param name="Index">Position in the record's fields, zero-based.</param>
public sealed record RecordField(string Name, CType Type, int Index)
{
    /// <summary>Its members count as members of the record around it (C11 6.7.2.1).</summary>
    public bool IsAnonymous => Name[0] == '(';
}

/// <summary>A struct or union; incomplete until its members are known. Identity is by object.</summary>
public sealed class RecordType(string name, bool isUnion) : CType
{
    /// <summary>Records within records; a member that is nested more deeply is not read.</summary>
    private const int MostNested = 100;

    private Dictionary<string, RecordField> byName = [];
    private long?[]? offsets;
    private bool plainLayout;
    private Layout layout = new(null, null, 0, 0);

    public override string Name => name;

    public bool IsUnion { get; } = isUnion;

    /// <summary>Null while the record is incomplete.</summary>
    public IReadOnlyList<RecordField>? Fields { get; private set; }

    /// <summary>Unknown for an incomplete record, and where bit-fields, attributes or conditions change the layout.</summary>
    public override long? Size => layout.Size;

    public override long? Alignment => layout.Alignment;

    public override long Cells => layout.Cells;

    public RecordField? Field(string fieldName) => byName.GetValueOrDefault(fieldName);

    /// <summary>The members that lead to one, outermost first: anonymous records and then the member; empty where there is none.</summary>
    public IReadOnlyList<RecordField> PathTo(string fieldName)
    {
        if (Field(fieldName) is { } own)
        {
            return [own];
        }

        return (Fields ?? []).Where(f => f is { IsAnonymous: true, Type: RecordType })
            .Select(f => (Outer: f, Inner: ((RecordType)f.Type).PathTo(fieldName)))
            .Where(p => p.Inner.Count > 0)
            .Select(p => (IReadOnlyList<RecordField>)[p.Outer, .. p.Inner])
            .FirstOrDefault([]);
    }

    /// <summary>Where a member begins, in bytes from the record's beginning; null as for <see cref="Size"/>.</summary>
    public long? Offset(int index) => plainLayout ? (offsets ??= Offsets())[index] : null;

    /// <summary>Whether it is known which bytes of the record are a member's.</summary>
    public bool IsPlaced(int index) => Offset(index) is not null && Fields![index].Type.Size is not null;

    internal void Complete(IReadOnlyList<RecordField> fields, bool attributed)
    {
        plainLayout = !attributed && fields.Count > 0;

        // C wants each member's type to be complete (C11 6.7.2.1p3), so that no record contains itself and each layout is known from the
        // members' own. Work on an object goes down to its innermost record, so how far that is has a limit.
        Fields =
        [
            .. fields.Select(field => IsComplete(field.Type) && DepthOf(field.Type) < MostNested
                ? field
                : field with { Type = new UnknownType(field.Type.Name) }),
        ];
        var alignment = Fields.Max(field => field.Type.Alignment);
        var size = !plainLayout ? null : IsUnion ? UnionSize(alignment) : Aligned(End(Fields.Count - 1), alignment);
        var depth = 1 + Fields.Select(field => DepthOf(field.Type)).DefaultIfEmpty().Max();
        layout = new(size, plainLayout ? alignment : null, AllCells(), depth);

        // Two conditions of the preprocessor may declare one name twice: which of the members a build has is not known.
        byName = Fields.GroupBy(field => field.Name, StringComparer.Ordinal).Where(g => g.Count() == 1)
            .ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
    }

    private long?[] Offsets()
    {
        var all = new long?[Fields!.Count];
        for (var i = 0; i < all.Length; i++)
        {
            all[i] = IsUnion || i == 0 ? 0 : Aligned(all[i - 1] + Fields[i - 1].Type.Size, Fields[i].Type.Alignment);
        }

        return all;
    }

    private static bool IsComplete(CType type) => type switch
    {
        RecordType record => record.Fields is not null,
        ArrayType array => IsComplete(array.Element),
        _ => true,
    };

    private static int DepthOf(CType type) => type switch
    {
        RecordType record => record.layout.Depth,
        ArrayType array => DepthOf(array.Element),
        _ => 0,
    };

    private long AllCells() => Fields!.Aggregate(0L, (sum, f) => f.Type.Cells > long.MaxValue - sum ? long.MaxValue : sum + f.Type.Cells);

    private long? End(int index) => Offset(index) + Fields![index].Type.Size;

    private long? UnionSize(long? alignment) =>
        Fields!.Any(f => f.Type.Size is null) ? null : Aligned(Fields!.Max(f => f.Type.Size), alignment);

    private static long? Aligned(long? offset, long? alignment) => (offset + alignment - 1) / alignment * alignment;

    /// <summary>What follows from the members once they are known.</summary>
    private sealed record Layout(long? Size, long? Alignment, long Cells, int Depth);
}
