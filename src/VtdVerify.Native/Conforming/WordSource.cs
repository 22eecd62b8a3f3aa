namespace VtdVerify.Native.Conforming;

/// <summary>Random words that depend on two numbers only (SplitMix64), on every computer and in every release of .NET alike.</summary>
public sealed class WordSource
{
    private const ulong Step = 0x9e3779b97f4a7c15;

    private ulong state;

    /// <summary>The words of a stream of a seed.</summary>
    public WordSource(ulong seed, ulong stream)
    {
        state = seed;
        state = Next() ^ (stream * Step);
    }

    /// <summary>Any word below 2^bits, small ones as often as large ones.</summary>
    /// <param name="bits">1 to 64.</param>
    public ulong Word(int bits) => Next() >> (64 - 1 - Below(bits));

    /// <summary>0 to one below the limit.</summary>
    public int Below(int limit) => (int)(Next() % (ulong)limit);

    /// <summary>True once in so many times.</summary>
    public bool OneIn(int chances) => Below(chances) == 0;

    private ulong Next()
    {
        unchecked
        {
            state += Step;
            var mixed = (state ^ (state >> 30)) * 0xbf58476d1ce4e5b9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111eb;
            return mixed ^ (mixed >> 31);
        }
    }
}
