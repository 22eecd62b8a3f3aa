using VtdVerify.CSubset;
using VtdVerify.Mutation.Mutants;
using VtdVerify.Tests.Subjects;

namespace VtdVerify.Tests.Mutation;

/// <summary>Code to be mutated.</summary>
internal static class Targets
{
    public static MutationTarget Of(string sample) => new(sample, CSources.SampleSegments(sample));

    public static MutationTarget Of(IReadOnlyList<SourceSegment> segments) => new("test", segments);
}
