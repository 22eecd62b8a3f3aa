using NUnit.Framework;
using VtdVerify.Model;
using VtdVerify.Terms;

namespace VtdVerify.Tests.Model;

/// <summary>What the page tables of a vIOMMU can map.</summary>
internal sealed class IovaSpaceTests
{
    private static readonly IovaSpace Every = IovaSpace.Vtd with { Widths = [64], LeafBits = [.. Enumerable.Range(12, 52)] };

    [TestCase(0xfffUL, true)]
    [TestCase(0x1fffUL, false)]
    [TestCase(0x1fffffUL, true)]
    [TestCase(0x3fffffffUL, true)]
    [TestCase(0x7fffffffffUL, false)]
    public void VT_d_has_leaves_of_three_lengths(ulong size, bool isLeaf) => Assert.That(IsLeaf(IovaSpace.Vtd, size), Is.EqualTo(isLeaf));

    [TestCase(0x7ffUL, false)]
    [TestCase(0xfffUL, true)]
    [TestCase(0x1fffUL, true)]
    [TestCase(0x2fffUL, false)]
    [TestCase(0xffffUL, true)]
    [TestCase(ulong.MaxValue >> 1, true)]
    [TestCase(ulong.MaxValue, false)]
    public void Where_every_leaf_is_one_it_is_a_power_of_two(ulong size, bool isLeaf) =>
        Assert.That(IsLeaf(Every, size), Is.EqualTo(isLeaf));

    [Test]
    public void A_run_of_lengths_and_the_lengths_one_by_one_are_the_same()
    {
        var one = IovaSpace.Vtd with { LeafBits = [12, 13, 14] };
        Assert.That(one.HasEveryLeaf, Is.True);
        Assert.That((IovaSpace.Vtd.HasEveryLeaf, (IovaSpace.Vtd with { LeafBits = [12] }).HasEveryLeaf), Is.EqualTo((false, false)));
        Assert.That(
            Enumerable.Range(11, 5).Select(bits => IsLeaf(one, (1UL << bits) - 1)), Is.EqualTo([false, true, true, true, false]));
    }

    [Test]
    public void Equal_by_what_it_holds()
    {
        var same = IovaSpace.Vtd with { Widths = [39, 48], LeafBits = [12, 21, 30] };
        Assert.That(same, Is.EqualTo(IovaSpace.Vtd));
        Assert.That(same.GetHashCode(), Is.EqualTo(IovaSpace.Vtd.GetHashCode()));
        Assert.That(IovaSpace.Vtd with { Widths = [39] }, Is.Not.EqualTo(IovaSpace.Vtd));
        Assert.That(IovaSpace.Vtd with { LeafBits = [12] }, Is.Not.EqualTo(IovaSpace.Vtd));
        Assert.That(IovaSpace.Vtd with { WidthReason = "Others." }, Is.Not.EqualTo(IovaSpace.Vtd));
        Assert.That(IovaSpace.Vtd with { LeafReason = "Others." }, Is.Not.EqualTo(IovaSpace.Vtd));
        Assert.That(IovaSpace.Vtd with { AccessReason = "Others." }, Is.Not.EqualTo(IovaSpace.Vtd));
    }

    [Test]
    public void A_machine_keeps_its_width_where_the_other_vIOMMU_has_it()
    {
        var machine = new MachineDescription { AddressWidth = 39 };
        Assert.That(machine.In(IovaSpace.Vtd), Is.EqualTo(machine));
        Assert.That(machine.In(Every).AddressWidth, Is.EqualTo(64));
        Assert.That((IovaSpace.Vtd.HasEveryAddress, Every.HasEveryAddress), Is.EqualTo((false, true)));
    }

    [Test]
    public void A_width_that_the_vIOMMU_does_not_have_is_a_fault_that_names_those_that_it_has()
    {
        var machine = new MachineDescription { Space = Every, AddressWidth = 48, Notifiers = [NotifierDescription.BelowInterrupts] };
        Assert.That(MachineFault.Of(machine).Single().Sentence, Is.EqualTo("the address width is 48 bits; it must be 64"));
    }

    private static bool IsLeaf(IovaSpace space, ulong size) =>
        space.IsLeaf<ConcreteWord, ConcreteTruth>(ConcreteWord.Of(size)).Value;
}
