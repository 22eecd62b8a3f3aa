using VtdVerify.Mutation.Elements;
using VtdVerify.Mutation.Mutants;
using VtdVerify.Mutation.Running;
using VtdVerify.Specs.Guarantees;

namespace VtdVerify.Tests.Mutation;

/// <summary>Mutation runs that several tests look at, each made once.</summary>
internal static class Runs
{
    private static readonly Lazy<(Session Session, IReadOnlyList<MutantResult> Results)> SampleRun = new(() =>
    {
        var session = Begin(Targets.Of("sample-fixed"));
        return (session, session.RunAll());
    });

    /// <summary>The fixed sample patch against every guarantee.</summary>
    public static IReadOnlyList<MutantResult> Sample => SampleRun.Value.Results;

    /// <summary>The report on it, or on one part of it.</summary>
    public static MutationReport ReportOnSample(int shard = 1, int shards = 1) => MutationReport.Of(
        "sample",
        "1.2.3",
        Targets.Of("sample-fixed"),
        SampleRun.Value.Session.Baseline,
        new MutantSelection { Shard = shard, Shards = shards },
        [.. Sample.Where((_, index) => index % shards == shard - 1)]);

    public static Session Begin(MutationTarget target, params IReadOnlyCollection<string> guarantees) => Session.Begin(
        target,
        MutantSelection.Everything,
        [.. GuaranteeCatalog.All.Where(guarantee => guarantees.Count == 0 || guarantees.Contains(guarantee.Id))],
        RunSolver.Create,
        jobs: 2);
}
