namespace VtdVerify.CSubset.Types;

/// <summary>A member of a record.</summary>
/// <param name="Index">Position in the record's fields, zero-based.</param>
public sealed record RecordField(string Name, CType Type, int Index);

/// <summary>A struct or union; incomplete until its members are known. Identity is by object.</summary>
public sealed class RecordType(string name, bool isUnion) : CType
{
    private Dictionary<string, RecordField> byName = [];
    private bool plainLayout;

    public override string Name => name;

    public bool IsUnion { get; } = isUnion;

    /// <summary>Null while the record is incomplete.</summary>
    public IReadOnlyList<RecordField>? Fields { get; private set; }

    /// <summary>Unknown for an incomplete record, and where bit-fields or attributes change the layout.</summary>
    public override long? Size => plainLayout ? IsUnion ? UnionSize() : StructSize() : null;

    public override long? Alignment => Fields?.Max(f => f.Type.Alignment);

    public RecordField? Field(string fieldName) => byName.GetValueOrDefault(fieldName);

    internal void Complete(IReadOnlyList<RecordField> fields, bool attributed)
    {
        plainLayout = !attributed;
        Fields = fields;
        byName = fields.ToDictionary(field => field.Name, StringComparer.Ordinal);
    }

    private long? StructSize()
    {
        long? offset = Fields is null or [] ? null : 0;
        foreach (var field in Fields ?? [])
        {
            offset = Aligned(offset, field.Type.Alignment) + field.Type.Size;
        }

        return Aligned(offset, Alignment);
    }

    private long? UnionSize() =>
        Fields is null || Fields.Any(f => f.Type.Size is null) ? null : Aligned(Fields.Max(f => f.Type.Size), Alignment);

    private static long? Aligned(long? offset, long? alignment) => (offset + alignment - 1) / alignment * alignment;
}
