using VtdVerify.Terms;

namespace VtdVerify.Specs.Proof;

/// <summary>
/// Sums and differences of two words that no turn of a loop changes (what is done plus what remains). They are seen in the
/// terms' normal form, without a solver, and replace one word by the other, which makes the obligations far smaller.
/// </summary>
internal sealed class LinearRelations
{
    private readonly HashSet<Relation> broken = [];
    private readonly Dictionary<string, Relation> adopted = new(StringComparer.Ordinal);
    private bool seenTurn;
    private int adoptions;

    /// <summary>Never falls: giving a relation up counts as much as adopting one, or its giving up would go unnoticed.</summary>
    public int Size => broken.Count + adoptions;

    /// <summary>Whether a word follows from another one: what is known of that one says it all.</summary>
    public bool Follows(string name) => adopted.ContainsKey(name);

    /// <summary>The word's value at the head of a turn where it follows from another word's; else null.</summary>
    /// <param name="start">The words' values before the first turn.</param>
    /// <param name="now">The values at the head of the turn, as far as they are chosen.</param>
    public SymbolicWord? Follow(
        string name, IReadOnlyDictionary<string, SymbolicWord> start, IReadOnlyDictionary<string, SymbolicWord> now) =>
        adopted.TryGetValue(name, out var relation)
            ? relation.IsSum
                ? start[relation.Basis] + start[name] - now[relation.Basis]
                : start[name] - start[relation.Basis] + now[relation.Basis]
            : null;

    /// <summary>Looks at one turn: every relation that it does not keep for certain is given up.</summary>
    public void Learn(IReadOnlyDictionary<string, SymbolicWord> head, IReadOnlyDictionary<string, SymbolicWord> end)
    {
        seenTurn = true;
        foreach (var relation in Pairs(head.Keys))
        {
            if (head[relation.Basis].Width != head[relation.Dependent].Width || !relation.On(head).Equals(relation.On(end)))
            {
                broken.Add(relation);
            }
        }
    }

    public void Adopt(IReadOnlySet<string> words)
    {
        foreach (var name in adopted.Where(a => broken.Contains(a.Value)).Select(a => a.Key).ToList())
        {
            adopted.Remove(name);
        }

        foreach (var relation in Pairs(words).Where(r => seenTurn && !broken.Contains(r)))
        {
            if (!adopted.ContainsKey(relation.Basis) && adopted.TryAdd(relation.Dependent, relation))
            {
                adoptions++;
            }
        }
    }

    private static IEnumerable<Relation> Pairs(IEnumerable<string> names)
    {
        var sorted = names.Order(StringComparer.Ordinal).ToList();
        return from i in Enumerable.Range(0, sorted.Count)
               from j in Enumerable.Range(i + 1, sorted.Count - i - 1)
               from isSum in (bool[])[true, false]
               select new Relation(sorted[i], sorted[j], isSum);
    }

    private sealed record Relation(string Basis, string Dependent, bool IsSum)
    {
        public SymbolicWord On(IReadOnlyDictionary<string, SymbolicWord> words) =>
            IsSum ? words[Basis] + words[Dependent] : words[Basis] - words[Dependent];
    }
}
