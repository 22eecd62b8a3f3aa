using VtdVerify.SelfTest.Generating;

namespace VtdVerify.SelfTest.Reducing;

/// <summary>Makes a program small by taking lines away, as long as it shows the same.</summary>
/// <param name="shows">Which of some programs show it; they need not be C.</param>
internal sealed class Reducer(Func<IReadOnlyList<UnmapProgram>, IReadOnlyList<bool>> shows)
{
    private const int MostRounds = 40;

    public UnmapProgram Smallest(UnmapProgram program)
    {
        for (var round = 0; round < MostRounds; round++)
        {
            var choices = Lines.Of(program);
            var alone = shows([.. choices.Select(c => Lines.Without(program, [c]))]);
            var good = choices.Where((_, i) => alone[i]).ToList();
            if (good.Count == 0)
            {
                return program;
            }

            program = Together(program, good);
        }

        return program;
    }

    /// <summary>As much as can go at once: all, half, a quarter, or the largest piece.</summary>
    private UnmapProgram Together(UnmapProgram program, List<Lines> good)
    {
        var tries = new List<UnmapProgram>();
        for (var count = good.Count; count > 1; count /= 2)
        {
            tries.Add(Lines.Without(program, good.Take(count)));
        }

        tries.Add(Lines.Without(program, good.Take(1)));
        var shown = shows(tries[..^1]);
        var first = Enumerable.Range(0, shown.Count).Where(i => shown[i]).Select(i => (int?)i).FirstOrDefault() ?? tries.Count - 1;
        return tries[first];
    }
}
