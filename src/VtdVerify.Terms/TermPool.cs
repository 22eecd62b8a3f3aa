namespace VtdVerify.Terms;

/// <summary>
/// Keeps one node for each set of equal nodes. Terms of different pools must not be mixed. Not thread-safe: one pool belongs to
/// one exploration at a time, and nodes are numbered in the order of creation, so that every run prints the same text.
/// </summary>
public sealed class TermPool
{
    private readonly Dictionary<TermKey, Term> nodes = [];
    private readonly Dictionary<string, Term> variables = [];

    public int Count => nodes.Count;

    /// <summary>A bit-vector variable; the same name gives the same variable.</summary>
    /// <exception cref="ArgumentException">The name is empty, or stands for a variable of another width or a truth value.</exception>
    public Term Variable(string name, int width) => Named(name, BitVector.CheckWidth(width));

    /// <summary>A truth variable; the same name gives the same variable.</summary>
    /// <exception cref="ArgumentException">The name is empty, or stands for a bit-vector.</exception>
    public Term TruthVariable(string name) => Named(name, 0);

    internal Term Intern(in TermKey key)
    {
        if (!nodes.TryGetValue(key, out var node))
        {
            node = new Term(this, nodes.Count + 1, key);
            nodes.Add(key, node);
        }

        return node;
    }

    private Term Named(string name, int width)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (!variables.TryGetValue(name, out var variable))
        {
            variable = Intern(new TermKey(Operation.Variable, width, 0, name, null, null, null));
            variables.Add(name, variable);
        }

        return variable.Width == width
            ? variable
            : throw new ArgumentException($"The variable {name} has {variable.Width} bits already, not {width} (0 is a truth value).");
    }
}
