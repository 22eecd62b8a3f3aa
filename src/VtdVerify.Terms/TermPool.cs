namespace VtdVerify.Terms;

/// <summary>
/// Keeps one node for each set of equal nodes. Terms of different pools must not be mixed. Not thread-safe: one pool belongs to
/// one exploration at a time, and nodes are numbered in the order of creation, so that every run prints the same text.
/// </summary>
public sealed class TermPool
{
    private readonly Dictionary<TermKey, Term> nodes = [];

    public int Count => nodes.Count;

    /// <summary>A bit-vector variable; the same name gives the same variable.</summary>
    public Term Variable(string name, int width) =>
        Intern(new TermKey(Operation.Variable, BitVector.CheckWidth(width), 0, name, null, null, null));

    /// <summary>A truth variable; the same name gives the same variable.</summary>
    public Term TruthVariable(string name) => Intern(new TermKey(Operation.Variable, 0, 0, name, null, null, null));

    internal Term Intern(in TermKey key)
    {
        if (!nodes.TryGetValue(key, out var node))
        {
            node = new Term(this, nodes.Count + 1, key);
            nodes.Add(key, node);
        }

        return node;
    }
}
