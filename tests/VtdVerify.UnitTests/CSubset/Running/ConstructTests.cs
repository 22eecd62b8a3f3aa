using NUnit.Framework;

namespace VtdVerify.Tests.CSubset.Running;

/// <summary>What the interpreter gives on known words, the one path gives that the word's value takes when it is symbolic.</summary>
[TestFixture]
internal sealed class ConstructTests
{
    private static IEnumerable<TestCaseData> Functions() =>
        from file in Constructs.Files
        let text = Constructs.Text(file)
        from name in Constructs.Functions(text)
        select new TestCaseData(text, name).SetArgDisplayNames(file, name);

    [TestCaseSource(nameof(Functions))]
    public void The_one_path_of_a_symbolic_word_gives_what_the_word_gives(string text, string function)
    {
        var paths = SymbolicRun.Paths(text.Replace($" {function}(", " f(", StringComparison.Ordinal));
        var expected = Constructs.Arguments.Select(a => Constructs.Interpreted(text, function, a));
        Assert.That(Constructs.Arguments.Select(a => SymbolicRun.Evaluate(paths, a)), Is.EqualTo(expected));
    }
}
