using VtdVerify.CSubset.Running.Nodes;
using VtdVerify.CSubset.Syntax;
using VtdVerify.CSubset.Types;

namespace VtdVerify.CSubset.Running.Compilation;

/// <content>Braced initialisers, C11 6.7.9: designators, positions, and braces that are left out.</content>
internal sealed partial class FunctionCompiler<TWord, TTruth>
{
    private Initializer<TWord, TTruth> Initializer(InitializerList list, CType type)
    {
        var parts = new List<(IReadOnlyList<int> Path, Node<TWord, TTruth> Value)>();
        if (type is RecordType or ArrayType)
        {
            var next = 0;
            Fill(list.Items, ref next, type, [], parts, true);
            AddRest(list, next, parts);
        }
        else if (list.Items is [{ Designators: [] } only])
        {
            parts.Add(([], Convert(Value(only.Value), type, only.Value)));
        }
        else if (list.Items.Count > 0)
        {
            parts.Add(([], Unsupported("this initialiser of a scalar", list)));
        }

        return new Initializer<TWord, TTruth>(parts, SiteOf(list.Span));
    }

    private void AddRest(InitializerList list, int next, List<(IReadOnlyList<int> Path, Node<TWord, TTruth> Value)> parts)
    {
        if (next < list.Items.Count)
        {
            parts.Add(([], Unsupported("an initialiser for no member", list.Items[next])));
        }
    }

    /// <summary>Gives items to the parts of one record or array; without braces of its own it stops at its last part.</summary>
    private void Fill(
        IReadOnlyList<InitializerItem> items,
        ref int next,
        CType type,
        int[] path,
        List<(IReadOnlyList<int>, Node<TWord, TTruth>)> parts,
        bool braced)
    {
        for (var position = 0; next < items.Count; position++)
        {
            var item = items[next];
            if (item.Designators is [var designator, ..])
            {
                if (!braced)
                {
                    return;
                }

                position = Position(type, designator);
            }

            if (position < 0 || PartType(type, position) is not { } part)
            {
                return;
            }

            if (item.Designators.Count > 1)
            {
                next++;
                Nested(item, part, [.. path, position], parts);
                continue;
            }

            FillPart(items, ref next, part, [.. path, position], parts);
        }
    }

    private void Nested(InitializerItem item, CType part, int[] path, List<(IReadOnlyList<int>, Node<TWord, TTruth>)> parts)
    {
        InitializerItem[] inner = [item with { Designators = [.. item.Designators.Skip(1)] }];
        var position = 0;
        Fill(inner, ref position, part, path, parts, true);
        if (position == 0)
        {
            parts.Add((path, Unsupported("this designator", item)));
        }
    }

    private void FillPart(
        IReadOnlyList<InitializerItem> items, ref int next, CType part, int[] path, List<(IReadOnlyList<int>, Node<TWord, TTruth>)> parts)
    {
        var value = items[next].Value;
        if (value is InitializerList list)
        {
            next++;
            parts.AddRange(Initializer(list, part).Prefixed(path));
            return;
        }

        var node = Value(value);
        if (part is RecordType or ArrayType && node.Type != part && node.Type is not UnknownType)
        {
            var here = next;
            var rest = items.Select((item, i) => i == here ? item with { Designators = [] } : item).ToArray();
            Fill(rest, ref next, part, path, parts, false);
            return;
        }

        next++;
        parts.Add((path, Convert(node, part, value)));
    }

    private int Position(CType type, Designator designator) => type switch
    {
        RecordType record when designator.Member is not null => record.Field(designator.Member)?.Index ?? -1,
        ArrayType array when designator is { Index: not null, Last: null } =>
            Constants.Evaluate(symbols, designator.Index) is { } index && index < (ulong)array.Length ? (int)index : -1,
        _ => -1,
    };

    private static CType? PartType(CType type, int position) => type switch
    {
        RecordType { IsUnion: false, Fields: { } fields } when position < fields.Count => fields[position].Type,
        ArrayType array when position < array.Length => array.Element,
        _ => null,
    };
}
