using System.Text.RegularExpressions;

namespace VtdVerify.Tests.CSubset.Running;

/// <summary>The functions of Data/*.c: each takes and returns one word of 64 bits.</summary>
internal static partial class Constructs
{
    private static readonly string Folder = Repository.PathOf("tests/VtdVerify.TestSupport/CSubset/Running/Data");

    /// <summary>The words that each function is run on.</summary>
    public static IReadOnlyList<ulong> Arguments { get; } =
        [0, 1, 2, 7, 100, 101, 0x7fffffffffffffff, 0x8000000000000000, ulong.MaxValue];

    public static IReadOnlyList<string> Files { get; } =
        [.. Directory.EnumerateFiles(Folder, "*.c").Select(Path.GetFileName).Order(StringComparer.Ordinal)!];

    public static string Text(string file) => File.ReadAllText(Path.Combine(Folder, file));

    /// <summary>The names of a text's functions, in its order.</summary>
    public static IReadOnlyList<string> Functions(string text) => [.. FunctionLine().Matches(text).Select(m => m.Groups["name"].Value)];

    public static ulong Interpreted(string text, string function, ulong argument) =>
        TestRun.Start(text).Call(function, TestRun.Word(argument)).Word.Value;

    [GeneratedRegex(@"^uint64_t (?<name>f_\w+)\(uint64_t a\)", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex FunctionLine();
}
