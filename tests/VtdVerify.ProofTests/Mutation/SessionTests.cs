using NUnit.Framework;
using VtdVerify.Mutation.Running;
using VtdVerify.Specs.Observation;

namespace VtdVerify.Tests.Mutation;

/// <summary>What becomes of the mutants of the sample patch, and one mutant that must end each way.</summary>
[Category("Proof")]
internal sealed class SessionTests
{
    private static readonly Dictionary<MutantStatus, int> Expected = new()
    {
        [MutantStatus.Killed] = 125,
        [MutantStatus.Equivalent] = 7,
    };

    [Test]
    public void As_many_end_each_way_as_ever() => Assert.That(
        Runs.Sample.GroupBy(result => result.Status).ToDictionary(group => group.Key, group => group.Count()),
        Is.EquivalentTo(Expected));

    [Test]
    public void None_is_undecided() =>
        Assert.That(Runs.Sample.Where(result => result is { Status: MutantStatus.Survived, Difference: null }), Is.Empty);

    [Test]
    public void A_wrapping_key_is_killed()
    {
        var result = Single(Runs.Sample, "scope_end - scope_start", "scope_end");

        Assert.That(result.Status, Is.EqualTo(MutantStatus.Killed));
        Assert.That(result.Mutant.Faults, Does.Contain("H5"));
        Assert.That(result.KilledBy!.Kind, Is.EqualTo(KillerKind.Scenario));
        Assert.That(result.KillingScenarioGuarantees, Does.Contain("complete"));
    }

    [Test]
    public void A_key_that_ends_within_the_last_page_is_equivalent() => Assert.That(
        Single(Runs.Sample, "scope_end - scope_start", "(scope_end - scope_start) - 1").Status, Is.EqualTo(MutantStatus.Equivalent));

    [Test]
    public void What_no_guarantee_looks_at_survives_with_a_machine()
    {
        var result = ByGuardAlone("found->translated_addr", "0");

        Assert.That(result.Status, Is.EqualTo(MutantStatus.Survived));
        var (machine, target) = (result.Difference!.Machine, Targets.Of("sample-fixed"));
        Assert.That(
            Behaviour.Same(ConcreteRuns.Of(target.Original, machine), ConcreteRuns.Of(target.With(result.Mutant), machine)), Is.False);
    }

    [Test]
    public void A_loop_without_its_removal_runs_out_of_fuel() =>
        Assert.That(ByGuardAlone("iova_tree_remove(mappings, *found);", ";").Status, Is.EqualTo(MutantStatus.Timeout));

    [Test]
    public void A_loop_without_its_removal_is_killed_by_the_obligation_that_it_ends()
    {
        var result = Single(Runs.Sample, "iova_tree_remove(mappings, *found);", ";");

        Assert.That(result.KilledBy, Is.EqualTo(new Killer(KillerKind.Obligation, "terminates/each-turn", ["terminates"]))
            .Using<Killer>((one, other) => one.Id == other.Id && one.Kind == other.Kind));
        Assert.That(result.KillingScenarioGuarantees, Is.Empty);
    }

    [Test]
    public void Nothing_can_kill_by_a_guarantee_that_the_original_breaks()
    {
        var session = Runs.Begin(Targets.Of("sample-wrapping-key"), "complete", "exact", "guard", "in-scope", "power-of-two");

        Assert.That(
            session.Baseline.Guarantees.Where(standing => !standing.Holds).Select(standing => standing.Guarantee.Id),
            Is.EquivalentTo(["complete", "in-scope"]));
        Assert.That(session.Baseline.Guarantees.Where(standing => !standing.Holds).Select(standing => standing.Reason), Is.All.Not.Empty);
        session.OrderScenarios();
        var killers = session.RunScenarios().Select(open => open.Decided?.KilledBy).OfType<Killer>();
        Assert.That(
            killers.SelectMany(killer => killer.GuaranteeIds).Distinct(),
            Is.SubsetOf(["exact", "guard", "power-of-two"]));
    }

    /// <summary>A mutant judged by a single guarantee, which lets much live.</summary>
    private static MutantResult ByGuardAlone(string original, string replacement) => Runs.Begin(Targets.Of("sample-fixed"), "guard")
        .Only(mutant => mutant.Original == original && mutant.Replacement == replacement)
        .RunAll()
        .Single();

    private static MutantResult Single(IReadOnlyList<MutantResult> results, string original, string replacement) =>
        results.Single(result => result.Mutant.Original == original && result.Mutant.Replacement == replacement);
}
