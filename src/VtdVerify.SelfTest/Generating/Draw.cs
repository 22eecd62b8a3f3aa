using VtdVerify.Native.Conforming;

namespace VtdVerify.SelfTest.Generating;

/// <summary>Random choices of one program, the same on every computer.</summary>
internal sealed class Draw(ulong seed, long number)
{
    private const int UsuallyOf = 5;

    private readonly WordSource words = new(seed, (ulong)number);

    public bool OneIn(int chances) => words.OneIn(chances);

    public int Below(int limit) => words.Below(limit);

    /// <summary>One of them, each as often.</summary>
    public T One<T>(params ReadOnlySpan<T> these) => these[words.Below(these.Length)];

    /// <summary>The first more often than all others together: what is always wrong gives nothing to prove.</summary>
    public T Mostly<T>(T usual, params ReadOnlySpan<T> others) => words.Below(UsuallyOf) > 0 ? usual : One(others);
}
