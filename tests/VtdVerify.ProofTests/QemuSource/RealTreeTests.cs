using NUnit.Framework;
using VtdVerify.Model;
using VtdVerify.Patches;
using VtdVerify.QemuSource;
using VtdVerify.QemuSource.Files;
using VtdVerify.QemuSource.Placing;
using VtdVerify.Specs.Assumptions;
using VtdVerify.Specs.Observation;
using VtdVerify.Subjects;
using VtdVerify.Tests.Specs;
using VtdVerify.Tests.Subjects;

namespace VtdVerify.Tests.QemuSource;

/// <summary>QEMU's own sources, which lie outside of the repository and are never part of it.</summary>
[Category("Proof")]
[Category("QemuTree")]
internal sealed class RealTreeTests
{
    private static readonly Lazy<QemuTree> Tree = new(() => QemuTree.Open(Repository.QemuTree()));
    private static readonly TreeReader Inserts = MiniTree.Reader();
    private static readonly Lazy<TreeSubject> AsItStands = new(() => MiniTree.Read(Tree.Value));

    [SetUp]
    public void HasTreeOfTheReleaseThatTheModelWasWrittenAfter()
    {
        Repository.QemuTree();
        if (Tree.Value.Version?.StartsWith("10.0.", StringComparison.Ordinal) != true)
        {
            Assert.Ignore($"this is QEMU {Tree.Value.Version}: the code around the patch may rightly have other verdicts");
        }
    }

    [Test]
    public void The_tree_as_it_stands_gets_the_verdicts_of_the_base() => Assert.That(
        Proofs.Kinds(Proofs.Of("qemu", () => AsItStands.Value.Subject)), Is.EqualTo(Proofs.Kinds(Proofs.OfModel("base"))));

    [Test]
    public void What_its_page_walk_inserts_and_VFIO_registers_is_proved_to_be_what_the_ledger_assumes_but_for_leaves_across_an_end()
    {
        var found = AsItStands.Value.Assumptions.Value.ToDictionary(answer => answer.Id, StringComparer.Ordinal);
        Assert.Multiple(() =>
        {
            Assert.That(found.Values.Where(answer => !answer.IsShown).Select(answer => answer.Id), Is.EqualTo([Ledger.NoStraddle.Id]));
            Assert.That(found[Ledger.NoStraddle.Id].Finding, Does.StartWith("the mapping 0xc0000000 + 0x3fffffff lies in the scope "));
            Assert.That(found[Ledger.ScopeAligned.Id].Scopes, Is.EqualTo([ScopeClass.Lower.Scope, ScopeClass.Upper.Scope]));
        });
    }

    /// <summary>Each condition is asserted at the beginning of the unmap, and the tree's own helpers are read for it.</summary>
    [Test]
    public void Its_helpers_give_what_this_project_s_own_text_of_them_gives()
    {
        var file = Tree.Value.Read("hw/i386/intel_iommu.c");
        var asserts = string.Concat(QemuHelperFacts.All.Select(fact => $" assert({fact});"));
        var lines = file.Text.Lines.Select(line => line with
        {
            Text = line.Text.Replace("    assert(start <= end);", $"    {asserts}", StringComparison.Ordinal),
        });
        var subject = MiniTree.Read(Tree.Value.With([new TreeFile(file.Path, new FileText([.. lines]))])).Subject;
        var run = ConcreteRuns.Of(subject, new MachineDescription { Notifiers = [NotifierDescription.BelowInterrupts] });
        Assert.That(run.Outcome, Is.InstanceOf<MachineOutcome.Returned>(), $"{run.Outcome}");
    }

    [TestCase(
        "hw/vfio/common.c", "llend = int128_sub(llend, int128_one());", "",
        "registers [0x0, 0xfee00000] for the section [0x0, 0xfedfffff]")]
    [TestCase("hw/i386/intel_iommu_internal.h", "0xfee00000ULL", "0xfee00800ULL", "[0x0, 0xfee007ff], which begins or ends within a page")]
    public void Another_registration_or_region_in_it_is_told_from_its_own(string path, string old, string text, string words)
    {
        var file = Tree.Value.Read(path);
        var lines = file.Text.Lines.Select(line => line with { Text = line.Text.Replace(old, text, StringComparison.Ordinal) });
        var changed = Tree.Value.With([new TreeFile(file.Path, new FileText([.. lines]))]);
        var found = Inserts.Read("tree", "a tree of a test", changed).Assumptions.Value
            .Single(answer => answer.Id == Ledger.ScopeAligned.Id);
        Assert.That((found.IsShown, found.Finding), Is.EqualTo((false, found.Finding)));
        Assert.That(found.Finding, Does.Contain(words));
    }

