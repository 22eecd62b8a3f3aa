using VtdVerify.Terms;

namespace VtdVerify.Mutation.Equivalence;

/// <summary>Which variables the turns of each loop change, of either run. A loop goes by its number on the path.</summary>
internal sealed class SharedLoops
{
    private readonly Dictionary<int, HashSet<string>> words = [];
    private readonly Dictionary<int, HashSet<string>> references = [];
    private readonly Dictionary<int, HashSet<string>> reached = [];
    private readonly HashSet<LoopWord> unshared = [];

    /// <summary>Grows with all that an exploration teaches; explorations end when it stays the same.</summary>
    public int Size => words.Values.Concat(references.Values).Concat(reached.Values).Sum(names => names.Count);

    /// <summary>Words that turns change: an arbitrary turn may find any value in them.</summary>
    public IReadOnlyCollection<string> Words(int loop) => Of(words, loop);

    /// <summary>Whether both runs find the same value there. Supposed of every word, and checked, until it is seen not to hold.</summary>
    public bool IsShared(int loop, string name) => !unshared.Contains(new LoopWord(loop, name));

    public void NotShared(LoopWord word) => unshared.Add(word);

    /// <summary>Other variables that turns change: no turn may use what an earlier one left there.</summary>
    public IReadOnlyCollection<string> References(int loop) => Of(references, loop);

    /// <summary>Variables that a turn was the first to look at.</summary>
    public IReadOnlySet<string> Reached(int loop) => Of(reached, loop);

    public void Learn(int loop, IReadOnlyList<LoopVariable<SymbolicWord>> before, IReadOnlyList<LoopVariable<SymbolicWord>> after)
    {
        var known = before.ToDictionary(variable => variable.Name, StringComparer.Ordinal);
        foreach (var variable in after)
        {
            if (!known.TryGetValue(variable.Name, out var old))
            {
                Of(reached, loop).Add(variable.Name);
            }
            else if (old.Word is { } oldWord && variable.Word is { } newWord)
            {
                if (!oldWord.Equals(newWord))
                {
                    Of(words, loop).Add(variable.Name);
                }
            }
            else if (old.Word is not null || variable.Word is not null || !ReferenceEquals(old.Reference, variable.Reference))
            {
                Of(references, loop).Add(variable.Name);
            }
        }

        Of(words, loop).ExceptWith(Of(references, loop));
    }

    private static HashSet<string> Of(Dictionary<int, HashSet<string>> sets, int loop)
    {
        if (!sets.TryGetValue(loop, out var names))
        {
            names = new HashSet<string>(StringComparer.Ordinal);
            sets.Add(loop, names);
        }

        return names;
    }
}
