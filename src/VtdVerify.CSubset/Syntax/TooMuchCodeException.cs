namespace VtdVerify.CSubset.Syntax;

/// <summary>There are more tokens than are read: a bound of memory, far above any file of QEMU.</summary>
public sealed class TooMuchCodeException : Exception
{
    /// <summary>Of one text, and of all that a patch shows: five times those of QEMU's largest file, and some 300 MB.</summary>
    public const int MostTokens = 1_000_000;

    /// <summary>Made where the first token stands that is too much.</summary>
    /// <param name="file">As the input names it.</param>
    /// <param name="line">One-based.</param>
    public TooMuchCodeException(string file, int line)
        : base(FormattableString.Invariant($"{file}:{line}: there is more C code than the {MostTokens} tokens that are read"))
    {
    }
}
