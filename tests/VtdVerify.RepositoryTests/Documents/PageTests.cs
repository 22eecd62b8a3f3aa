using System.Text.RegularExpressions;
using NUnit.Framework;
using VtdVerify.Tests.Tidy;

namespace VtdVerify.Tests.Documents;

/// <summary>The pages that people read: short at the door, no dead link, none that nothing leads to.</summary>
internal sealed partial class PageTests
{
    private const int MostWordsOfReadme = 700;

    private static IEnumerable<string> Pages => DocPage.All.Select(page => page.Path);

    [Test]
    public void The_readme_is_short() => Assert.That(
        DocPage.Read("README.md").Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries), Has.Length.AtMost(MostWordsOfReadme));

    [TestCaseSource(nameof(Pages))]
    public void A_link_leads_to_a_file(string path)
    {
        var folder = Path.GetDirectoryName(Repository.PathOf(path))!;
        Assert.That(
            DocPage.Read(path).Links.Where(link => !Path.Exists(Path.Combine([folder, .. link.Split('/')]))), Is.Empty);
    }

    [Test]
    public void The_reading_order_names_files_that_there_are()
    {
        var names = SourceFile.AllText.Select(file => $"/{file.Path}").ToList();
        Assert.That(
            NamedFiles().Matches(DocPage.Read("ARCHITECTURE.md").Text).Select(match => match.Groups["path"].Value)
                .Where(path => !names.Exists(name => name.EndsWith($"/{path}", StringComparison.Ordinal))),
            Is.Empty);
    }

    [Test]
    public void The_readme_leads_to_every_page() => Assert.That(
        Pages.Where(page => page is not ("README.md" or "CHANGELOG.md")), Is.SubsetOf(DocPage.Read("README.md").Links.ToList()));

    [GeneratedRegex(@"`(?<path>[A-Za-z0-9./]+\.(cs|feature|md))`", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex NamedFiles();
}
