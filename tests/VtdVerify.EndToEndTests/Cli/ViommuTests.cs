using NUnit.Framework;
using VtdVerify.Reporting;
using VtdVerify.Reporting.Formats;
using VtdVerify.Tests.Native;
using VtdVerify.Tests.QemuSource;
using VtdVerify.Tests.Reporting;

namespace VtdVerify.Tests.Cli;

/// <summary>Trees with several vIOMMUs, from the command line to the report.</summary>
[Category("EndToEnd")]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class ViommuTests : IDisposable
{
    private readonly MiniTree mini = MiniTree.WithAmd();

    private static IEnumerable<string> Formats => ReportFormats.All.Select(format => format.Name);

    public void Dispose() => mini.Dispose();

    [Test]
    public async Task Every_vIOMMU_of_a_tree_is_judged_and_the_worst_is_the_exit_code()
    {
        var run = CliRun.Of("check", "--qemu", mini.Root, "-g", "plain-cover", "--json", "-");
        var result = ResultJson.Read(run.Output);
        Assert.That(
            result.Subjects.Select(s => (s.Name, s.Viommu, s.Guarantees.Single().Verdict)),
            Is.EqualTo([("tree", "vtd", VerdictKind.Proved), ("tree-amdvi", "amdvi", VerdictKind.Refuted)]));
        Assert.That(run.ExitCode, Is.EqualTo(ExitCodes.Refuted), run.Error);
        Assert.That(await Schema.Faults(run.Output), Is.Empty);
        Assert.That(
            result.Assumptions.Where(a => a.Viommu is not null).Select(a => (a.Id, a.Viommu)),
            Is.EqualTo([
                ("width-39-or-48", "vtd"), ("width-64", "amdvi"), ("mapping-well-formed", "vtd"), ("mapping-well-formed", "amdvi"),
                ("mapping-grants-access", "vtd"), ("mapping-grants-access", "amdvi"),
            ]));
    }

    [TestCase("vtd", ExitCodes.Holds)]
    [TestCase("amdvi", ExitCodes.Refuted)]
    public void One_that_is_named_is_judged_alone(string viommu, int exitCode)
    {
        var run = CliRun.Of("check", "--qemu", mini.Root, "--viommu", viommu, "-g", "plain-cover", "--json", "-");
        Assert.That(run.ExitCode, Is.EqualTo(exitCode), run.Error);
        Assert.That(ResultJson.Read(run.Output).Subjects.Select(s => s.Viommu), Is.EqualTo([viommu]));
    }

    [Test]
    public void The_report_says_whose_unmap_it_is_and_which_scenarios_do_not_apply()
    {
        var run = CliRun.Of("check", "--qemu", mini.Root, "--viommu", "amdvi", "-g", "plain-cover", "--details");
        Assert.That(run.Output, Does.Contain("tree-amdvi (C): the tree as it stands: AMD's vIOMMU"));
        Assert.That(run.Output, Does.Contain("amdvi_address_space_unmap: whole, from the tree, hw/i386/amd_iommu.c:19"));
        Assert.That(run.Output, Does.Match(@"tree-amdvi: \d+ scenarios are not applicable"));
    }

    [Test]
    public void One_that_the_tree_does_not_have_is_an_input_error()
    {
        using var older = new MiniTree();
        var run = CliRun.Of("check", "--qemu", older.Root, "--viommu", "amdvi");
        Assert.That((run.ExitCode, run.Output), Is.EqualTo((ExitCodes.InputError, string.Empty)));
        Assert.That(run.Error, Does.Contain("no file that defines amdvi_address_space_unmap"));
    }

    [Test]
    public void A_tree_without_it_has_VT_d_alone()
    {
        using var older = new MiniTree();
        var run = CliRun.Of("check", "--qemu", older.Root, "-g", "plain-cover", "--json", "-");
        Assert.That(ResultJson.Read(run.Output).Subjects.Select(s => s.Viommu), Is.EqualTo(["vtd"]));
    }

    [Test]
    public void What_is_there_and_cannot_be_read_is_unsupported_with_its_place()
    {
        mini.Replace(MiniTree.AmdUnmap, "vas->iova_tree", "vas->mappings");
        mini.Replace("hw/i386/amd_iommu.h", "IOVATree *iova_tree", "IOVATree *mappings");
        var run = CliRun.Of("check", "--qemu", mini.Root, "-g", "plain-cover", "--json", "-");
        Assert.That(run.ExitCode, Is.EqualTo(ExitCodes.Undecided), run.Error);
        var unread = ResultJson.Read(run.Output).Subjects.Single(s => s.Viommu == "amdvi").Guarantees.Single();
        Assert.That(unread.Verdict, Is.EqualTo(VerdictKind.Unsupported));
        Assert.That(unread.Reason, Does.Contain("AMDVIAddressSpace has no field iova_tree").And.Contain("hw/i386/amd_iommu.c:19"));
    }

    [Test]
    public void A_patch_is_judged_for_the_vIOMMU_whose_unmap_it_changes()
    {
        var run = new CliSetting { Input = AmdPatch }
            .Run("check", "-", "--qemu", mini.Root, "-g", "plain-cover", "--before-after", "--json", "-");
        var result = ResultJson.Read(run.Output);
        Assert.That(
            result.Subjects.Select(s => (s.Name, s.Role)),
            Is.EqualTo([("before-amdvi", SubjectRole.Shown), ("patch-amdvi", SubjectRole.Checked)]), run.Error);
        Assert.That(result.Notes, Has.Some.Contains("leaves the unmap of VT-d alone"));
        Assert.That(run.ExitCode, Is.EqualTo(ExitCodes.Refuted));
    }

    [Test]
    public void The_gate_compares_each_vIOMMU_with_itself()
    {
        var run = new CliSetting { Input = SharedPatch }
            .Run("check", "-", "--qemu", mini.Root, "-g", "plain-cover", "--gate", "regressions", "--json", "-");
        Assert.That(
            ResultJson.Read(run.Output).Subjects.Select(s => s.Name),
            Is.EqualTo(["before", "patch", "before-amdvi", "patch-amdvi"]), run.Error);
        Assert.That(run.ExitCode, Is.EqualTo(ExitCodes.Holds));
    }

    [Test]
    public void Without_a_tree_there_is_nothing_to_choose_from()
    {
        var run = CliRun.Of("check", "--viommu", "amdvi");
        Assert.That(run.ExitCode, Is.EqualTo(ExitCodes.UsageError));
        Assert.That(run.Error, Does.Contain("--viommu needs --qemu DIR"));
    }

    [Test]
    public async Task What_says_nothing_about_a_vIOMMU_is_not_applicable_with_the_reason_and_neither_green_nor_a_failure()
    {
        using var virtio = MiniTree.WithVirtio();
        var run = CliRun.Of("check", "--qemu", virtio.Root, "-g", "plain-cover", "-g", "complete", "--json", "-");
        Assert.That(run.ExitCode, Is.EqualTo(ExitCodes.Holds), run.Error);
        Assert.That(await Schema.Faults(run.Output), Is.Empty);
        var result = ResultJson.Read(run.Output);
        Assert.That(
            result.Subjects.Select(s => (s.Viommu, string.Join(' ', s.Guarantees.Select(g => g.Id)))),
            Is.EqualTo([("vtd", "complete plain-cover"), ("virtio-iommu", "plain-cover")]));
        var left = result.Subjects[1].NotApplicable!.Single();
        Assert.That(left.Id, Is.EqualTo("complete"));
        Assert.That(left.Reason, Does.StartWith("it speaks of mappings in an IOVA tree"));
        Assert.That(result.Notes, Has.One.StartsWith("tree-virtio-iommu: not applicable: complete: it speaks of mappings"));
    }

    [Test]
    public void Where_nothing_is_applicable_nothing_is_said_to_hold()
    {
        using var virtio = MiniTree.WithVirtio();
        var run = CliRun.Of("check", "--qemu", virtio.Root, "--viommu", "virtio-iommu", "-g", "complete");
        Assert.That(run.ExitCode, Is.EqualTo(ExitCodes.Undecided), run.Error);
        Assert.That(run.Output, Does.Contain("NOT APPLICABLE tree-virtio-iommu").And.Not.Contain("PROVED"));
        Assert.That(CliRun.Of("check", "--qemu", virtio.Root, "-g", "complete").ExitCode, Is.EqualTo(ExitCodes.Holds));
    }

    [TestCaseSource(nameof(Formats))]
    public void Every_report_takes_vIOMMUs_of_which_other_guarantees_are_judged(string format)
    {
        using var virtio = MiniTree.WithVirtio();
        using var folder = new TemporaryFolder();
        var report = $"{format}={folder["report"]}";
        var run = CliRun.Of("check", "--qemu", virtio.Root, "-g", "bitmap-fits", "-g", "complete", "--report", report);
        Assert.That(run.ExitCode, Is.EqualTo(ExitCodes.Refuted), run.Error);
        Assert.That(File.ReadAllText(folder["report"]), Is.Not.Empty);
    }

    [Test]
    public async Task A_series_is_judged_for_each_vIOMMU_whose_unmap_it_changes()
    {
        var mails = string.Concat(new[] { SharedPatch, AmdPatch }.Select((diff, i) => Mail(i + 1, diff)));
        var run = new CliSetting { Input = mails }.Run("check", "-", "--qemu", mini.Root, "-g", "plain-cover", "--json", "-");
        Assert.That(run.ExitCode, Is.EqualTo(ExitCodes.Refuted), run.Error);
        Assert.That(await Schema.Faults(run.Output), Is.Empty);
        var result = ResultJson.Read(run.Output);
        Assert.That(
            result.Subjects.Select(s => (s.Name, s.Viommu, s.Guarantees.Single().Verdict)),
            Is.EqualTo([
                ("patch-1", "vtd", VerdictKind.Proved), ("patch-1-amdvi", "amdvi", VerdictKind.Refuted),
                ("patch-2-amdvi", "amdvi", VerdictKind.Refuted),
            ]));
        Assert.That(
            result.Series!.Patches.Select(p => (p.Outcome, p.Subject)),
            Is.EqualTo([(PatchOutcome.Checked, "patch-1"), (PatchOutcome.Checked, "patch-2-amdvi")]));
        Assert.That(result.Series.WholeNote, Does.StartWith("of VT-d: the same as after 1/2"));
        Assert.That(result.Series.WholeNote, Does.Contain("of AMD's vIOMMU: the same as after 2/2"));
    }

    [Test]
    public void A_series_of_one_vIOMMU_leaves_the_others_alone()
    {
        var run = new CliSetting { Input = Mail(1, AmdPatch) + Mail(2, "--- a/x.c\n+++ b/x.c\n@@ -1,1 +1,2 @@\n int one;\n+int two;\n") }
            .Run("check", "-", "--qemu", mini.Root, "-g", "plain-cover", "--json", "-");
        var result = ResultJson.Read(run.Output);
        Assert.That(result.Subjects.Select(s => s.Name), Is.EqualTo(["patch-1-amdvi"]), run.Error);
        Assert.That(result.Notes, Has.One.StartsWith("The series leaves the unmap of VT-d alone"));
    }

    [TestCase("mutate", "a.patch")]
    [TestCase("repair", "a.patch", "--qemu", "qemu")]
    [TestCase("diff", "a.patch", "b.patch")]
    [TestCase("selftest", "--qemu", "qemu")]
    public void A_command_that_knows_VT_d_alone_refuses_another_one_by_name(string command, params string[] others)
    {
        var run = CliRun.Of([command, .. others, "--viommu", "amdvi"]);
        Assert.That((run.ExitCode, run.Output), Is.EqualTo((ExitCodes.UsageError, string.Empty)));
        Assert.That(run.Error, Does.Contain(
            $"'{command}' knows VT-d alone, not AMD's vIOMMU: 'vtdverify check --qemu DIR --viommu amdvi' judges that one"));
    }

    [Test]
    public void A_vIOMMU_that_nobody_knows_is_a_usage_error()
    {
        var run = CliRun.Of("mutate", "a.patch", "--viommu", "smmu");
        Assert.That(run.ExitCode, Is.EqualTo(ExitCodes.UsageError));
        Assert.That(run.Error, Does.Contain("there is no vIOMMU 'smmu'; 'mutate' knows vtd"));
    }

    [TestCase("check")]
    [TestCase("mutate")]
    [TestCase("repair")]
    [TestCase("diff", "v6")]
    public void A_patch_of_another_one_alone_is_named_as_what_it_is(string command, params string[] others)
    {
        var run = new CliSetting { Input = AmdPatch }.Run([command, "-", .. others]);
        Assert.That((run.ExitCode, run.Output), Is.EqualTo((ExitCodes.InputError, string.Empty)));
        Assert.That(run.Error, Does.Contain("this is a patch of AMD's vIOMMU").And.Contain("check PATCH --qemu DIR --viommu amdvi"));
    }

    [Test]
    [Category("Native")]
    public void Compiled_code_does_the_same_and_confirms_every_counterexample()
    {
        NativeCode.Compiler();
        var run = CliRun.Of(
            "check", "--qemu", mini.Root, "--viommu", "amdvi", "-g", "complete", "-g", "bitmap-fits", "--native", "--details");
        Assert.That(run.ExitCode, Is.EqualTo(ExitCodes.Refuted), run.Error);
        Assert.That(run.Output, Does.Match(@"machines of\s+all\s+\d+\s+scenarios,\s+and\s+confirms\s+3\s+of\s+3"));
    }

    [Test]
    [Category("Native")]
    public void Its_code_conforms()
    {
        NativeCode.Compiler();
        var run = CliRun.Of("conform", "--qemu", mini.Root, "--viommu", "amdvi", "--machines", "500");
        Assert.That(run.ExitCode, Is.EqualTo(ExitCodes.Holds), run.Error);
        Assert.That(run.Output, Does.Contain("amdvi_tell").And.Contain("model     base").And.Contain("no difference"));
    }

    [Test]
    [Category("Native")]
    public void The_code_of_one_that_tells_a_region_is_compiled_and_conforms()
    {
        NativeCode.Compiler();
        using var virtio = MiniTree.WithVirtio();
        var run = CliRun.Of("conform", "--qemu", virtio.Root, "--viommu", "virtio-iommu", "--machines", "500");
        Assert.That(run.ExitCode, Is.EqualTo(ExitCodes.Undecided), "no revision of the model has such an unmap");
        Assert.That(run.Output, Does.Contain("virtio_iommu_tell").And.Contain("no difference"));
        Assert.That(
            CliRun.Of("check", "--qemu", virtio.Root, "--viommu", "virtio-iommu", "-g", "bitmap-fits", "--native").Output,
            Does.Match(@"agrees with the interpreter\s+on the machines of all \d+ scenarios, and confirms 2 of 2"));
    }

    private static string Mail(int number, string diff) => $"From 1234567 Mon Sep 17 00:00:00 2001\nFrom: A <a@example.org>\n"
        + $"Date: Mon, 1 Dec 2025 10:00:00 +0000\nSubject: [PATCH {number}/2] change {number}\nMessage-ID: <{number}@example.org>\n\n---\n"
        + $"{diff}-- \n2.50\n\n";

    private static string AmdPatch => """
        --- a/hw/i386/amd_iommu.c
        +++ b/hw/i386/amd_iommu.c
        @@ -32,7 +32,7 @@ static void amdvi_address_space_unmap(AMDVIAddressSpace *vas, IOMMUNotifier *nt)
                 amount -= block + 1;
             }

        -    assert(amount == 0);
        +    assert(!amount);
             all.iova = nt->start;
             all.size = nt->end - nt->start;
             iova_tree_remove(vas->iova_tree, all);

        """.ReplaceLineEndings("\n");

    private static string SharedPatch => """
        --- a/system/dma-helpers.c
        +++ b/system/dma-helpers.c
        @@ -8,5 +8,5 @@ uint64_t dma_aligned_pow2_mask(uint64_t from, uint64_t to, int bits)
             uint64_t aligned = from ? (from ^ (from - 1)) >> 1 : UINT64_MAX;
             uint64_t fits = left == UINT64_MAX ? left : bits_up_to_highest(left + 1) >> 1;

        -    return MIN(MIN(aligned, fits), widest);
        +    return MIN(aligned, MIN(fits, widest));
         }

        """.ReplaceLineEndings("\n");
}
