namespace VtdVerify.Fuzzing;

/// <summary>Numbers that depend on a seed, a target and a number alone, on every computer.</summary>
internal sealed class FuzzSource
{
    private ulong state;

    public FuzzSource(ulong seed, string target, long number)
    {
        state = (seed * 0x9e3779b97f4a7c15) ^ (ulong)number;
        foreach (var c in target)
        {
            state = Next() ^ c;
        }
    }

    /// <summary>A whole number from 0 up to, not including, a bound.</summary>
    public int Below(int bound) => (int)(Next() % (ulong)Math.Max(1, bound));

    public bool OneIn(int chances) => Below(chances) == 0;

    public T Of<T>(IReadOnlyList<T> choices) => choices[Below(choices.Count)];

    // SplitMix64.
    public ulong Next()
    {
        state += 0x9e3779b97f4a7c15;
        var mixed = (state ^ (state >> 30)) * 0xbf58476d1ce4e5b9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111eb;
        return mixed ^ (mixed >> 31);
    }
}
