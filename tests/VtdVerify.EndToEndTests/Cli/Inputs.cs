namespace VtdVerify.Tests.Cli;

/// <summary>The patches that these tests check.</summary>
internal static class Inputs
{
    public static string Fixed => Sample("sample-fixed.patch");

    public static string WrappingKey => Sample("sample-wrapping-key.patch");

    /// <summary>The patch as it was posted; ignores the test where it is not at hand.</summary>
    public static string Posted => Repository.SharedFile("patches/patchwork-2175431.txt");

    public static string Sample(string name) => Path.Combine(AppContext.BaseDirectory, "Data", name);
}
