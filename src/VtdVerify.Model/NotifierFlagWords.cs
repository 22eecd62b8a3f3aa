using VtdVerify.Terms;

namespace VtdVerify.Model;

/// <summary><see cref="NotifierFlags"/> as words of 32 bits.</summary>
public static class NotifierFlagWords
{
    private const NotifierFlags MapAndUnmap = NotifierFlags.Map | NotifierFlags.Unmap;

    /// <summary>Whether a notifier with the flags is told of unmaps, and of nothing but maps besides.</summary>
    public static TTruth AreForUnmaps<TWord, TTruth>(TWord flags)
        where TWord : struct, IWord<TWord, TTruth>
        where TTruth : struct, ITruth<TTruth> =>
        (flags | TWord.Of((ulong)NotifierFlags.Map, 32)) == TWord.Of((ulong)MapAndUnmap, 32);
}
