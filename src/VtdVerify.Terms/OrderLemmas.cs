namespace VtdVerify.Terms;

/// <summary>
/// What holds of the comparisons in an obligation whatever the words are: that they order the words, that a word's successor is
/// next to it, that a sum wraps for both summands or for neither. A solver that turns words into bits has to rediscover each of these
/// facts by its carries, over and over; told them, it reasons about ranges without looking at bits.
/// </summary>
public sealed class OrderLemmas
{
    // The lemmas only help: where an obligation compares so many words that they would outgrow it, the rest is left out.
    private const int MostTriangles = 2000;
    private const int MostSummands = 400;

    private readonly OrderGraph graph;
    private readonly List<Term> lemmas = [];

    private OrderLemmas(TermPool pool, IReadOnlyList<Term> terms)
    {
        graph = new OrderGraph(pool, terms);
        AddEqualities(terms);
        AddChoices();
        AddSuccessors();
        AddSums();
        AddOrder();
        Lemmas = [.. lemmas.Where(l => !l.Equals(TermBuilder.True)).Distinct()];
    }

    /// <summary>Each is true whatever the values of the assertions' variables are.</summary>
    public IReadOnlyList<Term> Lemmas { get; }

    /// <summary>The comparisons that the lemmas' own variables stand for, by variable.</summary>
    public IReadOnlyDictionary<Term, Term> Comparisons => graph.Comparisons;

    /// <summary>The lemmas on what the assertions compare; none where they compare nothing.</summary>
    public static OrderLemmas Of(IReadOnlyList<Term> assertions)
    {
        var terms = TermGraph.InOrder(assertions);
        return new OrderLemmas(terms.Select(t => t.Pool).FirstOrDefault(p => p is not null) ?? new TermPool(), terms);
    }

    private void AddEqualities(IReadOnlyList<Term> terms)
    {
        foreach (var equality in terms.Where(t => t.Operation == Operation.Equal))
        {
            var (one, other) = (equality.First!, equality.Second!);
            if (graph.Contains(one) && graph.Contains(other))
            {
                graph.Relate(one, other);
                lemmas.Add(TermBuilder.Equal(equality, graph.Same(one, other)));
            }
        }
    }

    private void AddChoices()
    {
        foreach (var choice in graph.Words.Where(w => w.Operation == Operation.Choose))
        {
            var condition = choice.First!;
            foreach (var (holds, outcome) in new[] { (condition, choice.Second!), (TermBuilder.Not(condition), choice.Third!) })
            {
                graph.Relate(choice, outcome);
                lemmas.Add(TermBuilder.Implies(holds, graph.Same(choice, outcome)));
            }
        }
    }

    /// <summary>Nothing lies between a word and the one that is greater by one, but where that wraps to 0.</summary>
    private void AddSuccessors()
    {
        foreach (var word in graph.Words)
        {
            var next = TermBuilder.Binary(Operation.Add, word, TermBuilder.Constant(1, word.Width));
            if (!graph.Contains(next))
            {
                continue;
            }

            var wraps = TermBuilder.Equal(next, TermBuilder.Constant(0, word.Width));
            graph.Relate(word, next);
            lemmas.Add(TermBuilder.Or(wraps, graph.Less(word, next)));
            foreach (var other in graph.Neighbours(word).Union(graph.Neighbours(next)).Where(o => !o.Equals(word) && !o.Equals(next)))
            {
                graph.Relate(word, other);
                graph.Relate(next, other);
                var isBelow = TermBuilder.Equal(graph.Less(word, other), TermBuilder.Not(graph.Less(other, next)));
                lemmas.Add(TermBuilder.Or(wraps, isBelow));
            }
        }
    }

    /// <summary>A sum that wraps is less than both summands, another one than neither.</summary>
    private void AddSums()
    {
        var words = graph.Words.Where(w => !w.IsConstant).Take(MostSummands).ToList();
        foreach (var (sum, one) in words.SelectMany(s => words.Select(o => (s, o))).Where(p => !p.s.Equals(p.o) && p.s.Width == p.o.Width))
        {
            var other = TermBuilder.Binary(Operation.Subtract, sum, one);
            if (!other.IsConstant && other.Id <= one.Id && graph.Contains(other))
            {
                graph.Relate(sum, one);
                graph.Relate(sum, other);
                lemmas.Add(TermBuilder.Equal(graph.Less(sum, one), graph.Less(sum, other)));
                var zero = TermBuilder.Constant(0, sum.Width);
                lemmas.Add(TermBuilder.Equal(TermBuilder.Equal(other, zero), graph.Same(sum, one)));
                lemmas.Add(TermBuilder.Equal(TermBuilder.Equal(one, zero), graph.Same(sum, other)));
            }
        }
    }

    /// <summary>
    /// Where one word is less than another, any third is less than the other or the one is less than it: with asymmetry, all there is to a
    /// total order. It is enough to say so for the triangles of the graph made chordal: words leave it one by one, their neighbours
    /// related.
    /// </summary>
    private void AddOrder()
    {
        var left = graph.Words.ToDictionary(w => w, w => graph.Neighbours(w).ToHashSet());
        for (var triangles = 0; left.Count > 0 && triangles < MostTriangles;)
        {
            var word = left.Keys.MinBy(w => (left[w].Count, w.Id, w.Value))!;
            var around = left[word].OrderBy(w => w.Id).ThenBy(w => w.Value).ToList();
            left.Remove(word);
            foreach (var (index, one) in around.Index())
            {
                left[one].Remove(word);
                lemmas.Add(TermBuilder.Not(TermBuilder.And(graph.Less(word, one), graph.Less(one, word))));
                foreach (var other in around.Skip(index + 1))
                {
                    left[one].Add(other);
                    left[other].Add(one);
                    AddTriangle(word, one, other);
                    triangles++;
                }
            }
        }
    }

    private void AddTriangle(Term first, Term second, Term third)
    {
        foreach (var (one, other, between) in new[]
        {
            (first, second, third), (first, third, second), (second, first, third),
            (second, third, first), (third, first, second), (third, second, first),
        })
        {
            lemmas.Add(TermBuilder.Implies(
                graph.Less(one, other), TermBuilder.Or(graph.Less(one, between), graph.Less(between, other))));
        }
    }
}
