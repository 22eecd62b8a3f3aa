using VtdVerify.CSubset.Types;
using VtdVerify.Terms;

namespace VtdVerify.CSubset.Running;

/// <summary>An object in the sense of C: what lives and dies as one.</summary>
public sealed class CObject<TTruth>(string name)
    where TTruth : struct
{
    public string Name { get; } = name;

    /// <summary>
    /// Gives the condition under which the object has been freed, asked anew at each access, which requires its negation; null
    /// while it certainly lives.
    /// </summary>
    public Func<TTruth>? IsDead { get; set; }
}

/// <summary>An object or a part of one. A pointer is a reference to the storage that it points to.</summary>
public abstract class Storage<TWord, TTruth>
    where TWord : struct, IWord<TWord, TTruth>
    where TTruth : struct, ITruth<TTruth>
{
    private protected Storage(CType type, CObject<TTruth> owner, Storage<TWord, TTruth>? parent, int index)
    {
        (Type, Owner, Parent, Index) = (type, owner, parent, index);
    }

    public CType Type { get; }

    public CObject<TTruth> Owner { get; }

    /// <summary>The record or array that this is a part of; null for a whole object.</summary>
    public Storage<TWord, TTruth>? Parent { get; }

    /// <summary>The position within the parent.</summary>
    public int Index { get; }

    /// <summary>The path from the object's name: <c>event.entry.iova</c>.</summary>
    public string Name => Parent switch
    {
        null => Owner.Name,
        Record<TWord, TTruth> record => $"{record.Name}.{record.RecordType.Fields![Index].Name}",
        _ => $"{Parent.Name}[{Index}]",
    };

    /// <summary>A new object; none of its cells is assigned. A record without known fields has none.</summary>
    public static Storage<TWord, TTruth> Create(CType type, string name) => Create(type, new CObject<TTruth>(name), null, 0);

    /// <summary>The same content in a new object.</summary>
    public Storage<TWord, TTruth> Clone()
    {
        var copy = Create(Type, Owner.Name);
        copy.CopyFrom(this);
        return copy;
    }

    /// <summary>Takes over all cells of a storage of the same type, unassigned ones included.</summary>
    public abstract void CopyFrom(Storage<TWord, TTruth> other);

    /// <summary>Zero and null in every cell, as C initialises what an initialiser does not mention.</summary>
    public abstract void Clear();

    internal abstract void Visit(string name, Action<string, Cell<TWord, TTruth>> visit);

    /// <summary>
    /// A part, made when it is first asked for: QEMU's records have hundreds of fields and long arrays, of which a run sees a few.
    /// </summary>
    private protected Storage<TWord, TTruth> Part(Storage<TWord, TTruth>?[] parts, int index, CType type) =>
        parts[index] ??= Create(type, Owner, this, index);

    private protected static Storage<TWord, TTruth> Create(
        CType type, CObject<TTruth> owner, Storage<TWord, TTruth>? parent, int index) => type switch
        {
            RecordType record => new Record<TWord, TTruth>(record, owner, parent, index),
            ArrayType array => new ArrayStorage<TWord, TTruth>(array, owner, parent, index),
            _ => new Cell<TWord, TTruth>(type, owner, parent, index),
        };
}

