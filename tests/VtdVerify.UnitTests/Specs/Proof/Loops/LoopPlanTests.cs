using NUnit.Framework;
using VtdVerify.Model;
using VtdVerify.Specs.Observation;
using VtdVerify.Specs.Proof.Loops;
using VtdVerify.Terms;
using Variable = VtdVerify.Terms.LoopVariable<VtdVerify.Terms.SymbolicWord>;

namespace VtdVerify.Tests.Specs.Proof.Loops;

/// <summary>What one turn teaches about a loop.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class LoopPlanTests
{
    private static readonly object Somewhere = new();

    private static readonly Ghost<SymbolicWord, SymbolicTruth> Ghost = Ghost<SymbolicWord, SymbolicTruth>.AtStart(
        new DmaMap<SymbolicWord>(SymbolicWord.Of(0x1000), SymbolicWord.Of(0), SymbolicWord.Of(0xfff), SymbolicWord.Of(3, 32)),
        SymbolicWord.Of(0x1000),
        SymbolicTruth.Of(true));

    private readonly LoopPlans plans = new();

    [Test]
    public void A_key_has_one_plan()
    {
        var plan = plans.Of("loop");
        Assert.That(plans.Of("loop"), Is.SameAs(plan));
    }

    [Test]
    public void A_word_that_changes_is_let_loose()
    {
        var plan = Learn([Word("i", 1), Word("n", 7)], [Word("i", 2), Word("n", 7)]);
        Assert.That(plan.ChangedWords, Is.EquivalentTo(["i"]));
    }

    [Test]
    public void A_reference_that_changes_is_forgotten()
    {
        var plan = Learn([new Variable("p", null, null)], [new Variable("p", null, Somewhere)]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(plan.Forgotten, Is.EquivalentTo(["p"]));
            Assert.That(plan.Changed, Is.Empty);
        }
    }

    [Test]
    public void A_reference_that_stays_is_kept() =>
        Assert.That(Learn([new Variable("p", null, Somewhere)], [new Variable("p", null, Somewhere)]).Forgotten, Is.Empty);

    [Test]
    public void A_word_that_a_turn_assigns_first_is_forgotten() =>
        Assert.That(Learn([new Variable("w", null, Somewhere)], [Word("w", 1)]).Forgotten, Is.EquivalentTo(["w"]));

    [Test]
    public void A_word_that_is_forgotten_later_is_not_let_loose_any_more()
    {
        Learn([Word("w", 1)], [Word("w", 2)]);
        Assert.That(Learn([Word("w", 1)], [new Variable("w", null, null)]).ChangedWords, Is.Empty);
    }

    [Test]
    public void A_variable_that_a_turn_looked_at_first_is_state_of_the_loop() =>
        Assert.That(Learn([], [Word("inner", 1)]).Reached, Is.EqualTo(["inner"]));

    [Test]
    public void The_ghosts_changes_count()
    {
        var after = Ghost.AfterLookup().AfterRemoval(SymbolicTruth.Of(true))
            with { TimesCovered = Ghost<SymbolicWord, SymbolicTruth>.Count(2) };
        var plan = plans.Of("loop");
        plan.Learn([], [], Ghost, after);
        Assert.That(plan.Changed, Is.EquivalentTo(["ghost.in_tree", "ghost.times_covered", "ghost.looked_up"]));
    }

    [Test]
    public void What_is_learnt_shows_in_the_size()
    {
        Learn([Word("i", 1)], [Word("i", 2)]);
        Assert.That(plans.Size, Is.EqualTo(1));
    }

    private static Variable Word(string name, ulong value) => new(name, SymbolicWord.Of(value), null);

    private LoopPlan Learn(Variable[] before, Variable[] after)
    {
        var plan = plans.Of("loop");
        plan.Learn(before, after, Ghost, Ghost);
        return plan;
    }
}
