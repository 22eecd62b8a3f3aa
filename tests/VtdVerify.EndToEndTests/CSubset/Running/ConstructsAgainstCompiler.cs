using System.Globalization;
using NUnit.Framework;

namespace VtdVerify.Tests.CSubset.Running;

/// <summary>What the interpreter gives on known words, a compiler must give.</summary>
[TestFixture]
[Category("Compiler")]
[Category("EndToEnd")]
internal sealed class ConstructsAgainstCompiler
{
    private static IEnumerable<string> Files => Constructs.Files;

    [Test]
    public void Each_function_gives_what_the_compiled_one_gives([ValueSource(nameof(Files))] string file)
    {
        var text = Constructs.Text(file);
        var names = Constructs.Functions(text);
        var calls = names.SelectMany(name => Constructs.Arguments.Select(a => $"    printf(\"%\" PRIu64 \"\\n\", {name}({a}U));\n"));
        var compiled = Gcc.Lines($"#line 1\n{text}\nint main(void)\n{{\n{string.Concat(calls)}    return 0;\n}}\n");
        var expected = names.Zip(compiled.Chunk(Constructs.Arguments.Count)).ToDictionary(c => c.First, c => string.Join(' ', c.Second));
        Assert.Multiple(() =>
        {
            foreach (var name in names)
            {
                var interpreted = Constructs.Arguments.Select(
                    a => Constructs.Interpreted(text, name, a).ToString(CultureInfo.InvariantCulture));
                Assert.That(string.Join(' ', interpreted), Is.EqualTo(expected[name]), name);
            }
        });
    }
}
