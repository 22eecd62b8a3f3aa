using NUnit.Framework;
using VtdVerify.Specs.Observation;
using VtdVerify.Specs.Proof;
using VtdVerify.Terms;

namespace VtdVerify.Tests.Specs.Proof;

/// <summary>The symbolic paths through subjects, with loops as one arbitrary turn or unrolled.</summary>
internal sealed class ExplorationTests
{
    [Test]
    public void A_loop_is_one_turn_and_one_way_past_it() => Assert.That(
        Ends(SubjectExplorer.Explore(new WrongAfterThreeTurns())).Distinct(), Is.SupersetOf(["TurnEnded", "Returned"]));

    [Test]
    public void Behind_a_loop_its_words_have_any_value_that_the_condition_allows()
    {
        var variables = SubjectExplorer.Explore(new WrongAfterThreeTurns()).Paths
            .SelectMany(p => TermGraph.Variables([p.Condition])).Select(v => v.Name);
        Assert.That(variables, Has.Some.EqualTo("turn"));
    }

    [Test]
    public void Every_candidate_is_checked_where_the_loop_begins_and_after_a_turn()
    {
        var exploration = SubjectExplorer.Explore(new WrongAfterThreeTurns());
        var ofTurn = exploration.Checks.Where(c => c.Selector.Name!.EndsWith("the tree was not searched", StringComparison.Ordinal));
        var risen = exploration.Checks.Where(c => c.Selector.Name!.EndsWith("turn has not risen", StringComparison.Ordinal));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(ofTurn, Is.Empty, "what holds for certain needs no check");
            Assert.That(risen, Is.Not.Empty, "what a turn may break is checked after it");
        }
    }

    [Test]
    public void Loops_at_one_place_have_invariants_of_their_own()
    {
        var selectors = SubjectExplorer.Explore(new LoopsTwice()).Paths
            .SelectMany(p => TermGraph.Variables([p.Condition])).Select(v => v.Name!)
            .Where(n => n.StartsWith("invariant: ", StringComparison.Ordinal) && n.Contains("time 2", StringComparison.Ordinal));
        Assert.That(selectors, Is.Not.Empty);
    }

    [Test]
    public void A_turn_that_leaves_its_loop_goes_on_behind_it() => Assert.That(
        SubjectExplorer.Explore(new LoopsTwice()).Paths.Where(p => p.Run.Events.Count > 0).Select(p => p.Run.End.GetType().Name),
        Has.Some.EqualTo("Returned"));

    [Test]
    public void A_reference_that_turns_change_is_forgotten_before_each()
    {
        var masks = SubjectExplorer.Explore(new LoopsTwice()).Paths
            .SelectMany(p => p.Run.Events).Select(e => e.Handed.AddressMask.Known).Distinct();
        Assert.That(masks, Is.EqualTo([0xfff]));
    }

    [TestCase(1)]
    [TestCase(2)]
    public void An_unrolled_loop_is_cut_at_its_bound(int bound)
    {
        var ends = SubjectExplorer.Unroll(new WrongAfterThreeTurns(), bound).Paths.Select(p => p.Run.End);
        Assert.That(ends, Is.EqualTo([new RunEnd.BoundReached(TestSubject.Site, bound)]));
    }

    [Test]
    public void An_unrolled_loop_within_its_bound_is_run_to_its_end() => Assert.That(
        Ends(SubjectExplorer.Unroll(new WrongAfterThreeTurns(), 3)).Distinct(), Has.None.EqualTo("BoundReached"));

    [Test]
    public void An_unrolled_turn_may_leave_its_loop() =>
        Assert.That(Ends(SubjectExplorer.Unroll(new LoopsTwice(), 3)), Has.Some.EqualTo("Returned"));

    [Test]
    public void A_search_may_give_more_mappings_than_one() => Assert.That(
        SubjectExplorer.Explore(new SearchesThrice()).Paths.Max(p => p.Others.Count), Is.GreaterThan(1));

    [Test]
    public void A_machine_that_breaks_an_assumption_is_not_replayed()
    {
        var path = SubjectExplorer.Explore(new Idle()).Paths.Single();
        Assert.That(
            () => new Replayer(new Idle(), new HashSet<string>()).Run(path, Assignment.Empty),
            Throws.InvalidOperationException.With.Message.Contains("width-39-or-48"));
    }

    private static IEnumerable<string> Ends(Exploration exploration) => exploration.Paths.Select(p => p.Run.End.GetType().Name);
}
