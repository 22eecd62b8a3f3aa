using NUnit.Framework;

namespace VtdVerify.Tests.Tidy;

/// <summary>Every convention, over all files of the repository.</summary>
internal sealed class TidyTests
{
    private static IEnumerable<Rule> RulesOfCSharp => [.. TextRules.OfCSharp, .. SyntaxRules.All, .. RepeatableRules.All];

    private static IEnumerable<Rule> RulesOfAllText => TextRules.OfAllText;

    [TestCaseSource(nameof(RulesOfCSharp))]
    public void Every_source_file_keeps_to_it(Rule rule) =>
        Assert.That(string.Join('\n', SourceFile.AllCSharp.SelectMany(rule.Faults)), Is.Empty);

    [TestCaseSource(nameof(RulesOfAllText))]
    public void Every_text_keeps_to_it(Rule rule) =>
        Assert.That(string.Join('\n', SourceFile.AllText.SelectMany(rule.Faults)), Is.Empty);

    [TestCase("src/VtdVerify.Terms/IWord.cs")]
    [TestCase("specs/VtdVerify.Specs/Guarantees/IGuarantee.cs")]
    [TestCase("tests/VtdVerify.RepositoryTests/Tidy/TidyTests.cs")]
    [TestCase("Directory.Build.props")]
    public void The_files_are_found(string path) => Assert.That(SourceFile.AllText.Select(file => file.Path), Does.Contain(path));

    [Test]
    public void What_is_built_is_not_looked_at() =>
        Assert.That(SourceFile.AllText.Where(file => file.Path.Contains("/obj/", StringComparison.Ordinal)), Is.Empty);
}
