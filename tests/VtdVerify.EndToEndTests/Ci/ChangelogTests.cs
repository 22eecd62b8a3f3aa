using NUnit.Framework;

namespace VtdVerify.Tests.Ci;

/// <summary>tools/changelog: news become a section of the changelog.</summary>
[Category("EndToEnd")]
internal sealed class ChangelogTests
{
    private const string Before = "# Changelog\n\nWhat is not released yet lies elsewhere.\n\n## 0.1.0\n\n### New\n\n- It is there.\n";

    private string folder = string.Empty;

    [SetUp]
    public void Make()
    {
        folder = Directory.CreateTempSubdirectory("changelog").FullName;
        Directory.CreateDirectory(Path.Combine(folder, "docs", "news"));
        Write("CHANGELOG.md", Before);
    }

    [TearDown]
    public void Delete() => Directory.Delete(folder, recursive: true);

    [Test]
    public void News_come_under_their_version_by_their_kind_and_are_gone()
    {
        Write("docs/news/a.feat", "Reads more.\nAnd faster.\n");
        Write("docs/news/b.fix", "No longer wrong.\n");
        Assert.That(Run("0.2.0").ExitCode, Is.Zero);
        Assert.That(File.ReadAllText(Path.Combine(folder, "CHANGELOG.md")), Is.EqualTo(Before.Replace(
            "## 0.1.0",
            "## 0.2.0\n\n### New\n\n- Reads more.\n  And faster.\n\n### Fixed\n\n- No longer wrong.\n\n## 0.1.0",
            StringComparison.Ordinal)));
        Assert.That(Directory.EnumerateFiles(Path.Combine(folder, "docs", "news")), Is.Empty);
    }

    [Test]
    public void Without_news_nothing_is_written()
    {
        Assert.That(Run("0.2.0").ExitCode, Is.EqualTo(3));
        Assert.That(File.ReadAllText(Path.Combine(folder, "CHANGELOG.md")), Is.EqualTo(Before));
    }

    [TestCase("0.1.0", ExpectedResult = 3)]
    [TestCase("v0.2", ExpectedResult = 2)]
    [TestCase("", ExpectedResult = 2)]
    public int A_version_that_is_there_or_none_is_refused(string version)
    {
        Write("docs/news/a.feat", "Reads more.\n");
        return Run(version).ExitCode;
    }

    [Test]
    public void The_news_of_this_repository_are_of_a_known_kind() => Assert.That(
        Directory.EnumerateFiles(Repository.PathOf("docs/news")).Select(Path.GetFileName),
        Is.All.Matches<string>(name => name == "README.md" || Path.GetExtension(name) is ".feat" or ".fix" or ".break"));

    private Command Run(string version)
    {
        var run = Command.Run("bash", Repository.PathOf("tools/changelog"), version, folder);
        if (run is null)
        {
            Assert.Ignore("bash is not here, and tools/changelog is written for it");
        }

        return run!;
    }

    private void Write(string path, string text) => File.WriteAllText(Path.Combine([folder, .. path.Split('/')]), text);
}
