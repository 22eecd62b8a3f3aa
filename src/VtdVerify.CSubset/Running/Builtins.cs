namespace VtdVerify.CSubset.Running;

/// <summary>Names with a meaning of their own in every program, whatever headers say: their definitions are no expressions.</summary>
public static class Builtins
{
    private static readonly HashSet<string> Own = new(StringComparer.Ordinal)
    {
        "assert", "g_assert", "g_assert_not_reached", "abort", "MIN", "MAX", "container_of",
        "__builtin_clz", "__builtin_clzl", "__builtin_clzll", "__builtin_ctz", "__builtin_ctzl", "__builtin_ctzll",
    };

    /// <summary>Whether a declaration of the name in a header is passed over.</summary>
    public static bool Has(string name) => Own.Contains(name) || Prelude.Empty.Declares(name);
}
