using NUnit.Framework;

namespace VtdVerify.Tests.Ci;

/// <summary>The scripts of docs/ci for b4 and for git's hooks.</summary>
[Category("EndToEnd")]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class HookTests : IDisposable
{
    private readonly ScratchBranch branch = new();

    public void Dispose() => branch.Dispose();

    [Test]
    public void A_commit_that_breaks_the_unmap_is_refused_with_the_line()
    {
        Install();
        var run = Commit(branch.StageTracking(), "--guarantee unmap-only-served");

        Assert.That(run.ExitCode, Is.EqualTo(1), run.Error);
        Assert.That(run.Output + run.Error, Does.Match("(?m)^hw/i386/intel_iommu.c:[0-9]+: error: unmap-only-served: "));
        Assert.That(branch.Run("git rev-parse HEAD").Output.Trim(), Is.EqualTo(branch.Base));
    }

    [Test]
    public void A_commit_that_keeps_the_guarantee_goes_through()
    {
        Install();
        var run = Commit(branch.StageTracking(), "--guarantee complete");

        Assert.That((run.ExitCode, run.Output), Is.EqualTo((0, string.Empty)), run.Error);
        Assert.That(branch.Run("git rev-parse HEAD").Output.Trim(), Is.Not.EqualTo(branch.Base));
    }

    [Test]
    public void A_commit_of_other_code_goes_through()
    {
        Install();
        branch.CommitElsewhere();

        Assert.That(branch.Run("git rev-parse HEAD").Output.Trim(), Is.Not.EqualTo(branch.Base));
    }

    [Test]
    public void A_patch_on_standard_input_is_judged_as_b4_hands_it()
    {
        var sample = Path.Combine(AppContext.BaseDirectory, "Data", "sample-wrapping-key.patch");
        var run = branch.Run($"'{Repository.PathOf("docs/ci/check-patch")}' --guarantee complete < '{sample}'");

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Output, Does.Match(@"^hw/i386/intel_iommu\.c:[0-9]+: error: complete: [^\n]*\n$"));
    }

    private void Install() =>
        branch.Run($"cp '{Repository.PathOf("docs/ci")}'/{{pre-commit,check-patch}} .git/hooks/; chmod +x .git/hooks/*");

    private static ScratchRun Commit(ScratchBranch branch, string options) =>
        branch.Run("git commit -qm 'A step'", new Dictionary<string, string> { ["VTDVERIFY_OPTIONS"] = options });
}
