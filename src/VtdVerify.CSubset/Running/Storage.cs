using VtdVerify.CSubset.Types;
using VtdVerify.Terms;

namespace VtdVerify.CSubset.Running;

/// <summary>An object in the sense of C: what lives and dies as one.</summary>
public sealed class CObject<TWord, TTruth>(string name)
    where TWord : struct, IWord<TWord, TTruth>
    where TTruth : struct, ITruth<TTruth>
{
    public string Name { get; } = name;

    /// <summary>What the host knows the object by; null for an object of the code's own.</summary>
    public object? Identity { get; init; }

    /// <summary>Whether it is a static variable of the code, whose name an object of the host's may have as well.</summary>
    public bool IsStatic { get; init; }

    /// <summary>Whether it lives on after the call: an object of the host's, or a static variable.</summary>
    public bool IsKept { get; init; }

    /// <summary>
    /// Whether it was defined <c>const</c> and has its first value: C lets nobody change it, whatever pointer leads there.
    /// </summary>
    public bool IsConstant { get; set; }

    /// <summary>Why the code cannot write into the object, as a construct that is not read; null where it can.</summary>
    public string? RefusesWrites { get; init; }

    /// <summary>
    /// Gives what a cell holds that nothing has assigned, the same each time; null where reading such a cell is undefined, as of the
    /// code's own variables. Of a union's members nothing is known: values that are given by name would not be the same bytes.
    /// </summary>
    public Func<Cell<TWord, TTruth>, CValue<TWord>>? Unassigned { get; init; }

    /// <summary>
    /// Gives the condition under which the object has been freed, asked anew at each access, which requires its negation; null
    /// while it certainly lives.
    /// </summary>
    public Func<TTruth>? IsDead { get; set; }

    /// <summary>Whether it was a variable whose block has been left.</summary>
    public bool HasEnded { get; private set; }

    /// <summary>Whether another object stands for it since its declaration was met again: in C the two may be one.</summary>
    public bool IsReplaced { get; private set; }

    /// <summary>Ends the life of a variable: pointers to it dangle from now on.</summary>
    public void End() => (IsDead, HasEnded) = (static () => TTruth.Of(true), true);

    /// <summary>Lets another object stand for it.</summary>
    /// <param name="isDead">As <see cref="IsDead"/>: what a pointer from before finds.</param>
    public void Replace(Func<TTruth> isDead) => (IsDead, IsReplaced) = (isDead, true);
}

