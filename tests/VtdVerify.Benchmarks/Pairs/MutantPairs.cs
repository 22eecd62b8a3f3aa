using VtdVerify.Mutation.Mutants;
using VtdVerify.Repair.Candidates;

namespace VtdVerify.Benchmarks.Pairs;

/// <summary>Mutants of the second order: two changes of one text that do not overlap.</summary>
internal static class MutantPairs
{
    /// <summary>Pairs in an order that the seed makes, each once; all that there are where more are asked for.</summary>
    public static IReadOnlyList<Candidate> Of(IReadOnlyList<Mutant> mutants, int count, int seed)
    {
        var places = Enumerable.Range(0, mutants.Count)
            .SelectMany(first => Enumerable.Range(first + 1, mutants.Count - first - 1).Select(second => (First: first, Second: second)));
        return
        [
            .. places.OrderBy(place => Mixed((uint)seed, ((ulong)place.First << 32) | (uint)place.Second))
                .Select(place => new Candidate([mutants[place.First]]).With(new Candidate([mutants[place.Second]])))
                .OfType<Candidate>().Take(count),
        ];
    }

    /// <summary>SplitMix64's last step (Steele, Lea, Flood 2014): one to one, so that no two places of a seed are equal.</summary>
    private static ulong Mixed(ulong seed, ulong place)
    {
        var mixed = place + (seed * 0x9e3779b97f4a7c15UL);
        mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9UL;
        mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111ebUL;
        return mixed ^ (mixed >> 31);
    }
}