/// <summary>A place for one word or pointer.</summary>
public sealed class Cell<TWord, TTruth> : Storage<TWord, TTruth>
    where TWord : struct, IWord<TWord, TTruth>
    where TTruth : struct, ITruth<TTruth>
{
    private CValue<TWord> value;
    private Func<CValue<TWord>>? computed;

    internal Cell(CType type, CObject<TTruth> owner, Storage<TWord, TTruth>? parent, int index)
        : base(type, owner, parent, index)
    {
        value = new CValue<TWord>(type, default, Marker.NotAssigned);
    }

    /// <summary>The content; a word must have the width of the cell's type.</summary>
    public CValue<TWord> Value
    {
        get => computed is null ? value : computed();
        set
        {
            if (value.Reference is null && (Type is not IntegerType integer || integer.Width != value.Word.Width))
            {
                throw new ArgumentException($"A word of {value.Word.Width} bits does not fit {Name}, which is {Type.Name}.", nameof(value));
            }

            this.value = value with { Type = Type };
            computed = null;
        }
    }

    internal bool IsComputed => computed is not null;

    public void Set(TWord word) => Value = new CValue<TWord>(Type, word, null);

    /// <summary>Makes the cell a pointer to a storage, a function or (null) nothing.</summary>
    public void Point(object? target) => Value = CValue<TWord>.Pointer(Type, target);

    /// <summary>Asks for the content at each read.</summary>
    public void Compute(Func<CValue<TWord>> content) => computed = content;

    public override void CopyFrom(Storage<TWord, TTruth> other)
    {
        value = ((Cell<TWord, TTruth>)other).Value;
        computed = null;
    }

    public override void Clear()
    {
        value = Type is IntegerType integer
            ? new CValue<TWord>(Type, TWord.Of(0, integer.Width), null)
            : CValue<TWord>.Pointer(Type, null);
        computed = null;
    }

    internal override void Visit(string name, Action<string, Cell<TWord, TTruth>> visit) => visit(name, this);
}

/// <summary>A struct or union.</summary>
public sealed class Record<TWord, TTruth> : Storage<TWord, TTruth>
    where TWord : struct, IWord<TWord, TTruth>
    where TTruth : struct, ITruth<TTruth>
{
    private readonly Storage<TWord, TTruth>?[] fields;

    internal Record(RecordType type, CObject<TTruth> owner, Storage<TWord, TTruth>? parent, int index)
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
            var field = RecordType.Field(name) ?? throw new ArgumentException($"{RecordType.Name} has no field {name}.", nameof(path));
            return dot < 0 ? At(field.Index) : ((Record<TWord, TTruth>)At(field.Index))[path[(dot + 1)..]];
        }
    }

    internal Storage<TWord, TTruth> At(int index) => Part(fields, index, RecordType.Fields![index].Type);

    /// <summary>The cell at a name or dotted path.</summary>
    /// <exception cref="ArgumentException">There is no such field.</exception>
    public Cell<TWord, TTruth> Cell(string path) => (Cell<TWord, TTruth>)this[path];

    public override void CopyFrom(Storage<TWord, TTruth> other)
    {
        var source = (Record<TWord, TTruth>)other;
        for (var i = 0; i < fields.Length; i++)
        {
            if (fields[i] is not null || source.fields[i] is not null)
            {
                At(i).CopyFrom(source.At(i));
            }
        }
    }

    public override void Clear()
    {
        for (var i = 0; i < fields.Length; i++)
        {
            At(i).Clear();
        }
    }

    internal override void Visit(string name, Action<string, Cell<TWord, TTruth>> visit)
    {
        for (var i = 0; i < fields.Length; i++)
        {
            At(i).Visit($"{name}.{RecordType.Fields![i].Name}", visit);
        }
    }
}

/// <summary>An array of constant length.</summary>
public sealed class ArrayStorage<TWord, TTruth> : Storage<TWord, TTruth>
    where TWord : struct, IWord<TWord, TTruth>
    where TTruth : struct, ITruth<TTruth>
{
    private readonly Storage<TWord, TTruth>?[] elements;
    private readonly CType element;

    internal ArrayStorage(ArrayType type, CObject<TTruth> owner, Storage<TWord, TTruth>? parent, int index)
        : base(type, owner, parent, index)
    {
        element = type.Element;
        elements = new Storage<TWord, TTruth>?[type.Length];
    }

    public int Length => elements.Length;

    public Storage<TWord, TTruth> this[int index] => Part(elements, index, element);

    public override void CopyFrom(Storage<TWord, TTruth> other)
    {
        var source = (ArrayStorage<TWord, TTruth>)other;
        for (var i = 0; i < elements.Length; i++)
        {
            if (elements[i] is not null || source.elements[i] is not null)
            {
                this[i].CopyFrom(source[i]);
            }
        }
    }

    public override void Clear()
    {
        for (var i = 0; i < elements.Length; i++)
        {
            this[i].Clear();
        }
    }

    internal override void Visit(string name, Action<string, Cell<TWord, TTruth>> visit)
    {
        for (var i = 0; i < elements.Length; i++)
        {
            this[i].Visit($"{name}[{i}]", visit);
        }
    }
}
