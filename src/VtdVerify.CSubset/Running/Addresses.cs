using VtdVerify.CSubset.Types;
using VtdVerify.Terms;

namespace VtdVerify.CSubset.Running;

/// <summary>Where objects lie to each other, as far as their types say.</summary>
internal static class Addresses
{
    /// <summary>
    /// Whether two different storages begin at the same byte, as a record and its first member do; null where nobody knows: of a record
    /// some members or the layout may not be known, and what is empty may lie where something else does.
    /// </summary>
    public static bool? AreSame<TWord, TTruth>(Storage<TWord, TTruth> left, Storage<TWord, TTruth> right)
        where TWord : struct, IWord<TWord, TTruth>
        where TTruth : struct, ITruth<TTruth>
    {
        if (left.Union is not null && left.Union == right.Union)
        {
            return left.UnionOffset == right.UnionOffset;
        }

        if (left.LiesIn(right) || right.LiesIn(left))
        {
            return left.LiesIn(right) ? IsAtBeginning(left, right) : IsAtBeginning(right, left);
        }

        // Two objects, or two parts of one of which neither holds the other.
        return MayBeEmpty(left.Type) || MayBeEmpty(right.Type) ? null : false;
    }

    private static bool? IsAtBeginning<TWord, TTruth>(Storage<TWord, TTruth> part, Storage<TWord, TTruth> whole)
        where TWord : struct, IWord<TWord, TTruth>
        where TTruth : struct, ITruth<TTruth>
    {
        bool? isAtBeginning = true;
        for (var step = part; step != whole; step = step.Parent!)
        {
            var offset = OffsetOf(step.Parent!, step.Index);
            if (offset is > 0)
            {
                return false;
            }

            isAtBeginning = offset is null ? null : isAtBeginning;
        }

        return isAtBeginning;
    }

    private static long? OffsetOf<TWord, TTruth>(Storage<TWord, TTruth> outer, int index)
        where TWord : struct, IWord<TWord, TTruth>
        where TTruth : struct, ITruth<TTruth> => outer.Type switch
        {
            // Of a record whose size is not known, some member may not be known either, be it the first one.
            RecordType { IsUnion: false } record => record.Size is null ? null : record.Offset(index),
            RecordType => 0,
            ArrayType array => index == 0 ? 0 : MayBeEmpty(array.Element) ? null : array.Element.Size ?? index,
            _ => null,
        };

    /// <summary>Whether an object of the type may have no bytes, which GNU's C lets records and arrays have.</summary>
    private static bool MayBeEmpty(CType type) => type switch
    {
        RecordType record => record.Fields?.All(field => MayBeEmpty(field.Type)) == true,
        ArrayType array => MayBeEmpty(array.Element),
        _ => type is UnknownType,
    };
}
