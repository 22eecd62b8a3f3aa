using VtdVerify.Terms;

namespace VtdVerify.Specs.Proof.Loops;

/// <summary>
/// Sums and differences of two words that no turn of a loop changes (what is done plus what remains). They are seen in the
/// terms' normal form, without a solver, and replace one word by the other, which makes the obligations far smaller.
/// </summary>
internal sealed class LinearRelations
{
    /// <summary>Loops of this domain have a dozen words. Of one that has hundreds each is looked at, and no pair.</summary>
    public const int MostWords = 32;

    private readonly HashSet<Relation> broken = [];
    private readonly Dictionary<string, (Relation Relation, string Basis)> adopted = new(StringComparer.Ordinal);
    private readonly HashSet<string> rising = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> widths = new(StringComparer.Ordinal);
    private bool seenTurn;
    private int adoptions;

    /// <summary>Never falls: giving a relation up counts as much as adopting one, or its giving up would go unnoticed.</summary>
    public int Size => broken.Count + adoptions;

    public LinearRelations Copy()
    {
        var copy = new LinearRelations { seenTurn = seenTurn, adoptions = adoptions };
        copy.broken.UnionWith(broken);
        copy.rising.UnionWith(rising);
        foreach (var (name, known) in adopted)
        {
            copy.adopted.Add(name, known);
        }

        foreach (var (name, width) in widths)
        {
            copy.widths.Add(name, width);
        }

        return copy;
    }

    /// <summary>Whether a word follows from another one: what is known of that one says it all.</summary>
    public bool Follows(string name) => adopted.ContainsKey(name);

    /// <summary>The word's value at the head of a turn where it follows from another word's; else null.</summary>
    /// <param name="start">The words' values before the first turn.</param>
    /// <param name="now">The values at the head of the turn, as far as they are chosen.</param>
    public SymbolicWord? Follow(
        string name, IReadOnlyDictionary<string, SymbolicWord> start, IReadOnlyDictionary<string, SymbolicWord> now) =>
        // The other word may not be there yet, at a loop that is reached on several ways: then nothing is known of this one.
        adopted.TryGetValue(name, out var known) && start.ContainsKey(known.Basis) && now.ContainsKey(known.Basis)
            ? known.Relation.IsSum
                ? start[known.Basis] + start[name] - now[known.Basis]
                : start[name] - start[known.Basis] + now[known.Basis]
            : null;

    /// <summary>Looks at one turn: every relation that it does not keep for certain is given up.</summary>
    public void Learn(IReadOnlyDictionary<string, SymbolicWord> head, IReadOnlyDictionary<string, SymbolicWord> end)
    {
        seenTurn = true;
        foreach (var (name, word) in end)
        {
            widths[name] = word.Width;
        }

        rising.UnionWith(head.Keys.Where(name => Rises(head[name], end[name])));
        foreach (var relation in Pairs(head.Keys))
        {
            if (head[relation.One].Width != head[relation.Other].Width || !relation.On(head).Equals(relation.On(end)))
            {
                broken.Add(relation);
            }
        }
    }

    public void Adopt(IReadOnlySet<string> words)
    {
        foreach (var name in adopted.Where(a => broken.Contains(a.Value.Relation)).Select(a => a.Key).ToList())
        {
            adopted.Remove(name);
        }

        foreach (var relation in Pairs(words).Where(r => seenTurn && HaveOneWidth(r) && !broken.Contains(r)))
        {
            // What rises says how far the loop has come, whatever the words are called; the other one follows from it.
            var otherLeads = rising.Contains(relation.Other) && !rising.Contains(relation.One);
            var (basis, dependent) = otherLeads ? (relation.Other, relation.One) : (relation.One, relation.Other);
            if (!adopted.ContainsKey(basis) && !IsBasis(dependent) && adopted.TryAdd(dependent, (relation, basis)))
            {
                adoptions++;
            }
        }
    }

    private bool HaveOneWidth(Relation relation) =>
        widths.TryGetValue(relation.One, out var one) && widths.TryGetValue(relation.Other, out var other) && one == other;

    private bool IsBasis(string name) => adopted.Values.Any(known => known.Basis == name);

    /// <summary>By the part of the turn's step that depends on nothing: an aligned block's length is its mask plus one.</summary>
    private static bool Rises(SymbolicWord head, SymbolicWord end) =>
        Assignment.Empty.Evaluate((end - head).ResizeSigned(64)) is > 0 and <= long.MaxValue;

    private static IEnumerable<Relation> Pairs(IEnumerable<string> names)
    {
        var sorted = names.Order(StringComparer.Ordinal).ToList();
        return from i in Enumerable.Range(0, sorted.Count > MostWords ? 0 : sorted.Count)
               from j in Enumerable.Range(i + 1, sorted.Count - i - 1)
               from isSum in (bool[])[true, false]
               select new Relation(sorted[i], sorted[j], isSum);
    }

    private sealed record Relation(string One, string Other, bool IsSum)
    {
        public SymbolicWord On(IReadOnlyDictionary<string, SymbolicWord> words) =>
            IsSum ? words[One] + words[Other] : words[One] - words[Other];
    }
}
