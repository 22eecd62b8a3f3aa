using VtdVerify.SelfTest.Generating;

namespace VtdVerify.SelfTest.Reducing;

/// <summary>Lines of a program that can go together: one, a block with its braces, or its braces alone.</summary>
/// <param name="Places">Of the lines in file and guard taken together, in order.</param>
internal sealed record Lines(IReadOnlyList<int> Places)
{
    /// <summary>Every choice of a program, the largest first.</summary>
    public static IReadOnlyList<Lines> Of(UnmapProgram program)
    {
        IReadOnlyList<string> all = [.. program.File, .. program.Guard];
        var choices = new List<Lines>();
        for (var i = 0; i < all.Count; i++)
        {
            if (End(all, i) is { } end && end > i)
            {
                choices.Add(new Lines([.. Enumerable.Range(i, end - i + 1)]));
                choices.Add(new Lines(all[i + 1] == "{" ? [i, i + 1, end] : [i, end]));
            }
            else if (all[i].Length > 0 && all[i].Count(c => c == '{') == all[i].Count(c => c == '}') && all[i][0] != '#')
            {
                choices.Add(new Lines([i]));
            }
        }

        return [.. choices.OrderByDescending(c => c.Places.Count)];
    }

    /// <summary>The program without them.</summary>
    public static UnmapProgram Without(UnmapProgram program, IEnumerable<Lines> gone)
    {
        var places = gone.SelectMany(g => g.Places).ToHashSet();
        return program with
        {
            File = [.. program.File.Where((_, i) => !places.Contains(i))],
            Guard = [.. program.Guard.Where((_, i) => !places.Contains(program.File.Count + i))],
        };
    }

    /// <summary>The line that closes what one opens, by its indentation; null where it opens nothing.</summary>
    private static int? End(IReadOnlyList<string> all, int first)
    {
        var line = all[first];
        if (line == "{")
        {
            return null;
        }

        if (line.StartsWith("#if", StringComparison.Ordinal))
        {
            return Enumerable.Range(first, all.Count - first).Where(i => all[i] == "#endif").Select(i => (int?)i).FirstOrDefault();
        }

        var opens = line.EndsWith('{') ? first : first + 1 < all.Count && all[first + 1] == "{" ? first + 1 : -1;
        if (opens < 0)
        {
            return null;
        }

        var indent = line.Length - line.TrimStart().Length;
        return Enumerable.Range(opens + 1, all.Count - opens - 1)
            .Where(i => all[i].Length > indent && all[i][indent] == '}' && string.IsNullOrWhiteSpace(all[i][..indent]))
            .Select(i => (int?)i)
            .FirstOrDefault();
    }
}
