using VtdVerify.CSubset;
using VtdVerify.Mutation.Mutants;
using VtdVerify.Mutation.Running;
using VtdVerify.Smt;
using VtdVerify.Specs.Guarantees;
using VtdVerify.Tests.Subjects;

namespace VtdVerify.Tests.Mutation;

/// <summary>Mutation runs that several tests look at, each made once.</summary>
internal static class Runs
{
    private static readonly Lazy<IReadOnlyList<MutantResult>> SampleRun = new(() => Begin(Target("sample-fixed")).RunAll());

    /// <summary>The fixed sample patch against every guarantee.</summary>
    public static IReadOnlyList<MutantResult> Sample => SampleRun.Value;

    public static MutationTarget Target(string sample) => new(sample, CSources.SampleSegments(sample));

    public static MutationTarget Target(IReadOnlyList<SourceSegment> segments) => new("test", segments);

    public static Session Begin(MutationTarget target, params IReadOnlyCollection<string> guarantees) => Session.Begin(
        target,
        MutantSelection.Everything,
        [.. GuaranteeCatalog.All.Where(guarantee => guarantees.Count == 0 || guarantees.Contains(guarantee.Id))],
        () => Z3Solver.Create(),
        jobs: 2);
}
