using VtdVerify.CSubset;
using VtdVerify.CSubset.Fragments;
using VtdVerify.CSubset.Syntax;

namespace VtdVerify.Checks.Inputs;

/// <summary>The names of the functions that a patch shows, for the error that the right one is not among them.</summary>
internal static class SeenFunctions
{
    public static IReadOnlyList<string> In(IReadOnlyList<SourceSegment> segments)
    {
        try
        {
            var functions = FragmentReader.Read(segments);
            return [.. functions.Whole.Select(f => f.Name).Concat(functions.Partial.Select(f => f.Name)).Distinct(StringComparer.Ordinal)];
        }
        catch (CSyntaxException)
        {
            return [];
        }
    }
}
