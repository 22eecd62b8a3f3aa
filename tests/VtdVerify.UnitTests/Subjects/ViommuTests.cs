using NUnit.Framework;
using VtdVerify.Model;
using VtdVerify.Specs.Guarantees;
using VtdVerify.Subjects;

namespace VtdVerify.Tests.Subjects;

/// <summary>The profiles of vIOMMUs, each a file of its own.</summary>
internal sealed class ViommuTests
{
    [Test]
    public void VT_d_comes_first_and_the_others_by_their_ids() =>
        Assert.That(Viommu.All.Select(viommu => viommu.Id), Is.EqualTo(["vtd", "amdvi", "virtio-iommu"]));

    [Test]
    public void The_machines_of_the_model_are_those_of_the_profile_of_VT_d() =>
        Assert.That(Viommu.Vtd.Space, Is.EqualTo(IovaSpace.Vtd));

    [Test]
    public void AMD_has_64_bits_and_any_power_of_two_from_4K()
    {
        var space = Viommu.All.Single(viommu => viommu.Id == "amdvi").Space;
        Assert.That(space.Widths, Is.EqualTo([64]));
        Assert.That((space.HasEveryLeaf, space.HasEveryAddress), Is.EqualTo((true, true)));
        Assert.That(space.LeafBits, Is.EqualTo(Enumerable.Range(12, 52)));
    }

    [TestCaseSource(typeof(Viommu), nameof(Viommu.All))]
    public void A_profile_names_what_an_unmap_is_called_with(Viommu viommu)
    {
        Assert.That(viommu.Function, Does.EndWith("_unmap"));
        Assert.That(viommu.File, Does.EndWith(".c").And.Not.Contain("/"));
        Assert.That(viommu.AddressSpace.State is null, Is.EqualTo(viommu.State is null));
        Assert.That(viommu.Space.Widths, Is.Ordered.And.All.InRange(12, 64));
        Assert.That(viommu.Space.LeafBits, Is.Ordered.And.All.InRange(12, 63));
        Assert.That((string[])[viommu.Space.WidthReason, viommu.Space.LeafReason, viommu.Space.AccessReason], Is.All.EndsWith("."));
    }

    [TestCaseSource(typeof(Viommu), nameof(Viommu.All))]
    public void What_is_not_applicable_is_a_guarantee_and_has_a_reason(Viommu viommu)
    {
        Assert.That(viommu.NotApplicable, Is.SubsetOf(GuaranteeCatalog.All.Select(guarantee => guarantee.Id)));
        Assert.That(viommu.NotApplicableReason is null, Is.EqualTo(viommu.NotApplicable.Count == 0));
    }

    [Test]
    public void What_has_no_tree_has_no_guarantee_that_speaks_of_mappings()
    {
        var virtio = Viommu.All.Single(viommu => viommu.Id == "virtio-iommu");
        Assert.That((virtio.AddressSpace.Tree, virtio.AddressSpace.TakesRange), Is.EqualTo(((string?)null, true)));
        Assert.That(
            GuaranteeCatalog.All.Select(guarantee => guarantee.Id).Except(virtio.NotApplicable),
            Is.EquivalentTo([
                "bitmap-fits", "in-scope", "plain-cover", "power-of-two", "event-constants", "no-abort", "no-wrap", "terminates",
                "unmap-only-served",
            ]));
    }

    [Test]
    public void Names_are_unique()
    {
        Assert.That(Viommu.All.SelectMany(viommu => (string[])[viommu.Id, viommu.Function, viommu.File]), Is.Unique);
        Assert.That(Viommu.All.Select(viommu => viommu.Name), Is.Unique);
    }

    [Test]
    public void What_cannot_be_read_says_so_with_its_place()
    {
        var site = new VtdVerify.Terms.CodeSite("hw/i386/amd_iommu.c", 7, "amdvi_address_space_unmap");
        var subject = new UnreadSubject(Viommu.All[1], "tree-amdvi", "the tree", "a construct", site);
        var run = subject.Run(new MachineDescription { Notifiers = [NotifierDescription.BelowInterrupts] }.In(subject.Viommu.Space), [0]);
        Assert.That(run.Outcome, Is.EqualTo(new MachineOutcome.Unsupported("a construct", site)));
        Assert.That(subject.Sources.Single(), Is.EqualTo(
            new FunctionSource("amdvi_address_space_unmap", "hw/i386/amd_iommu.c", 7, CodeOrigin.Tree, "a construct")));
    }
}