    [Test]
    [Category("Shared")]
    public void The_posted_patch_in_the_tree_gets_the_verdicts_of_v6() => Assert.That(
        Proofs.Kinds(Proofs.Of("qemu, posted", () => Read(Posted()))), Is.EqualTo(Proofs.Kinds(Proofs.OfModel("v6"))));

    [Test]
    [Category("Shared")]
    public void The_posted_patch_with_its_one_line_put_right_gets_the_verdicts_of_the_fixed_revision()
    {
        var placed = PlacedPatch.In(Tree.Value, Posted());
        var file = placed.After.Read("hw/i386/intel_iommu.c");
        var right = file.Text.Lines.Select(line =>
            line with { Text = line.Text.Replace(".size = n->end,", ".size = n->end - n->start,", StringComparison.Ordinal) });
        var repaired = placed.After.With([new TreeFile(file.Path, new FileText([.. right]))]);
        Assert.That(
            Proofs.Kinds(Proofs.Of("qemu, repaired", () => MiniTree.Read(repaired).Subject)),
            Is.EqualTo(Proofs.Kinds(Proofs.OfModel("fixed"))));
    }

    [Test]
    [Category("Shared")]
    public void The_posted_patch_is_recognised_where_it_is_already_and_can_be_taken_back()
    {
        var placed = PlacedPatch.In(Tree.Value, Posted());
        var again = PlacedPatch.In(placed.After, Posted());
        Assert.That((placed.WasThere, again.WasThere), Is.EqualTo((false, true)));
        Assert.That(Texts(again.Before), Is.EqualTo(Texts(placed.Before)));
    }

    [Test]
    public void Every_function_that_the_machine_stands_in_for_is_proved_to_do_the_same()
    {
        var callees = AsItStands.Value.Subject.Sources.Where(s => s.Note is not null).ToList();
        Assert.That(
            callees.Select(s => s.Function),
            Is.EqualTo([
                "dma_aligned_pow2_mask", "memory_region_notify_iommu_one", "iova_tree_find", "iova_tree_remove", "iova_tree_compare",
                "iova_tree_insert",
            ]));
        Assert.That(callees.Select(s => s.Note), Has.All.StartWith("proved of its text: it "));
    }

    [Test]
    public void Nothing_drifts_and_an_event_outside_the_scope_aborts()
    {
        Assert.That(AsItStands.Value.Drift, Is.Empty);
        Assert.That(AsItStands.Value.Subject.NotifyRule, Is.EqualTo(NotifyRule.Asserts));
    }

    [TestCase("IOVA_ERR_OVERLAP", "IOVA_OK")]
    [TestCase("IOVA_ERR_INVALID", "IOVA_ERR_OVERLAP")]
    [TestCase("IOVA_OK", "IOVA_ERR_NOMEM")]
    [TestCase("IOMMU_NONE", "IOMMU_RO")]
    [TestCase("iova_tree_find(", "!iova_tree_find(")]
    [TestCase("memcpy(", "if (0) memcpy(")]
    public void An_insert_of_another_text_that_does_something_else_is_drift(string old, string text) => Assert.That(
        InsertWith(old, text).Finding, Does.StartWith("it breaks the contract that it refuses a map that wraps or grants nothing"));

    [TestCase("g_new0(", "g_new(")]
    [TestCase("memcpy(", "memmove(")]
    public void An_insert_of_another_text_that_does_the_same_is_drift_without_harm(string old, string text) => Assert.That(
        InsertWith(old, text).Finding, Does.StartWith("its text differs from QEMU 10.0; it is proved that it still refuses"));

    private static Drift InsertWith(string old, string text)
    {
        var file = Tree.Value.Read("util/iova-tree.c");
        var function = file.Function("iova_tree_insert")!;
        var lines = file.Text.Lines.Select((line, i) => i + 1 >= function.FirstLine && i < function.LastLine
            ? line with { Text = line.Text.Replace(old, text, StringComparison.Ordinal) }
            : line);
        var tree = Tree.Value.With([new TreeFile(file.Path, new FileText([.. lines]))]);
        return Inserts.Read("tree", "another insert", tree).Drift.Single(d => d.Function == "iova_tree_insert");
    }

    private static PatchDocument Posted() => PatchReader.ReadSingle(Repository.SharedFile("patches/patchwork-2175431.txt"));

    private static CSubject Read(PatchDocument patch) =>
        MiniTree.Reader().Read("posted", "the posted patch", PlacedPatch.In(Tree.Value, patch).After).Subject;

    private static IEnumerable<string> Texts(QemuTree tree) => tree.Read("hw/i386/intel_iommu.c").Lines.Select(line => line.Text);
}
