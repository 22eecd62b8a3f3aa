using VtdVerify.Model;
using VtdVerify.Terms;

namespace VtdVerify.Subjects;

/// <summary>The type of an event of which the code says the entry alone, as QEMU up to 5.2 does.</summary>
public static class EventType
{
    private const int Width = 32;

    /// <summary>An entry that grants something is a MAP, any other one an UNMAP.</summary>
    public static TWord Of<TWord, TTruth>(TWord permission)
        where TWord : struct, IWord<TWord, TTruth>
        where TTruth : struct, ITruth<TTruth>
    {
        var granted = permission & TWord.Of((ulong)IommuAccess.ReadWrite, permission.Width);
        return TWord.Select(
            granted == TWord.Of((ulong)IommuAccess.None, permission.Width),
            TWord.Of((ulong)NotifierFlags.Unmap, Width),
            TWord.Of((ulong)NotifierFlags.Map, Width));
    }
}
