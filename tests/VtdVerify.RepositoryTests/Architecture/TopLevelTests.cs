using NUnit.Framework;

namespace VtdVerify.Tests.Architecture;

/// <summary>The root of the repository holds what the layout says and nothing else.</summary>
[Category("EndToEnd")]
internal sealed class TopLevelTests
{
    [Test]
    public void The_root_holds_only_what_the_layout_names() => Assert.That(Strangers(TrackedFiles()), Is.Empty);

    [Test]
    public void A_stranger_at_the_root_is_found() => Assert.That(
        Strangers([".editorconfig", ".ci/run", "src/A/A.cs", "notes.txt", "scratch/a.cs", "scratch/b.cs"]),
        Is.EqualTo(["notes.txt", "scratch"]));

    private static IEnumerable<string> Strangers(IEnumerable<string> files) => files
        .Select(file => file.Split('/')[0])
        .Distinct()
        .Where(name => !name.StartsWith('.') && !Layout.TopLevel.Contains(name));

    private static string[] TrackedFiles()
    {
        var listing = Command.Run("git", "ls-files");
        if (listing is not { ExitCode: 0 })
        {
            Assert.Ignore("git is not here or this is no working tree of it, and only git knows which files are the repository's");
        }

        return listing!.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
