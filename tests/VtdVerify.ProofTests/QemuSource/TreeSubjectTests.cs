using NUnit.Framework;
using VtdVerify.Model;
using VtdVerify.QemuSource;
using VtdVerify.QemuSource.Placing;
using VtdVerify.Specs;
using VtdVerify.Specs.Assumptions;
using VtdVerify.Specs.Guarantees;
using VtdVerify.Subjects;
using VtdVerify.Tests.Model;
using VtdVerify.Tests.Specs;

namespace VtdVerify.Tests.QemuSource;

/// <summary>What is read of a tree, what is shown of its functions, and what differs.</summary>
[Category("Proof")]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class TreeSubjectTests : IDisposable
{
    private readonly MiniTree mini = new();

    public void Dispose() => mini.Dispose();

    [Test]
    public void A_tree_before_the_patch_gets_the_verdicts_of_the_base() => Assert.That(
        Proofs.Kinds(Proofs.Of("mini tree", () => mini.Read().Subject)), Is.EqualTo(Proofs.Kinds(Proofs.OfModel("base"))));

    [Test]
    public void A_tree_with_the_right_key_gets_the_verdicts_of_the_fixed_revision()
    {
        var placed = PlacedPatch.In(mini.Open(), MiniTree.Patch(Diffs.Tracked));
        Assert.That(
            Proofs.Kinds(Proofs.Of("mini tree, patched", () => MiniTree.Read(placed.After).Subject)),
            Is.EqualTo(Proofs.Kinds(Proofs.OfModel("fixed"))));
    }

    [Test]
    public void Each_function_has_its_place_its_hash_and_what_was_shown_of_it()
    {
        var placed = PlacedPatch.In(mini.Open(), MiniTree.Patch(Diffs.Tracked));
        var sources = MiniTree.Read(placed.After).Subject.Sources;
        Assert.That(
            sources.Select(s => (s.Function, s.File, s.Origin)),
            Is.EqualTo([
                ("vtd_address_space_unmap", MiniTree.Unmap, CodeOrigin.Patch),
                ("vtd_last_of", MiniTree.Unmap, CodeOrigin.Tree),
                ("vtd_drain", MiniTree.Unmap, CodeOrigin.Patch),
                ("dma_aligned_pow2_mask", MiniTree.Mask, CodeOrigin.Tree),
                ("memory_region_notify_iommu_one", MiniTree.Memory, CodeOrigin.Tree),
                ("iova_tree_find", MiniTree.Iova, CodeOrigin.Tree),
                ("iova_tree_remove", MiniTree.Iova, CodeOrigin.Tree),
                ("order_of_ranges", MiniTree.Iova, CodeOrigin.Tree),
                ("iova_tree_insert", MiniTree.Iova, CodeOrigin.Tree),
            ]));
        Assert.That(sources.Select(s => s.TokenHash), Has.All.Match("^[0-9a-f]{64}$"));
        Assert.That(sources.Skip(3).Select(s => s.Note), Has.All.StartWith("proved of its text: it "));
    }

    [Test]
    public void Comments_and_layout_do_not_change_a_hash()
    {
        var before = Hash("vtd_last_of");
        mini.Replace(MiniTree.Unmap, "    return (1ULL << state->", "    /* Inclusive. */\n\treturn (1ULL<<state->");
        Assert.That(Hash("vtd_last_of"), Is.EqualTo(before));
        mini.Replace(MiniTree.Unmap, "aw_bits) - 1;", "aw_bits) - 2;");
        Assert.That(Hash("vtd_last_of"), Is.Not.EqualTo(before));
    }

    [Test]
    public void Another_text_that_does_the_same_is_drift_without_harm()
    {
        var drift = mini.Read().Drift.Single(d => d.Function == "memory_region_notify_iommu_one");
        Assert.That(drift.Finding, Does.Contain("differs from QEMU 10.0").And.Contain("still asserts that an event lies"));
        Assert.That(drift.Guarantees, Does.Contain("in-scope"));
    }

    [Test]
    public void A_notify_function_that_crops_restricts_the_machine_to_its_rule()
    {
        mini.Replace(MiniTree.Memory, "if (!(self->notifier_flags & IOMMU_NOTIFIER_DEVIOTLB_UNMAP)) {", "if (0) {");
        var read = mini.Read();
        Assert.That(read.Subject.NotifyRule, Is.EqualTo(NotifyRule.Crops));
        Assert.That(
            read.Drift.Single(d => d.Function == "memory_region_notify_iommu_one").Finding, Does.StartWith("it crops an event"));
    }

    [Test]
    public void A_tree_without_events_of_the_device_IOTLB_has_no_notifier_for_them()
    {
        mini.Replace(Header, "    IOMMU_NOTIFIER_DEVIOTLB_UNMAP = BITS_ONE << 2,\n", string.Empty);
        mini.Replace(MiniTree.Memory, "if (!(self->notifier_flags & IOMMU_NOTIFIER_DEVIOTLB_UNMAP)) {", "if (1) {");
        Assert.That(mini.Read().Subject.NotifyRule, Is.EqualTo(NotifyRule.Asserts));
    }

    [Test]
    public void A_notify_function_of_todays_name_may_take_an_entry_alone()
    {
        const string Event = "typedef struct IOMMUTLBEvent {\n    IOMMUTLBEntry entry;\n    IOMMUNotifierFlag type;\n} IOMMUTLBEvent;\n";
        mini.Replace(Header, Event, "\n");
        mini.Replace(Header, "const IOMMUTLBEvent *what", "IOMMUTLBEntry *what");
        mini.Replace(MiniTree.Unmap, "gone.type = IOMMU_NOTIFIER_UNMAP;", string.Empty);
        mini.Replace(MiniTree.Unmap, "IOMMUTLBEvent gone", "IOMMUTLBEntry gone").Replace(MiniTree.Unmap, "gone.entry.", "gone.");
        mini.Write(MiniTree.Memory, EntryAlone);
        var subject = mini.Read().Subject;
        var run = subject.Run(new MachineDescription { Notifiers = [Given.Notifier(0x1000, 0x1fff)] }, [0]);
        Assert.That(subject.NotifyRule, Is.EqualTo(NotifyRule.Asserts));
        Assert.That(run.Outcome, Is.TypeOf<MachineOutcome.Returned>());
        Assert.That(run.Events.Select(e => e.Fate), Is.EqualTo([EventFate.Delivered]));
    }

    [Test]
    public void A_notify_function_that_does_something_else_is_not_read()
    {
        mini.Replace(MiniTree.Memory, "copy.iova = first;", "copy.iova = first + 1;");
        AssertUnread("it breaks the contract that it crops an event to the notifier's scope");
    }

    [Test]
    public void A_block_mask_that_does_something_else_is_run_as_it_stands()
    {
        mini.Replace(MiniTree.Mask, "MIN(MIN(aligned, fits), widest)", "MIN(MIN(MIN(aligned, fits), widest), 0x1fffffULL)");
        var read = mini.Read();
        Assert.That(
            read.Drift.Single(d => d.Function == "dma_aligned_pow2_mask").Finding,
            Does.Contain("it breaks the contract that it gives the longest aligned").And.EndWith("run instead of the model's contract"));
        var run = VtdVerify.Model.Machine.Run(
            new MachineDescription { Notifiers = [Given.Notifier(0, 0x3fffff)] },
            0,
            (machine, notifier) => read.Subject.Unmap(machine, notifier));
        Assert.That(run.Events.Select(e => e.Event.AddressMask.Value), Is.EqualTo([0x1fffffUL, 0x1fffffUL]));
    }

    [TestCase("l->iova > r->iova + r->size ? 1", "l->perm > r->perm ? 1", "compares ranges as equal exactly if they overlap")]
    [TestCase("g_tree_lookup(where->tree, key)", "key", "is one search of GLib's tree")]
    [TestCase("g_tree_remove(where->tree, same);", "key.iova = same->iova;\n        g_tree_remove(where->tree, same);", "another shape")]
    public void A_tree_that_searches_otherwise_is_not_read(string old, string text, string reason)
    {
        mini.Replace(MiniTree.Iova, old, text);
        AssertUnread(reason);
    }

    [Test]
    public void A_comparison_that_orders_otherwise_is_run_in_each_search()
    {
        mini.Replace(MiniTree.Iova, "l->iova + l->size < r->iova ? -1", "l->iova < r->iova ? -1");
        var read = mini.Read();
        Assert.That(
            read.Drift.Single(d => d.Function == "iova_tree_compare").Finding,
            Does.Contain("compares ranges as equal exactly if they overlap").And.EndWith("its own text is run in each search"));
        var tree = new IovaTree(read.Subject.Order);
        tree.Insert(Given.Mapping(0x1000, 0xfff, 0).ToWords());
        Assert.That(tree.Find(Machines.Range(0x1fff, 0x2fff)), Is.Not.Null);
        Assert.That(tree.Find(Machines.Range(0, 0x2fff)), Is.Null, "a key that begins below is sent left, whatever it overlaps");
    }

    [Test]
    public void A_comparison_that_repairs_the_wrapping_key_proves_the_posted_search_complete()
    {
        mini.Replace(
            MiniTree.Iova,
            "return l->iova > r->iova + r->size ? 1 : l->iova + l->size < r->iova ? -1 : 0;",
            "hwaddr last = l->iova + l->size;\n    if (last < l->iova) { last = -1; }\n"
                + "    return l->iova > r->iova + r->size ? 1 : last < r->iova ? -1 : 0;");
        var v6 = Orders.On(mini.Read().Subject.Order, new ModelSubject(Revision.V6));
        Assert.That(
            Proofs.Worst(Proofs.Prove(v6, [GuaranteeCatalog.All.Single(g => g.Id == "complete")]), "complete", ScopeClass.Upper),
            Is.InstanceOf<Verdict.Proved>());
    }

    [Test]
    public void A_callee_that_the_tree_lacks_is_the_models_and_said_so()
    {
        File.Delete(mini[MiniTree.Mask]);
        Assert.That(
            mini.Read().Drift.Single(d => d.Function == "dma_aligned_pow2_mask"),
            Has.Property(nameof(Drift.File)).Null.And.Property(nameof(Drift.Finding)).Contains("the model stands in for it"));
    }

    [TestCase("if (nt->start) {\n        static unsigned seen;\n        seen = 1;\n    }", true)]
    [TestCase("if (nt->start) {\n        unsigned seen = 2;\n        seen++;\n    }", true)]
    [TestCase("for (unsigned seen = 0; seen < 2; seen++) {\n    }", true)]
    [TestCase("if (nt->start) {\n        seen = 1;\n        unsigned seen = 2;\n    }", false)]
    [TestCase("seen = 1;", false)]
    [TestCase("unsigned *first = &seen;\n    *first = 1;", false)]
    public void A_static_variable_of_a_block_is_written_where_its_name_means_it(string statements, bool isProved)
    {
        using var tracked = MiniTree.Tracked().Replace(
            MiniTree.Unmap,
            "    while ((found =",
            $"    static unsigned seen;\n    if (seen) {{\n        return;\n    }}\n    {statements}\n    while ((found =");
        var verdict = Proofs.Decide(tracked.Read().Subject, new Complete());
        Assert.That(verdict is Verdict.Proved, Is.EqualTo(isProved), $"{verdict}");
    }

    [Test]
    public void What_was_shown_of_a_file_is_shown_once_and_again_where_the_file_changes()
    {
        var solvers = 0;
        var reader = new TreeReader(() =>
        {
            Interlocked.Increment(ref solvers);
            return VtdVerify.Smt.Z3Solver.Create();
        });
        var placed = PlacedPatch.In(mini.Open(), MiniTree.Patch(Diffs.Tracked));
        reader.Read("before", "before", placed.Before);
        var first = solvers;
        reader.Read("after", "after", placed.After);
        Assert.That((first, solvers), Is.EqualTo((7, 7)));
        var memory = placed.After.Read(MiniTree.Memory);
        reader.Read("changed", "changed", placed.After.With([new VtdVerify.QemuSource.Files.TreeFile(memory.Path, memory.Text)]));
        Assert.That(solvers, Is.EqualTo(8));
    }

    [TestCase("static unsigned vtd_idle;", true)]
    [TestCase("static const unsigned vtd_idle = 0;", true)]
    [TestCase("unsigned vtd_idle;", false)]
    [TestCase("static unsigned vtd_idle;\n\nvoid vtd_rest(void)\n{\n    vtd_idle = 1;\n}", false)]
    [TestCase("static unsigned vtd_idle;\nunsigned *vtd_table[] = { &vtd_idle };", false)]
    [TestCase("static unsigned vtd_idle;\n#define VTD_REST() (vtd_idle = 1)", false)]
    public void What_another_function_of_the_file_may_write_is_not_known(string declared, bool isProved)
    {
        using var tracked = MiniTree.Tracked()
            .Replace(MiniTree.Unmap, "static void vtd_drain(", $"{declared}\n\nstatic void vtd_drain(")
            .Replace(MiniTree.Unmap, "    while ((found =", "    if (vtd_idle) {\n        return;\n    }\n    while ((found =");
        Assert.That(Proofs.Decide(tracked.Read().Subject, new Complete()) is Verdict.Proved, Is.EqualTo(isProved));
    }

    // What realization sets is there before any unmap: with the first value of the file no unmap begins.
    [TestCase("if (!vtd_ready) {\n        return;\n    }", "Unknown")]
    [TestCase("if (vtd_ready || nt->start) {\n        return;\n    }", "Refuted")]
    [TestCase("if (vtd_ready) {\n        nt->iommu_idx++;\n        nt->iommu_idx--;\n    }", "Proved")]
    public void What_other_code_sets_before_the_first_unmap_refutes_nothing_by_its_first_value(string statement, string verdict)
    {
        using var tracked = MiniTree.Tracked()
            .Replace(
                MiniTree.Unmap,
                "static void vtd_drain(",
                "static bool vtd_ready;\n\nvoid vtd_made(void)\n{\n    vtd_ready = true;\n}\n\nstatic void vtd_drain(")
            .Replace(MiniTree.Unmap, "    while ((found =", $"    {statement}\n    while ((found =");
        Assert.That(Proofs.Decide(tracked.Read().Subject, new Complete()).GetType().Name, Is.EqualTo(verdict));
    }

    [Test]
    public void Headers_may_lie_elsewhere()
    {
        mini.Move("include/exec/memory.h", "include/system/memory.h")
            .Replace("include/qemu/bits.h", "exec/memory.h", "system/memory.h")
            .Replace("include/qemu/iova-tree.h", "exec/memory.h", "system/memory.h")
            .Replace(MiniTree.Memory, "exec/memory.h", "system/memory.h")
            .Move(MiniTree.Memory, "softmmu/memory.c");
        var notify = mini.Read().Subject.Sources.Single(s => s.Function == "memory_region_notify_iommu_one");
        Assert.That(notify.File, Is.EqualTo("softmmu/memory.c"));
        Assert.That(notify.Note, Is.EqualTo("proved of its text: it asserts that an event lies in the notifier's scope"));
    }

    private string Hash(string function) => mini.Open().Read(MiniTree.Unmap).Function(function)!.Hash;

    private void AssertUnread(string reason)
    {
        var verdict = Proofs.Decide(mini.Read().Subject, new PlainCover());
        Assert.That((verdict as Verdict.Unsupported)?.Construct, Does.Contain(reason), $"{verdict}");
    }

    private const string Header = "include/exec/memory.h";

    private const string EntryAlone = """
        #include "exec/memory.h"

        void memory_region_notify_iommu_one(IOMMUNotifier *self, IOMMUTLBEntry *what)
        {
            hwaddr last = what->iova + what->addr_mask;
            IOMMUNotifierFlag kind = what->perm == IOMMU_NONE ? IOMMU_NOTIFIER_UNMAP : IOMMU_NOTIFIER_MAP;

            if (last < self->start || what->iova > self->end) {
                return;
            }

            assert(what->iova >= self->start && last <= self->end);
            if (self->notifier_flags & kind) {
                self->notify(self, what);
            }
        }

        """;
}
