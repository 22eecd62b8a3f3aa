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
    private Dictionary<string, RecordField> byName = [];
    private long?[]? offsets;
    private bool plainLayout;

    public override string Name => name;

    public bool IsUnion { get; } = isUnion;

    /// <summary>Null while the record is incomplete.</summary>
    public IReadOnlyList<RecordField>? Fields { get; private set; }

    /// <summary>Unknown for an incomplete record, and where bit-fields, attributes or conditions change the layout.</summary>
    public override long? Size => plainLayout ? IsUnion ? UnionSize() : Aligned(End(Fields!.Count - 1), Alignment) : null;

    public override long? Alignment => Fields?.Max(f => f.Type.Alignment);

    public RecordField? Field(string fieldName) => byName.GetValueOrDefault(fieldName);

    /// <summary>The members that lead to one, outermost first: anonymous records and then the member; empty where there is none.</summary>
    public IReadOnlyList<RecordField> PathTo(string fieldName)
    {
        if (Field(fieldName) is { } own)
        {
            return [own];
        }

        return (Fields ?? []).Where(f => f.IsAnonymous)
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
        Fields = fields;

        // Two conditions of the preprocessor may declare one name twice: which of the members a build has is not known.
        byName = fields.GroupBy(field => field.Name, StringComparer.Ordinal).Where(g => g.Count() == 1)
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

    private long? End(int index) => Offset(index) + Fields![index].Type.Size;

    private long? UnionSize() => Fields!.Any(f => f.Type.Size is null) ? null : Aligned(Fields!.Max(f => f.Type.Size), Alignment);

    private static long? Aligned(long? offset, long? alignment) => (offset + alignment - 1) / alignment * alignment;
}
