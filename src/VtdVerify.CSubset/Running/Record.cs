using VtdVerify.CSubset.Types;
using VtdVerify.Terms;

namespace VtdVerify.CSubset.Running;

/// <summary>A struct or union.</summary>
public sealed class Record<TWord, TTruth> : Storage<TWord, TTruth>
    where TWord : struct, IWord<TWord, TTruth>
    where TTruth : struct, ITruth<TTruth>
{
    private readonly Storage<TWord, TTruth>?[] fields;

    internal Record(RecordType type, CObject<TWord, TTruth> owner, Storage<TWord, TTruth>? parent, int index)
        : base(type, owner, parent, index)
    {
        RecordType = type;
        fields = new Storage<TWord, TTruth>?[type.Fields?.Count ?? 0];
    }

    public RecordType RecordType { get; }

    /// <summary>A field by its name or dotted path.</summary>
    /// <exception cref="ArgumentException">There is no such field.</exception>
    public Storage<TWord, TTruth> this[string path]
    {
        get
        {
            var dot = path.IndexOf('.', StringComparison.Ordinal);
            var name = dot < 0 ? path : path[..dot];
            Storage<TWord, TTruth> field = this;
            if (RecordType.Field(name) is { } own)
            {
                field = At(own.Index);
            }
            else
            {
                foreach (var step in RecordType.PathTo(name))
                {
                    field = ((Record<TWord, TTruth>)field).At(step.Index);
                }
            }

            return field == this ? throw new ArgumentException($"{RecordType.Name} has no field {name}.", nameof(path))
                : dot < 0 ? field
                : field is Record<TWord, TTruth> inner ? inner[path[(dot + 1)..]]
                : throw new ArgumentException($"{name} of {RecordType.Name} is no record that is read.", nameof(path));
        }
    }

    internal Storage<TWord, TTruth> At(int index) => Part(fields, index, RecordType.Fields![index].Type);

    /// <summary>The cell at a name or dotted path.</summary>
    /// <exception cref="ArgumentException">There is no such field.</exception>
    public Cell<TWord, TTruth> Cell(string path) => (Cell<TWord, TTruth>)this[path];

    public override void CopyFrom(Storage<TWord, TTruth> other)
    {
        var source = (Record<TWord, TTruth>)other;
        if (RecordType.IsUnion)
        {
            CopyUnion(source);
            return;
        }

        for (var i = 0; i < fields.Length; i++)
        {
            if (fields[i] is not null || source.fields[i] is not null || MustCopyUnseen(source))
            {
                At(i).CopyFrom(source.At(i));
            }
        }
    }

    public override void Clear()
    {
        if (IsOutermostUnion)
        {
            Union!.Clear();
            return;
        }

        for (var i = 0; i < fields.Length; i++)
        {
            At(i).Clear();
        }
    }

    /// <summary>An initialiser names this member of a union: what other members have beyond its bytes is unspecified.</summary>
    internal void Choose(int index)
    {
        if (RecordType.IsUnion)
        {
            var end = IsOutermostUnion ? long.MaxValue : UnionOffset + RecordType.Size!.Value;
            Union!.Unspecify(UnionOffset + RecordType.Fields![index].Type.Size!.Value, end);
        }
    }

    /// <summary>A field's name within this record's; members of an anonymous record stand as if they were this record's own.</summary>
    internal string NameOf(string name, int index) =>
        RecordType.Fields![index].IsAnonymous ? name : $"{name}.{RecordType.Fields![index].Name}";

    /// <summary>A union shows each of its values once, under the first member that has it.</summary>
    internal override void Visit(string name, Action<string, Cell<TWord, TTruth>> visit, IReadOnlySet<string> wanted)
    {
        var seen = new HashSet<object>();
        for (var i = 0; i < fields.Length; i++)
        {
            var field = NameOf(name, i);
            if (RecordType.IsUnion)
            {
                if (RecordType.IsPlaced(i))
                {
                    At(i).Visit(field, VisitOnce, wanted);
                }
            }
            else if (fields[i] is not null || IsWanted(field, wanted) || RecordType.Fields![i].IsAnonymous || IsHeld(i))
            {
                At(i).Visit(field, visit, wanted);
            }
        }

        void VisitOnce(string path, Cell<TWord, TTruth> cell)
        {
            if (seen.Add(UnionBytes<TWord, TTruth>.KeyOf(cell.UnionOffset, cell.Type)))
            {
                visit(path, cell);
            }
        }
    }

    private protected override long OffsetOf(int index) => RecordType.IsPlaced(index)
        ? RecordType.Offset(index)!.Value
        : throw new InvalidOperationException($"{NameOf(Name, index)} lies in a union at bytes that are not known.");

    private bool IsHeld(int index) => Union is not null && RecordType.IsPlaced(index) && IsWritten(index, RecordType.Fields![index].Type);

    private bool IsOutermostUnion => RecordType.IsUnion && Parent?.Union is null;

    private void CopyUnion(Record<TWord, TTruth> source)
    {
        if (IsOutermostUnion && source.IsOutermostUnion)
        {
            Union!.CopyFrom(source.Union!);
        }
        else
        {
            Union!.CopyFrom(UnionOffset, source.Union!, source.UnionOffset, RecordType.Size!.Value);
        }
    }
}
