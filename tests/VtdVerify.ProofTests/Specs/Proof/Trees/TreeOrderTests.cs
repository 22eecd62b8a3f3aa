using NUnit.Framework;
using VtdVerify.Model;
using VtdVerify.Specs;
using VtdVerify.Specs.Assumptions;
using VtdVerify.Specs.Guarantees;
using VtdVerify.Specs.Proof;
using VtdVerify.Subjects;
using VtdVerify.Terms;
using VtdVerify.Tests.Model;

namespace VtdVerify.Tests.Specs.Proof.Trees;

/// <summary>What becomes of verdicts where the tree compares otherwise.</summary>
[Category("Proof")]
internal sealed class TreeOrderTests
{
    private static readonly ISubject Fixed = new ModelSubject(Revision.Fixed);

    [TestCase("complete")]
    [TestCase("outside-untouched")]
    [TestCase("terminates")]
    public void The_same_order_written_otherwise_changes_no_proof(string guarantee) =>
        Assert.That(VerdictOn(Orders.BelowFirst, guarantee), Is.InstanceOf<Verdict.Proved>());

    [TestCase("complete")]
    [TestCase("terminates")]
    public void An_order_that_finds_all_although_no_lemma_says_so_is_proved_to_the_bound_of_its_trees(string guarantee)
    {
        var bounded = (Verdict.ProvedToBound)VerdictOn(Orders.Descending, guarantee);
        Assert.That(bounded.Bound, Is.EqualTo(2));
        Assert.That(bounded.Reason, Does.Contain("may mislead a search").And.Contain("up to 2 mappings"));
    }

    [TestCase("exact")]
    [TestCase("power-of-two")]
    [TestCase("plain-cover")]
    public void What_holds_whatever_a_search_finds_is_proved_for_any_number_of_mappings(string guarantee) =>
        Assert.That(VerdictOn(Orders.Descending, guarantee), Is.InstanceOf<Verdict.Proved>());

    [Test]
    public void A_proof_without_the_lemma_assumes_nothing_of_lookups()
    {
        var exact = Results(Orders.Truncated, "exact").Where(r => r.Verdict is Verdict.Proved).ToList();
        Assert.That(exact, Is.Not.Empty);
        Assert.That(exact.SelectMany(r => r.Assumptions), Has.None.EqualTo(Ledger.LookupFinds));
        Assert.That(exact.SelectMany(r => r.Queries).Select(q => q.Id), Has.None.Contains("comparison-never-rises"));
    }

    [Test]
    public void A_mapping_that_a_misled_search_misses_stays_behind()
    {
        var verdict = VerdictOn(Orders.Truncated, "complete");
        Assert.That(verdict, Is.InstanceOf<Verdict.Refuted>());
        var shown = ((Verdict.Refuted)verdict).Counterexample;
        Assert.That(shown.Machine.Mappings, Has.Count.EqualTo(2), "one to find, and one that sends the search away from it");
        Assert.That(shown.Run.Ghost.InTree, Is.EqualTo(ConcreteTruth.Of(true)));
    }

    [Test]
    public void The_counterexample_depends_on_which_mapping_was_inserted_first()
    {
        var shown = ((Verdict.Refuted)VerdictOn(Orders.Truncated, "complete")).Counterexample;
        var turned = shown.Machine with { Mappings = [.. shown.Machine.Mappings.Reverse()] };
        var subject = Orders.On(Orders.Truncated, Fixed);
        Assert.That(subject.Run(shown.Machine, [0]).TreeAfter, Has.Some.EqualTo(shown.Mapping));
        Assert.That(subject.Run(turned, [0]).TreeAfter, Has.None.EqualTo(shown.Mapping));
    }

    [Test]
    public void A_removal_that_never_ends_is_shown()
    {
        var verdict = VerdictOn(Orders.NeverRemoving, "terminates");
        Assert.That(verdict, Is.InstanceOf<Verdict.Refuted>());
        Assert.That(((Verdict.Refuted)verdict).Counterexample.MachineRun.Outcome, Is.InstanceOf<MachineOutcome.OutOfFuel>());
    }

    [Test]
    public void A_search_by_first_address_alone_leaves_all_else_behind() =>
        Assert.That(VerdictOn(Orders.ByFirstAddress, "complete"), Is.InstanceOf<Verdict.Refuted>());

    [Test]
    public void A_lookup_that_may_miss_is_explored_with_and_without_a_finding()
    {
        var paths = SubjectExplorer.Explore(new SearchesThrice(), mayMiss: true).Paths;
        Assert.That(paths.Select(p => p.Others.Count), Has.Some.EqualTo(0).And.Some.GreaterThan(1));
    }

    [Test]
    public void Explicit_trees_hold_two_mappings_at_most_and_every_smaller_number()
    {
        var paths = SubjectExplorer.OnExplicitTrees(new SearchesThrice()).Paths;
        Assert.That(paths.Select(p => p.Others.Count).Distinct(), Is.EquivalentTo([0, 1]));
        Assert.That(paths.Select(p => p.GhostIsFirst).Distinct(), Is.EquivalentTo(new bool?[] { true, false }));
    }

    private static Verdict VerdictOn(ITreeOrder order, string guarantee) =>
        Proofs.Worst(Results(order, guarantee), guarantee, ScopeClass.Every);

    private static IReadOnlyList<ObligationResult> Results(ITreeOrder order, string guarantee) =>
        Proofs.Prove(Orders.On(order, Fixed), [GuaranteeCatalog.All.Single(g => g.Id == guarantee)]);
}
