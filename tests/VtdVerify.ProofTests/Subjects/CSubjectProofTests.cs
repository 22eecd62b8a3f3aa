using NUnit.Framework;
using VtdVerify.CSubset;
using VtdVerify.Specs;
using VtdVerify.Specs.Guarantees;
using VtdVerify.Tests.Specs;

namespace VtdVerify.Tests.Subjects;

/// <summary>What a proof says of C that is not read or breaks a rule of the language.</summary>
[Category("Proof")]
internal sealed class CSubjectProofTests
{
    [Test]
    public void A_function_that_nobody_knows_is_unsupported_where_it_is_called()
    {
        var verdict = (Verdict.Unsupported)Proofs.Decide(
            CSources.Text("""
                static void vtd_address_space_unmap(VTDAddressSpace *as, IOMMUNotifier *n)
                {
                    drop_everything(as, n->start);
                }
                """),
            new PowerOfTwo());
        Assert.That(verdict.Construct, Does.Contain("drop_everything"));
        Assert.That(verdict.Site.ToString(), Is.EqualTo($"{CSources.File}:3"));
    }

    [Test]
    public void Reading_a_mapping_after_its_removal_is_refuted() => Assert.That(
        Proofs.Decide(
            CSources.Text("""
                static void vtd_address_space_unmap(VTDAddressSpace *as, IOMMUNotifier *n)
                {
                    const DMAMap key = { .iova = n->start, .size = n->end - n->start };
                    const DMAMap *map = iova_tree_find(as->iova_tree, &key);
                    hwaddr gone;

                    if (map) {
                        iova_tree_remove(as->iova_tree, *map);
                        gone = map->iova;
                    }
                }
                """),
            new PowerOfTwo()),
        Is.TypeOf<Verdict.Refuted>());

    [TestCase("static int iova_tree_compare(const void *wanted, const void *there, void *unused)\n{\n    return 0;\n}", null)]
    [TestCase("    return 0;\n}", "static int iova_tree_compare(const void *wanted, const void *there, void *unused)")]
    [TestCase("IOVATree *iova_tree_new(void)\n{\n    return tree;\n}", null)]
    [TestCase("const DMAMap *iova_tree_find_address(const IOVATree *tree, hwaddr iova)\n{\n    return NULL;\n}", null)]
    public void What_searches_find_is_open_where_the_patch_changes_what_they_rest_on(string text, string? heading)
    {
        IReadOnlyList<SourceSegment> changed =
            [new("util/iova-tree.c", 58, [.. text.Split('\n').Select(line => new SourceLine(line, Changed: true))], heading)];
        var subject = CSources.Subject("compares", [.. CSources.SampleSegments("sample-fixed"), .. changed]);
        var complete = Proofs.Decide(subject, GuaranteeCatalog.All.Single(g => g.Id == "complete"));
        Assert.That(complete, Is.InstanceOf<Verdict.Unsupported>());
        Assert.That(((Verdict.Unsupported)complete).Construct, Does.StartWith("util/iova-tree.c:58: iova_tree_"));
    }

    [TestCase("vfio_iommu_map_notify")]
    [TestCase("vhost_iommu_unmap_notify")]
    public void What_the_host_does_is_open_where_the_patch_changes_a_notifier_s_callback(string callback)
    {
        IReadOnlyList<SourceSegment> changed =
        [
            new("hw/vfio/watch.c", 126, [new SourceLine("    iova = entry->iova + PAGE;", Changed: true)],
                $"static void {callback}(IOMMUNotifier *heard, IOMMUTLBEntry *entry)"),
        ];
        var subject = CSources.Subject("hears otherwise", [.. CSources.SampleSegments("sample-fixed"), .. changed]);
        var kept = Proofs.Decide(subject, GuaranteeCatalog.All.Single(g => g.Id == "dirty-kept"));
        Assert.That((kept as Verdict.Unsupported)?.Construct, Does.Contain($"hw/vfio/watch.c:126: {callback}, which the patch changes"));
    }

    [TestCase("        iommu_notifier_init(&giommu->n, watch_other,", true)]
    [TestCase("    giommu->n.notify = watch_other;", true)]
    [TestCase("#define vhost_iommu_unmap_notify watch_other", true)]
    [TestCase("    vdev->irq_notifier.notify = watch_other;", false)]
    [TestCase("    if (giommu->n.notify == watch_other) {", false)]
    public void What_the_host_does_is_open_where_the_patch_gives_a_notifier_another_callback(string line, bool isOpen)
    {
        IReadOnlyList<SourceSegment> changed =
            [new("hw/vfio/watch.c", 126, [new SourceLine(line, Changed: true)], "static void watch_begin(VFIOContainer *one)")];
        var subject = CSources.Subject("hears otherwise", [.. CSources.SampleSegments("sample-fixed"), .. changed]);
        var kept = Proofs.Decide(subject, GuaranteeCatalog.All.Single(g => g.Id == "dirty-kept"));
        Assert.That(kept is Verdict.Proved, Is.EqualTo(!isOpen));
        Assert.That(
            (kept as Verdict.Unsupported)?.Construct ?? string.Empty,
            isOpen ? Does.Contain("hw/vfio/watch.c:126: which callback a notifier gets") : Is.Empty);
    }

    [TestCase("    vtd_as->iova_tree =\n        gpa_tree_new();")]
    [TestCase("    (vtd_as)->iova_tree /* another */ = shared;")]
    [TestCase("    exchange(&vtd_as->iova_tree);")]
    [TestCase("#define SHARE(one, all) (one)->iova_tree = (all)")]
    [TestCase("static void share(VTDAddressSpace *one, VTDAddressSpace *two)\n{\n    *one = *two;\n}")]
    public void An_address_space_that_gets_its_tree_otherwise_leaves_searches_open(string text)
    {
        var complete = CompleteBeside("include/hw/i386/intel_iommu.h", text);
        Assert.That((complete as Verdict.Unsupported)?.Construct, Does.Contain("that each address space has for itself"), $"{complete}");
    }

    [TestCase("    vtd_as->iova_tree = iova_tree_new();")]
    [TestCase(" * The iova_tree of (an) address space.\n */\n    entries = vtd_as->iova_tree;")]
    [TestCase("    iova_tree_insert(vtd_as->iova_tree, &map);")]
    public void Other_uses_of_the_tree_change_nothing(string text) =>
        Assert.That(CompleteBeside("hw/i386/vtd_more.c", text), Is.TypeOf<Verdict.Proved>());

    private static Verdict CompleteBeside(string file, string text)
    {
        IReadOnlyList<SourceSegment> beside =
            [new(file, 58, [.. text.Split('\n').Select(line => new SourceLine(line, Changed: true))], null)];
        var subject = CSources.Subject("beside", [.. CSources.SampleSegments("sample-fixed"), .. beside]);
        return Proofs.Decide(subject, GuaranteeCatalog.All.Single(g => g.Id == "complete"));
    }
}