/// <summary>An object or a part of one. A pointer is a reference to the storage that it points to.</summary>
public abstract class Storage<TWord, TTruth>
    where TWord : struct, IWord<TWord, TTruth>
    where TTruth : struct, ITruth<TTruth>
{
    private protected Storage(CType type, CObject<TWord, TTruth> owner, Storage<TWord, TTruth>? parent, int index)
    {
        (Type, Owner, Parent, Index) = (type, owner, parent, index);
        if (parent?.Union is not null)
        {
            (Union, UnionOffset) = (parent.Union, parent.UnionOffset + parent.OffsetOf(index));
        }
        else if (type is RecordType { IsUnion: true })
        {
            Union = new UnionBytes<TWord, TTruth>();
        }
    }

    public CType Type { get; }

    public CObject<TWord, TTruth> Owner { get; }

    /// <summary>The record or array that this is a part of; null for a whole object.</summary>
    public Storage<TWord, TTruth>? Parent { get; }

    /// <summary>The position within the parent.</summary>
    public int Index { get; }

    /// <summary>The whole object that this is a part of.</summary>
    internal Storage<TWord, TTruth> Whole
    {
        get
        {
            var outermost = this;
            while (outermost.Parent is { } parent)
            {
                outermost = parent;
            }

            return outermost;
        }
    }

    /// <summary>The path from the object's name: <c>event.entry.iova</c>.</summary>
    public string Name => Parent switch
    {
        null => Owner.Name,
        Record<TWord, TTruth> record => record.NameOf(record.Name, Index),
        _ => $"{Parent.Name}[{Index}]",
    };

    /// <summary>The bytes of the outermost union that this is, or is a part of; null outside of unions.</summary>
    internal UnionBytes<TWord, TTruth>? Union { get; }

    /// <summary>From the beginning of that union, in bytes.</summary>
    internal long UnionOffset { get; }

    /// <summary>A new object; none of its cells is assigned. A record without known fields has none.</summary>
    public static Storage<TWord, TTruth> Create(CType type, string name) => Create(type, new CObject<TWord, TTruth>(name));

    /// <summary>The storage of an object that the host describes; none of its cells is assigned.</summary>
    public static Storage<TWord, TTruth> Create(CType type, CObject<TWord, TTruth> owner) => Create(type, owner, null, 0);

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

    /// <summary>Shows the cells that a run has looked at, and those that are wanted.</summary>
    /// <param name="wanted">Names of cells to make where they were not looked at yet.</param>
    internal abstract void Visit(string name, Action<string, Cell<TWord, TTruth>> visit, IReadOnlySet<string> wanted);

    /// <summary>Whether this is another storage, or a part of it.</summary>
    internal bool LiesIn(Storage<TWord, TTruth> other)
    {
        var part = this;
        while (part is not null && !ReferenceEquals(part, other))
        {
            part = part.Parent;
        }

        return part is not null;
    }

    /// <summary>Whether a name is wanted, or that of a part.</summary>
    private protected static bool IsWanted(string name, IReadOnlySet<string> wanted) => wanted.Any(w =>
        w.StartsWith(name, StringComparison.Ordinal) && (w.Length == name.Length || w[name.Length] is '.' or '['));

    /// <summary>Where a part of a union begins within this record or array, in bytes.</summary>
    private protected virtual long OffsetOf(int index) => throw new InvalidOperationException($"{Name} has no parts.");

    /// <summary>
    /// Whether a part that no run has looked at has content even so: a union's bytes are written by other names and by copies.
    /// </summary>
    private protected bool IsWritten(int index, CType type) =>
        Union is not null && type.Size is { } size && Union.Holds(UnionOffset + OffsetOf(index), size);

    /// <summary>
    /// Whether a copy takes over parts that no run has looked at, too: the bytes of unions have other names, and what the host does not
    /// describe of its objects is the same in a copy.
    /// </summary>
    private protected bool MustCopyUnseen(Storage<TWord, TTruth> source) =>
        Union is not null || source.Union is not null || source.Owner.Unassigned is not null;

    /// <summary>
    /// A part, made when it is first asked for: QEMU's records have hundreds of fields and long arrays, of which a run sees a few.
    /// </summary>
    private protected Storage<TWord, TTruth> Part(Storage<TWord, TTruth>?[] parts, int index, CType type) =>
        parts[index] ??= Create(type, Owner, this, index);

    private protected static Storage<TWord, TTruth> Create(
        CType type, CObject<TWord, TTruth> owner, Storage<TWord, TTruth>? parent, int index) => type switch
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
    private bool isDeferred;

    internal Cell(CType type, CObject<TWord, TTruth> owner, Storage<TWord, TTruth>? parent, int index)
        : base(type, owner, parent, index)
    {
        value = new CValue<TWord>(type, default, Marker.NotAssigned);
    }

    /// <summary>The content; a word must have the width of the cell's type.</summary>
    public CValue<TWord> Value
    {
        get
        {
            var content = computed is not null ? computed() : Union is null ? value : Union.Read(UnionOffset, Type);
            return Owner.Unassigned is not { } unassigned || !ReferenceEquals(content.Reference, Marker.NotAssigned) ? content
                : Union is null ? unassigned(this) with { Type = Type }
                : new CValue<TWord>(Type, default, Marker.Overlaid);
        }

        set
        {
            if (value.Reference is null && (Type is not IntegerType integer || integer.Width != value.Word.Width))
            {
                throw new ArgumentException($"A word of {value.Word.Width} bits does not fit {Name}, which is {Type.Name}.", nameof(value));
            }

            Put(value with { Type = Type });
        }
    }

    /// <summary>Whether the host computes the content at each read, so that the code cannot assign one.</summary>
    internal bool IsComputed => computed is not null && !isDeferred;

    /// <summary>Where the content is left open until it is read: an object that stands for it; else null.</summary>
    internal object? Undecided => computed;

    public void Set(TWord word) => Value = new CValue<TWord>(Type, word, null);

    /// <summary>Makes the cell a pointer to a storage, a function or (null) nothing.</summary>
    public void Point(object? target) => Value = CValue<TWord>.Pointer(Type, target);

    /// <summary>Asks for the content at each read. Of a union's bytes the other members would not see it.</summary>
    /// <exception cref="InvalidOperationException">The cell lies in a union.</exception>
    public void Compute(Func<CValue<TWord>> content) =>
        computed = Union is null ? content : throw new InvalidOperationException($"{Name} lies in a union.");

    public override void CopyFrom(Storage<TWord, TTruth> other) => Put(((Cell<TWord, TTruth>)other).Value with { Type = Type });

    public override void Clear() => Put(Type is IntegerType integer
        ? new CValue<TWord>(Type, TWord.Of(0, integer.Width), null)
        : CValue<TWord>.Pointer(Type, null));

    /// <summary>Leaves it open what the cell points to until it is read first; what is assigned before that counts instead.</summary>
    internal void Defer(Func<object?> choose)
    {
        Compute(() =>
        {
            Point(choose());
            return value;
        });
        isDeferred = true;
    }

    internal override void Visit(string name, Action<string, Cell<TWord, TTruth>> visit, IReadOnlySet<string> wanted) => visit(name, this);

    private void Put(CValue<TWord> content)
    {
        if (Union is null)
        {
            value = content;
        }
        else
        {
            Union.Write(UnionOffset, content);
        }

        (computed, isDeferred) = (null, false);
    }
}
