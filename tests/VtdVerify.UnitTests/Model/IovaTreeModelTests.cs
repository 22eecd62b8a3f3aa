using CsCheck;
using NUnit.Framework;
using VtdVerify.Model;

namespace VtdVerify.Tests.Model;

/// <summary>The tree against two models of other kinds: a list that is searched through, and a bare search tree of fixed shape.</summary>
[TestFixture]
public sealed class IovaTreeModelTests
{
    private static readonly (ulong First, ulong Last)[] Keys =
    [
        (0, ulong.MaxValue), (0, 0x1fff), (0x1fff, 0x2000), (0x2000, 0x2fff), (0x3800, 0x57ff), (0x6000, 0x6fff), (0x7fff, 0xa000),
        (0xd000, 0xdfff), (0xd000, 0xe000), (0xf000, 0xffff), (0x4000, 0x3fff), (0x3400, 0x33ff), (0x8000, 0x1000), (0xffff, 0),
    ];

    [TestCase(0x8000UL)]
    [TestCase(0x8000UL, 0x4000UL, 0xc000UL)]
    [TestCase(0x8000UL, 0x4000UL, 0xc000UL, 0x2000UL, 0x6000UL, 0xa000UL, 0xe000UL)]
    [TestCase(0x4000UL, 0x2000UL, 0x8000UL, 0x6000UL)]
    public void A_search_meets_the_nodes_of_a_search_tree_in_its_order(params ulong[] levelOrder)
    {
        var tree = new IovaTree();
        Node? root = null;
        foreach (var first in levelOrder)
        {
            tree.Insert(Machines.Map4K(first).ToWords());
            root = Grow(root, first);
        }

        foreach (var (first, last) in Keys)
        {
            Assert.That(
                tree.Find(Machines.Range(first, last))?.Map.Iova.Value, Is.EqualTo(Descend(root, first, last)), $"{first:x}..{last:x}");
        }
    }

    [Test]
    public void Every_operation_does_what_it_does_to_a_list() =>
        Property.Holds(
            Gen.Select(Gen.OneOf(0, 0, 0, 1, 2), Generators.CrowdedWord, Gen.OneOf<ulong>(Gen.ULong[0, 5], Generators.Word)).List[1, 40],
            operations =>
            {
                var tree = new IovaTree();
                var list = new List<MappingDescription>();
                foreach (var (operation, first, size) in operations)
                {
                    Apply(operation, Given.Mapping(first, size, 0), tree, list);
                }

                Assert.That(
                    tree.InOrder.Select(mapping => MappingDescription.Of(mapping.Map)), Is.EqualTo(list.OrderBy(mapping => mapping.Iova)));
                Assert.That(tree.Count, Is.EqualTo(list.Count));
            });

    private static void Apply(int operation, MappingDescription key, IovaTree tree, List<MappingDescription> list)
    {
        bool Overlaps(MappingDescription other) => key.Iova <= other.Last && key.Last >= other.Iova;
        var range = key.ToWords().Range;
        switch (operation)
        {
            case 0:
                var expected = key.Last < key.Iova ? IovaTreeInsertResult.Invalid
                    : list.Exists(Overlaps) ? IovaTreeInsertResult.Overlaps
                    : IovaTreeInsertResult.Ok;
                Assert.That(tree.Insert(key.ToWords()), Is.EqualTo(expected));
                if (expected == IovaTreeInsertResult.Ok)
                {
                    list.Add(key);
                }

                break;
            case 1:
                var found = tree.Find(range);
                Assert.That(found is not null, Is.EqualTo(list.Exists(Overlaps)));
                Assert.That(found is null || list.Where(Overlaps).Contains(MappingDescription.Of(found.Map)), Is.True);
                break;
            default:
                var removed = tree.Remove(range)!.Select(mapping => MappingDescription.Of(mapping.Map));
                Assert.That(removed, Is.EquivalentTo(list.Where(Overlaps)));
                list.RemoveAll(Overlaps);
                break;
        }
    }

    private static Node Grow(Node? node, ulong first) =>
        node is null ? new Node(first, null, null)
        : first > node.First ? node with { Right = Grow(node.Right, first) }
        : node with { Left = Grow(node.Left, first) };

    private static ulong? Descend(Node? node, ulong first, ulong last)
    {
        while (node is not null && (first > node.First + 0xfff || last < node.First))
        {
            node = first > node.First + 0xfff ? node.Right : node.Left;
        }

        return node?.First;
    }

    private sealed record Node(ulong First, Node? Left, Node? Right);
}
