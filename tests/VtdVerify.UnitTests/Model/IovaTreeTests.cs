using NUnit.Framework;
using VtdVerify.Model;
using VtdVerify.Terms;

namespace VtdVerify.Tests.Model;

[TestFixture]
public sealed class IovaTreeTests
{
    [Test]
    public void A_map_that_wraps_is_invalid() =>
        Assert.That(new IovaTree().Insert(Map(ulong.MaxValue, 1)), Is.EqualTo(IovaTreeInsertResult.Invalid));

    [Test]
    public void A_map_that_ends_with_the_address_space_is_valid() =>
        Assert.That(new IovaTree().Insert(Map(ulong.MaxValue - 0xfff, 0xfff)), Is.EqualTo(IovaTreeInsertResult.Ok));

    [Test]
    public void A_map_without_permission_is_invalid() =>
        Assert.That(
            new IovaTree().Insert(Map(0, 0xfff) with { Permission = ConcreteWord.Of(0, 32) }), Is.EqualTo(IovaTreeInsertResult.Invalid));

    [Test]
    public void A_map_that_shares_one_byte_overlaps()
    {
        var tree = TreeOf(0x1000, 0x3000);
        Assert.That(tree.Insert(Map(0x1fff, 0)), Is.EqualTo(IovaTreeInsertResult.Overlaps));
        Assert.That(tree.Count, Is.EqualTo(2));
    }

    [Test]
    public void A_mapping_is_known_by_its_first_address_until_it_is_removed()
    {
        var tree = TreeOf(0x1000, 0x3000);
        Assert.That(tree.At(new Address(0x3000))?.Map.Iova.Value, Is.EqualTo(0x3000UL));
        Assert.That(tree.At(new Address(0x3001)), Is.Null);
        tree.Remove(Machines.Range(0x3000, 0x3000));
        Assert.That(tree.At(new Address(0x3000)), Is.Null);
    }

    [Test]
    public void Another_order_decides_what_is_equal()
    {
        var tree = new IovaTree(Orders.ByFirstAddress);
        Assert.That(tree.Insert(Map(0x1000, 0xfff)), Is.EqualTo(IovaTreeInsertResult.Ok));
        Assert.That(tree.Insert(Map(0x1800, 0xfff)), Is.EqualTo(IovaTreeInsertResult.Ok));
        Assert.That(tree.Insert(Map(0x1000, 0x1fff)), Is.EqualTo(IovaTreeInsertResult.Overlaps));
        Assert.That(tree.Find(Machines.Range(0x1001, 0x17ff)), Is.Null);
    }

    [Test]
    public void A_mapping_that_its_own_range_does_not_lead_to_is_never_removed()
    {
        var tree = new IovaTree(Orders.NeverRemoving);
        tree.Insert(Map(0x1000, 0xfff));
        tree.Insert(Map(0x3000, 0xfff));
        Assert.That(tree.Remove(Machines.Range(0, 0xffff)), Is.Null);
    }

    [Test]
    public void A_map_that_is_invalid_is_so_wherever_it_lies() =>
        Assert.That(
            TreeOf(0x1000).Insert(Map(0x1000, 0xfff) with { Permission = ConcreteWord.Of(0, 32) }),
            Is.EqualTo(IovaTreeInsertResult.Invalid));

    [Test]
    public void Enumeration_goes_up() =>
        Assert.That(
            TreeOf(0x5000, 0x1000, 0x9000, 0x3000).InOrder.Select(mapping => mapping.Map.Iova.Value),
            Is.EqualTo(Machines.These<ulong>(0x1000, 0x3000, 0x5000, 0x9000)));

    [Test]
    public void A_search_gives_the_first_node_met_from_the_root()
    {
        var tree = TreeOf(0x5000, 0x1000, 0x9000);
        Assert.That(tree.Find(Machines.Range(0, ulong.MaxValue))!.Map.Iova.Value, Is.EqualTo(0x5000));
    }

    [TestCase(0UL, ulong.MaxValue, 0x1000UL, 0x1000UL, TestName = "It is found again where it compares equal to the key")]
    [TestCase(0x8000UL, ulong.MaxValue, 0x1000UL, 0x9000UL, TestName = "It is passed over where the key does not meet it")]
    [TestCase(0UL, ulong.MaxValue, 0x1800UL, 0x5000UL, TestName = "It is passed over where no mapping starts there")]
    [TestCase(0UL, ulong.MaxValue, 0x3000UL, 0x5000UL, TestName = "It is passed over where it has gone")]
    [TestCase(0UL, ulong.MaxValue, null, 0x5000UL, TestName = "Nothing was found there, and the search is its own")]
    [TestCase(0x2000UL, 0x2fffUL, 0x1000UL, null, TestName = "Nothing compares equal to the key, whatever was found there")]
    public void A_search_takes_what_another_tree_has_found(ulong first, ulong last, ulong? elsewhere, ulong? found)
    {
        var there = elsewhere is { } iova ? new Address(iova) : (Address?)null;
        var here = TreeOf(0x5000, 0x1000, 0x9000).Find(Machines.Range(first, last), there);
        Assert.That(here?.Map.Iova.Value, Is.EqualTo(found));
    }

    [Test]
    public void Removal_takes_whole_maps_that_stick_out_of_the_range_and_frees_them()
    {
        var tree = TreeOf(0x1000, 0x2000, 0x3000, 0x4000);
        var kept = tree.Find(Machines.Range(0x4000, 0x4000))!;
        var removed = tree.Remove(Machines.Range(0x1fff, 0x3000))!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(removed.Select(mapping => mapping.Map.Iova.Value), Is.EquivalentTo(Machines.These<ulong>(0x1000, 0x2000, 0x3000)));
            Assert.That(removed.All(mapping => mapping.IsFreed), Is.True);
            Assert.That(kept.IsFreed.Value, Is.False);
            Assert.That(tree.InOrder, Is.EqualTo(Machines.These(kept)));
        }
    }

    [Test]
    public void A_key_that_wraps_sees_nothing_and_removes_nothing_but_what_straddles_its_gap()
    {
        var wrapped = Machines.Range(0xfef00000, 0xfeefffff);
        var tree = TreeOf(0, 0xfedff000, 0xfef00000, 0xfffff000, 0x100000000);
        Assert.That(tree.Find(wrapped), Is.Null);
        Assert.That(tree.Remove(wrapped), Is.Empty);
        Assert.That(tree.Count, Is.EqualTo(5));
    }

    [Test]
    public void A_key_that_wraps_finds_a_1_GiB_leaf_across_its_gap()
    {
        var tree = TreeOf(0, 0xbffff000, 0x100000000);
        tree.Insert(Machines.Map1G(0xc0000000).ToWords());
        var wrapped = Machines.Range(0xfef00000, 0xfeefffff);
        Assert.That(tree.Find(wrapped)!.Map.Iova.Value, Is.EqualTo(0xc0000000));
        Assert.That(tree.Remove(wrapped), Has.Count.EqualTo(1));
        Assert.That(tree.Count, Is.EqualTo(3));
    }

    private static IovaTree TreeOf(params ulong[] pages)
    {
        var tree = new IovaTree();
        foreach (var page in pages)
        {
            Assert.That(tree.Insert(Map(page, 0xfff)), Is.EqualTo(IovaTreeInsertResult.Ok));
        }

        return tree;
    }

    private static DmaMap<ConcreteWord> Map(ulong iova, ulong size) => Given.Mapping(iova, size, 0).ToWords();
}
