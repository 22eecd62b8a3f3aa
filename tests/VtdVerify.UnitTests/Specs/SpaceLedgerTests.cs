using NUnit.Framework;
using VtdVerify.Model;
using VtdVerify.Specs.Assumptions;
using VtdVerify.Subjects;

namespace VtdVerify.Tests.Specs;

/// <summary>What is assumed of the machines of a vIOMMU.</summary>
internal sealed class SpaceLedgerTests
{
    private static readonly IovaSpace Amd = Viommu.All.Single(viommu => viommu.Id == "amdvi").Space;

    [Test]
    public void On_VT_d_it_is_the_ledger() => Assert.That(Ledger.Of(IovaSpace.Vtd), Is.EqualTo(Ledger.All));

    [Test]
    public void On_another_vIOMMU_the_width_and_the_leaves_are_its_own()
    {
        var others = Ledger.Of(Amd).Except(Ledger.All).ToList();
        Assert.That(others.Select(a => a.Id), Is.EqualTo(["width-64", "mapping-well-formed", "mapping-grants-access"]));
        Assert.That(others[0].Sentence, Is.EqualTo("The IOMMU's address width is 64 bits."));
        Assert.That(
            others[1].Sentence,
            Is.EqualTo("A mapping is a leaf of any power of two from 4 KiB to 8 EiB, aligned to its size, below 2^width."));
        Assert.That(others.Select(a => a.Reason), Is.EqualTo([Amd.WidthReason, Amd.LeafReason, Amd.AccessReason]));
    }

    [Test]
    public void All_of_them_keep_their_order_together()
    {
        var ordered = Ledger.InOrder(Ledger.Of(Amd).Concat(Ledger.All)).ToList();
        Assert.That(ordered, Is.Unique.And.Count.EqualTo(Ledger.All.Count + 3));
        Assert.That(ordered.Select(a => a.Id).Take(3), Is.EqualTo(["width-64", "width-39-or-48", "scope-page-aligned"]));
    }

    [Test]
    public void Only_what_is_built_in_cannot_be_dropped() =>
        Assert.That(Ledger.Of(Amd).Except(Ledger.DroppableOf(Amd)), Is.EqualTo([Ledger.Undisturbed]));
}
