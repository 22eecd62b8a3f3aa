using VtdVerify.CSubset;
using VtdVerify.Mutation.Mutants;
using VtdVerify.Mutation.Running;
using VtdVerify.Smt;
using VtdVerify.Specs.Guarantees;

namespace VtdVerify.Benchmarks.Mutating;

/// <summary>All mutants of some code, with the original judged before: what is left is what each mutant costs.</summary>
internal sealed class Campaign
{
    private readonly Session session;
    private readonly IReadOnlyList<OpenMutant> undecided;

    private Campaign(string name, IReadOnlyList<SourceSegment> segments)
    {
        Target = new MutationTarget(name, segments);
        session = Session.Begin(
            Target, MutantSelection.Everything, GuaranteeCatalog.All, () => Z3Solver.Create(), Environment.ProcessorCount);
        session.OrderScenarios();
        var ended = session.RunScenarios();
        undecided = [.. ended.Where(open => open.Decided is null)];
        session.Only(ended.Where(open => open.Decided is not null).Select(open => open.Mutant).ToHashSet().Contains);
    }

    /// <summary>The C that a compiler can build, too.</summary>
    public static Lazy<Campaign> Fixture { get; } = new(() => new Campaign("fixture", Inputs.CFixture));

    /// <summary>The posted patch put right, where it is; otherwise the sample patch.</summary>
    public static Lazy<Campaign> Patch { get; } = new(() => new Campaign("patch", Inputs.PostedPutRight ?? Inputs.Sample));

    public MutationTarget Target { get; }

    /// <summary>The mutants that scenarios decide.</summary>
    public IReadOnlyList<Mutant> Decided => session.Mutants;

    /// <summary>How many need the solver.</summary>
    public int UndecidedCount => undecided.Count;

    /// <summary>From the texts of the mutants to what kills each.</summary>
    public IReadOnlyList<OpenMutant> DecideByScenarios() => session.RunScenarios();

    /// <summary>What the scenarios let live, up to the verdicts.</summary>
    public IReadOnlyList<MutantResult> DecideTheRest() => session.DecideRest(undecided, () => { });
}
