using System.Globalization;
using VtdVerify.CSubset.Running.Nodes;
using VtdVerify.CSubset.Syntax;
using VtdVerify.CSubset.Types;

namespace VtdVerify.CSubset.Running.Compilation;

/// <content>Braced initialisers, C11 6.7.9: designators, positions, and braces that are left out.</content>
internal sealed partial class FunctionCompiler<TWord, TTruth>
{
    private Initializer<TWord, TTruth> Initializer(InitializerList list, CType type)
    {
        var parts = new List<InitializedPart<TWord, TTruth>>();
        if (type is RecordType or ArrayType)
        {
            var next = 0;
            Fill(list.Items, ref next, type, [], parts, true);
            if (next < list.Items.Count)
            {
                parts.Add(new([], Unsupported("an initialiser for no member", list.Items[next])));
            }
        }
        else if (list.Items is [{ Designators: [] } only])
        {
            parts.Add(new([], Convert(Value(only.Value), type, only.Value)));
        }
        else if (list.Items.Count > 0)
        {
            parts.Add(new([], Unsupported("this initialiser of a scalar", list)));
        }

        if (ChoosesTwice(parts))
        {
            parts.Add(new([], Unsupported("an initialiser of two members of a union", list)));
        }

        if (ReplacesPart(parts))
        {
            parts.Add(new([], Unsupported("an initialiser that replaces another", list)));
        }

        return new Initializer<TWord, TTruth>(parts, SiteOf(list.Span));
    }

    /// <summary>Whether a part is given a value twice, whole or within it: compilers drop the first one, effects and all.</summary>
    private static bool ReplacesPart(List<InitializedPart<TWord, TTruth>> parts)
    {
        var given = new HashSet<string>(StringComparer.Ordinal);
        var within = new HashSet<string>(StringComparer.Ordinal);
        foreach (var path in parts.Where(part => part.Value is not (null or UnsupportedNode<TWord, TTruth>)).Select(part => part.Path))
        {
            var steps = Enumerable.Range(0, path.Count + 1).Select(length => string.Join('.', path.Take(length))).ToList();
            if (steps.Exists(given.Contains) || within.Contains(steps[^1]))
            {
                return true;
            }

            given.Add(steps[^1]);
            within.UnionWith(steps);
        }

        return false;
    }

    /// <summary>The initialiser of an object that has its value before everything runs.</summary>
    public Initializer<TWord, TTruth> StaticInitializer(CExpression initializer, CType type) =>
        Initializer(Braced(initializer, type) ?? new([new([], initializer, initializer.Span)], initializer.Span), type);

    /// <summary>An initialiser with braces, and a text that is one of an array of characters; null of any other.</summary>
    private static InitializerList? Braced(CExpression initializer, CType type) =>
        initializer as InitializerList
        ?? (type is ArrayType { Element: IntegerType { Width: 8 } } array ? TextCharacters.Spelled(initializer, array.Length) : null);

    /// <summary>Whether a union gets a member and then another, which C lets replace the first.</summary>
    private static bool ChoosesTwice(IEnumerable<InitializedPart<TWord, TTruth>> parts) =>
        parts.Where(part => part.Value is null).Select(part => part.Path)
            .GroupBy(path => string.Join(' ', path.SkipLast(1).Select(step => step.ToString(CultureInfo.InvariantCulture))))
            .Any(union => union.Select(path => path[^1]).Distinct().Skip(1).Any());

    /// <summary>Gives items to the parts of one record or array; without braces of its own it stops at its last part.</summary>
    private void Fill(
        IReadOnlyList<InitializerItem> items,
        ref int next,
        CType type,
        int[] path,
        List<InitializedPart<TWord, TTruth>> parts,
        bool braced)
    {
        for (var position = 0; next < items.Count; position++)
        {
            var item = Spelled(items[next], type);
            if (item.Designators is [var designator, ..])
            {
                if (!braced)
                {
                    return;
                }

                position = Position(type, designator);
            }
            else if (position > 0 && type is RecordType { IsUnion: true })
            {
                return;
            }

            if (position < 0 || PartType(type, position) is not { } part)
            {
                return;
            }

            int[] inner = [.. path, position];
            if (type is RecordType { IsUnion: true })
            {
                parts.Add(new(inner, null));
            }

            if (item.Designators.Count > 1)
            {
                next++;
                Nested(item, items.ElementAtOrDefault(next), part, inner, parts);
                continue;
            }

            FillPart(items, ref next, part, inner, parts);
        }
    }

    /// <summary>The item with the anonymous records that lead to the member that it names.</summary>
    private static InitializerItem Spelled(InitializerItem item, CType type) =>
        item.Designators is [{ Member: { } member } first, ..] && type is RecordType record && record.PathTo(member) is [var outer, _, ..]
            ? item with { Designators = [first with { Member = outer.Name }, .. item.Designators] }
            : item;

    private void Nested(
        InitializerItem item, InitializerItem? following, CType part, int[] path, List<InitializedPart<TWord, TTruth>> parts)
    {
        InitializerItem[] inner = [item with { Designators = [.. item.Designators.Skip(1)] }];
        var position = 0;
        Fill(inner, ref position, part, path, parts, true);
        if (position == 0)
        {
            parts.Add(new(path, Unsupported("this designator", item)));
        }

        if (following is { Designators: [] })
        {
            parts.Add(new(path, Unsupported("an item without a designator after one within a member", following)));
        }
    }

    private void FillPart(
        IReadOnlyList<InitializerItem> items, ref int next, CType part, int[] path, List<InitializedPart<TWord, TTruth>> parts)
    {
        var value = items[next].Value;
        if (Braced(value, part) is { } list)
        {
            next++;
            if (parts.Exists(p => p.Value is not null && p.Path.Take(path.Length).SequenceEqual(path)))
            {
                parts.Add(new(path, Unsupported("an initialiser that replaces another", list)));
            }

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
        parts.Add(new(path, Convert(node, part, value)));
    }

    private int Position(CType type, Designator designator) => type switch
    {
        RecordType record when designator.Member is not null => record.Field(designator.Member)?.Index ?? -1,
        ArrayType array when designator is { Index: not null, Last: null } =>
            Constant(designator.Index) is { } index && index < (ulong)array.Length ? (int)index : -1,
        _ => -1,
    };

    /// <summary>Null where there is no such part, or where it is not known which bytes of a union it is.</summary>
    private static CType? PartType(CType type, int position) => type switch
    {
        RecordType { Fields: { } fields } record when position < fields.Count && !(record.IsUnion && !record.IsPlaced(position)) =>
            fields[position].Type,
        ArrayType array when position < array.Length => array.Element,
        _ => null,
    };
}
