using NUnit.Framework;
using VtdVerify.Smt;
using VtdVerify.Specs.Proof;
using VtdVerify.Specs.Proof.Loops;
using VtdVerify.Terms;

namespace VtdVerify.Tests.Specs.Proof.Loops;

/// <summary>Which candidates are left, and what is asked to find out.</summary>
[Category("Proof")]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class InvariantSearchTests
{
    private readonly TermPool pool = new();
    private int asked;

    private Term One => pool.TruthVariable("one");

    private Term Two => pool.TruthVariable("two");

    private Term Three => pool.TruthVariable("three");

    [Test]
    public void What_no_state_breaks_is_kept() =>
        Assert.That(Find(Candidate(One, TermBuilder.False)), Is.EqualTo([One]));

    [Test]
    public void What_some_state_breaks_is_switched_off() =>
        Assert.That(Find(Candidate(One, pool.TruthVariable("state"))), Is.EqualTo([TermBuilder.Not(One)]));

    [Test]
    public void What_rests_on_a_dropped_candidate_falls_with_it() => Assert.That(
        Find(Candidate(One, TermBuilder.Not(Two)), Candidate(Two, TermBuilder.Not(Three)), Candidate(Three, pool.TruthVariable("state"))),
        Is.EqualTo([TermBuilder.Not(One), TermBuilder.Not(Two), TermBuilder.Not(Three)]));

    [Test]
    public void Candidates_that_support_each_other_are_kept() => Assert.That(
        Find(Candidate(One, TermBuilder.Not(Two)), Candidate(Two, TermBuilder.Not(One))), Is.EqualTo([One, Two]));

    [Test]
    public void What_the_solver_cannot_decide_is_dropped()
    {
        var left = InvariantSearch.Find([Candidate(One, TermBuilder.False)], _ => new SolverAnswer.Unknown("does not say"));
        Assert.That(left.Switches, Is.EqualTo([TermBuilder.Not(One)]));
    }

    [Test]
    public void One_state_drops_all_that_it_breaks()
    {
        var state = pool.TruthVariable("state");
        Find(Candidate(One, state), Candidate(Two, state), Candidate(Three, state));
        Assert.That(asked, Is.EqualTo(1));
    }

    [Test]
    public void What_does_not_rest_on_a_dropped_candidate_is_not_asked_again()
    {
        IReadOnlyList<InvariantCandidate> candidates = [Candidate(One, TermBuilder.False), Candidate(Two, TermBuilder.True)];
        InvariantSearch.Find(candidates, terms =>
        {
            asked++;
            return terms[^1].Equals(TermBuilder.False) ? new SolverAnswer.Unsatisfiable([]) : new SolverAnswer.Unknown("does not say");
        });
        Assert.That(asked, Is.EqualTo(2));
    }

    private static InvariantCandidate Candidate(Term selector, Term broken) =>
        new(selector, broken, [new InvariantCheck(selector, TermBuilder.True, TermBuilder.Not(broken))]);

    private IReadOnlyList<Term> Find(params InvariantCandidate[] candidates)
    {
        using var solver = Z3Solver.Create();
        using var session = solver.Begin([]);
        return InvariantSearch.Find(candidates, terms =>
        {
            asked++;
            return session.Check(terms);
        }).Switches;
    }
}
