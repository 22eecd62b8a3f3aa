using VtdVerify.Model;
using VtdVerify.Specs.Observation;
using VtdVerify.Terms;

namespace VtdVerify.Specs.Proof.Trees;

/// <summary>
/// A tree of few mappings, node by node: where the comparison does not keep <see cref="SearchLemma"/>, what a lookup finds depends on
/// the tree's shape. The path decides which mappings there are, in which sequence they were inserted, and where the comparison sends
/// each insertion, search and removal. Of two mappings the one inserted first is the root, in any balanced tree, and whichever is left
/// after a removal is alone: so two need no balancing, and with them every shape is seen that GLib's tree can have.
/// </summary>
internal sealed class ExplicitTree : SymbolicTree
{
    public const int MostMappings = IovaTree.MostWithoutBalance;

    private Node? root;

    public ExplicitTree(
        SymbolicPath path, Surroundings<SymbolicWord, SymbolicTruth> machine, Ghost<SymbolicWord, SymbolicTruth> ghost, ITreeOrder order)
        : base(path, machine, ghost, order)
    {
        var hasGhost = path.Decide(GhostMapping.InTree);
        Set(GhostMapping, SymbolicTruth.Of(hasGhost));
        var other = path.Decide(path.FreshTruth("the tree holds another mapping")) ? KnowAnother() : null;
        var ghostIsFirst = other is null || (hasGhost && path.Decide(path.FreshTruth("the ghost was inserted first")));
        KnownMapping?[] inserted = ghostIsFirst ? [GhostMapping, other] : [other, GhostMapping];
        foreach (var mapping in inserted.OfType<KnownMapping>().Where(m => m.InTree.Known == true))
        {
            Insert(mapping);
        }

        GhostIsFirst = ghostIsFirst;
    }

    public override bool? GhostIsFirst { get; }

    public override IStoredMapping<SymbolicWord, SymbolicTruth>? Find(IovaRange<SymbolicWord> key) => Search(key)?.Mapping;

    public override SymbolicTruth Remove(IovaRange<SymbolicWord> range)
    {
        BeginRemoval(range);
        var takesGhost = false;
        while (Search(range) is { } found)
        {
            // GLib searches for what it is to remove: where that finds nothing, the removal finds the same mapping again, for ever.
            var gone = Search(found.Mapping.Map.Range) ?? throw new SymbolicRunEndedException(new RunEnd.Endless());
            Set(gone.Mapping, SymbolicTruth.Of(false));
            takesGhost |= ReferenceEquals(gone.Mapping, GhostMapping);
            Unlink(gone);
        }

        return SymbolicTruth.Of(takesGhost);
    }

    public override void Restart(SymbolicTruth ghostInTree) =>
        throw new InvalidOperationException("An explicit tree is known from its start: no loop begins elsewhere on it.");

    private void Insert(KnownMapping mapping)
    {
        var node = new Node(mapping);
        if (root is null)
        {
            root = node;
            return;
        }

        switch (Compare(mapping.Map.Range, root.Mapping))
        {
            case Placement.Below:
                root.Left = node;
                break;
            case Placement.Above:
                root.Right = node;
                break;
            default:
                throw new PathEndedException("the tree does not take a mapping that compares equal to one it has");
        }
    }

    private Node? Search(IovaRange<SymbolicWord> key)
    {
        for (var node = root; node is not null;)
        {
            switch (Compare(key, node.Mapping))
            {
                case Placement.Below:
                    node = node.Left;
                    break;
                case Placement.Above:
                    node = node.Right;
                    break;
                default:
                    return node;
            }
        }

        return null;
    }

    /// <summary>Two nodes at most: what goes is the root, or the root's only child.</summary>
    private void Unlink(Node gone)
    {
        if (ReferenceEquals(gone, root))
        {
            root = gone.Left ?? gone.Right;
        }
        else if (root is { } parent)
        {
            (parent.Left, parent.Right) = (null, null);
        }
    }

    private sealed class Node(KnownMapping mapping)
    {
        public KnownMapping Mapping { get; } = mapping;

        public Node? Left { get; set; }

        public Node? Right { get; set; }
    }
}
