using System.Globalization;

namespace VtdVerify.Terms;

/// <summary>
/// The words that terms compare, and which of them lemmas relate. A comparison that the terms do not hold already is a truth
/// variable of its own: bits would be made for it otherwise, and the lemmas about it say enough.
/// </summary>
internal sealed class OrderGraph
{
    private readonly TermPool pool;
    private readonly HashSet<Term> given;
    private readonly Dictionary<Term, HashSet<Term>> neighbours = [];
    private readonly Dictionary<Term, Term> comparisons = [];

    /// <summary>Relates what the terms compare.</summary>
    /// <param name="terms">Every node below the assertions.</param>
    public OrderGraph(TermPool pool, IReadOnlyList<Term> terms)
    {
        this.pool = pool;
        given = [.. terms.Where(t => t.Operation == Operation.UnsignedLess)];
        foreach (var comparison in terms.Where(given.Contains))
        {
            Relate(comparison.First!, comparison.Second!);
        }
    }

    /// <summary>The comparisons that truth variables of this graph stand for, by variable.</summary>
    public IReadOnlyDictionary<Term, Term> Comparisons => comparisons;

    /// <summary>The compared words in the order of their creation, constants by value first.</summary>
    public IReadOnlyList<Term> Words => Sorted(neighbours.Keys);

    public bool Contains(Term word) => neighbours.ContainsKey(word);

    public IReadOnlyList<Term> Neighbours(Term word) => Sorted(neighbours[word]);

    public void Relate(Term one, Term other)
    {
        if (!one.Equals(other) && !(one.IsConstant && other.IsConstant))
        {
            Of(one).Add(other);
            Of(other).Add(one);
        }
    }

    /// <summary>one &lt; other, without a sign.</summary>
    public Term Less(Term one, Term other)
    {
        var comparison = TermBuilder.UnsignedLess(one, other);
        if (comparison.IsConstant || given.Contains(comparison))
        {
            return comparison;
        }

        var variable = pool.TruthVariable($"order: {Name(one)} < {Name(other)}");
        comparisons[variable] = comparison;
        return variable;
    }

    /// <summary>That neither is less.</summary>
    public Term Same(Term one, Term other) =>
        TermBuilder.Not(TermBuilder.Or(Less(one, other), Less(other, one)));

    private static string Name(Term word) => word.IsConstant
        ? string.Create(CultureInfo.InvariantCulture, $"{word.Value:x}/{word.Width}")
        : string.Create(CultureInfo.InvariantCulture, $"t{word.Id}");

    private static IReadOnlyList<Term> Sorted(IEnumerable<Term> words) => [.. words.OrderBy(w => w.Id).ThenBy(w => w.Value)];

    private HashSet<Term> Of(Term word)
    {
        if (!neighbours.TryGetValue(word, out var related))
        {
            related = [];
            neighbours.Add(word, related);
        }

        return related;
    }
}
