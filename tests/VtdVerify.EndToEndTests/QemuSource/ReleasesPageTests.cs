using NUnit.Framework;
using VtdVerify.Reporting;

namespace VtdVerify.Tests.QemuSource;

/// <summary>The page of releases is what a check of each says.</summary>
[Category("EndToEnd")]
[Category("QemuHistory")]
internal sealed class ReleasesPageTests
{
    [Test]
    public void The_page_is_up_to_date()
    {
        var written = ReleasesPage.Write([.. ReleasesPage.Releases.Select(release => (release.Name, Check(release.Commit)))]);
        var path = Repository.PathOf(ReleasesPage.Path);
        if (Environment.GetEnvironmentVariable("VTDVERIFY_WRITE_DOCS") == "1")
        {
            File.WriteAllText(path, written);
        }

        Assert.That(File.ReadAllText(path), Is.EqualTo(written), "VTDVERIFY_WRITE_DOCS=1 writes it anew");
    }

    private static CheckResult Check(string commit)
    {
        var run = QemuHistory.Check(commit, "--json", "-");
        Assert.That(run.ExitCode, Is.EqualTo(ExitCodes.Refuted), run.Error);
        return ResultJson.Read(run.Output);
    }
}
