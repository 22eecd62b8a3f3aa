using NUnit.Framework;
using VtdVerify.Reporting;
using VtdVerify.Tests.Reporting;

namespace VtdVerify.Tests.Ci;

/// <summary>The jobs of docs/ci do what docs/ci.md says: their own commands run on a branch of a small repository.</summary>
[Category("EndToEnd")]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class JobTests : IDisposable
{
    private static readonly string[] Names = ["GitLab", "GitHub"];

    private readonly ScratchBranch branch = new();

    public void Dispose() => branch.Dispose();

    [TestCaseSource(nameof(Names))]
    public async Task A_branch_that_keeps_the_guarantee_passes_and_leaves_its_reports(string name)
    {
        branch.CommitTracking();
        var (job, run) = Run(name, "--guarantee complete");

        Assert.That(run.ExitCode, Is.EqualTo(ExitCodes.Holds), run.Error);
        Assert.That(run.Output, Does.Contain("1/2 A step: changes no function of the unmap: not checked").And.Contain("exit code 0"));
        Assert.That(await Schema.Faults(await File.ReadAllTextAsync(branch[$"{job.Kept}/result.json"])), Is.Empty);
        Assert.That(await File.ReadAllTextAsync(branch[$"{job.Kept}/report.txt"]), Is.EqualTo(run.Output));
        Assert.That(File.Exists(branch[$"{job.Kept}/scenarios.ndjson"]), Is.True);
    }

    [TestCaseSource(nameof(Names))]
    public void A_branch_that_breaks_a_guarantee_fails_and_leaves_its_reports(string name)
    {
        branch.CommitTracking();
        var (job, run) = Run(name, "--guarantee unmap-only-served");

        Assert.That(run.ExitCode, Is.EqualTo(ExitCodes.Refuted), run.Error);
        Assert.That(job.Allowed, Does.Not.Contain(run.ExitCode));
        Assert.That(File.Exists(branch[$"{job.Kept}/result.json"]), Is.True);
    }

    [TestCaseSource(nameof(Names))]
    public void A_branch_of_other_code_is_no_pass(string name)
    {
        branch.CommitElsewhere();

        Assert.That(Run(name, "--guarantee complete").Run.ExitCode, Is.EqualTo(ExitCodes.InputError));
    }

    [Test]
    public void GitLab_lets_a_branch_go_on_that_could_not_be_checked_and_GitHub_does_not()
    {
        Assert.That(JobFile.GitLab(branch.Base).Allowed, Is.EqualTo([ExitCodes.InputError]));
        Assert.That(JobFile.GitHub(branch.Base).Allowed, Is.Empty);
    }

    [Test]
    public void The_page_links_every_file_beside_it()
    {
        var page = File.ReadAllText(Repository.PathOf("docs/ci.md"));
        foreach (var file in Directory.EnumerateFiles(Repository.PathOf("docs/ci")).Select(Path.GetFileName))
        {
            Assert.That(page, Does.Contain($"(ci/{file})"));
        }
    }

    private (JobFile Job, ScratchRun Run) Run(string name, string options)
    {
        var job = name == "GitLab" ? JobFile.GitLab(branch.Base) : JobFile.GitHub(branch.Base);
        var variables = new Dictionary<string, string>(job.Variables) { ["VTDVERIFY_OPTIONS"] = options, ["OPTIONS"] = options };
        return (job, branch.Run(job.Scripts.Single(), variables));
    }
}
