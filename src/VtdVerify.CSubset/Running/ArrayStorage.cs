using VtdVerify.CSubset.Types;
using VtdVerify.Terms;

namespace VtdVerify.CSubset.Running;

/// <summary>An array of constant length.</summary>
public sealed class ArrayStorage<TWord, TTruth> : Storage<TWord, TTruth>
    where TWord : struct, IWord<TWord, TTruth>
    where TTruth : struct, ITruth<TTruth>
{
    private readonly Storage<TWord, TTruth>?[] elements;
    private readonly CType element;

    internal ArrayStorage(ArrayType type, CObject<TWord, TTruth> owner, Storage<TWord, TTruth>? parent, int index)
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
            if (elements[i] is not null || source.elements[i] is not null || MustCopyUnseen(source))
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

    internal override void Visit(string name, Action<string, Cell<TWord, TTruth>> visit, IReadOnlySet<string> wanted)
    {
        for (var i = 0; i < elements.Length; i++)
        {
            var part = $"{name}[{i}]";
            if (elements[i] is not null || IsWritten(i, element) || (wanted.Count > 0 && IsWanted(part, wanted)))
            {
                this[i].Visit(part, visit, wanted);
            }
        }
    }

    private protected override long OffsetOf(int index) => index * element.Size!.Value;
}
