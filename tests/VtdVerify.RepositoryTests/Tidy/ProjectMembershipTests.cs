using NUnit.Framework;
using VtdVerify.Tests.Architecture;

namespace VtdVerify.Tests.Tidy;

/// <summary>A source file outside of every project is compiled by none, and its tests never run.</summary>
internal sealed class ProjectMembershipTests
{
    private static IReadOnlySet<string> Folders { get; } =
        ProjectFile.All.Select(project => $"{project.Place}/{project.Name}/").ToHashSet();

    [Test]
    public void Every_source_file_lies_in_a_project() =>
        Assert.That(Outside(SourceFile.AllCSharp.Select(file => file.Path)), Is.Empty);

    [Test]
    public void A_file_outside_of_every_project_is_found() => Assert.That(
        Outside(["src/VtdVerify.Terms/IWord.cs", "src/VtdVerify.Gone/A/B.cs", "tests/C.cs"]),
        Is.EqualTo(["src/VtdVerify.Gone/A/B.cs", "tests/C.cs"]));

    private static IEnumerable<string> Outside(IEnumerable<string> paths) =>
        paths.Where(path => !Folders.Any(folder => path.StartsWith(folder, StringComparison.Ordinal)));
}
