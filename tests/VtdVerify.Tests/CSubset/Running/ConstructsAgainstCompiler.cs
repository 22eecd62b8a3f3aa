using System.Globalization;
using System.Text.RegularExpressions;
using NUnit.Framework;

namespace VtdVerify.Tests.CSubset.Running;

/// <summary>
/// The functions of Data/*.c: what the interpreter gives on known words, a compiler must give, and on a symbolic word the one path that
/// the word's value takes.
/// </summary>
[TestFixture]
internal sealed partial class ConstructsAgainstCompiler
{
    private static readonly ulong[] Arguments = [0, 1, 2, 7, 100, 101, 0x7fffffffffffffff, 0x8000000000000000, ulong.MaxValue];

    private static readonly string Folder = Repository.PathOf("tests/VtdVerify.Tests/CSubset/Running/Data");

    private static readonly string[] Files =
        [.. Directory.EnumerateFiles(Folder, "*.c").Select(Path.GetFileName).Order(StringComparer.Ordinal)!];

    private static IEnumerable<TestCaseData> Functions() =>
        from file in Files
        let text = Text(file)
        from name in FunctionLine().Matches(text).Select(m => m.Groups["name"].Value)
        select new TestCaseData(text, name).SetArgDisplayNames(file, name);

    [TestCaseSource(nameof(Functions))]
    public void The_one_path_of_a_symbolic_word_gives_what_the_word_gives(string text, string function)
    {
        var paths = SymbolicRun.Paths(Renamed(text, function));
        var expected = Arguments.Select(a => Interpreted(text, function, a));
        Assert.That(Arguments.Select(a => SymbolicRun.Evaluate(paths, a)), Is.EqualTo(expected));
    }

    [Test]
    [Category("Compiler")]
    public void Each_function_gives_what_the_compiled_one_gives([ValueSource(nameof(Files))] string file)
    {
        var text = Text(file);
        string[] names = [.. FunctionLine().Matches(text).Select(m => m.Groups["name"].Value)];
        var calls = names.SelectMany(name => Arguments.Select(a => $"    printf(\"%\" PRIu64 \"\\n\", {name}({a}U));\n"));
        var compiled = Gcc.Lines($"#line 1\n{text}\nint main(void)\n{{\n{string.Concat(calls)}    return 0;\n}}\n");
        var expected = names.Zip(compiled.Chunk(Arguments.Length)).ToDictionary(c => c.First, c => string.Join(' ', c.Second));
        Assert.Multiple(() =>
        {
            foreach (var name in names)
            {
                var interpreted = Arguments.Select(a => Interpreted(text, name, a).ToString(CultureInfo.InvariantCulture));
                Assert.That(string.Join(' ', interpreted), Is.EqualTo(expected[name]), name);
            }
        });
    }

    private static string Text(string file) => File.ReadAllText(Path.Combine(Folder, file));

    private static ulong Interpreted(string text, string function, ulong argument) =>
        TestRun.Start(text).Call(function, TestRun.Word(argument)).Word.Value;

    private static string Renamed(string text, string function) =>
        text.Replace($" {function}(", " f(", StringComparison.Ordinal);

    [GeneratedRegex(@"^uint64_t (?<name>f_\w+)\(uint64_t a\)", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex FunctionLine();
}
