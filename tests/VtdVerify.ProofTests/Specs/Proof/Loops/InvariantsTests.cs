using NUnit.Framework;
using VtdVerify.Smt;
using VtdVerify.Specs.Proof;
using VtdVerify.Specs.Proof.Loops;
using VtdVerify.Terms;

namespace VtdVerify.Tests.Specs.Proof.Loops;

/// <summary>Which candidates answers may rest on, and what is asked to find out.</summary>
[Category("Proof")]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class InvariantsTests
{
    private readonly TermPool pool = new();
    private int asked;

    private Term One => pool.TruthVariable("one");

    private Term Two => pool.TruthVariable("two");

    private Term Three => pool.TruthVariable("three");

    private Term State => pool.TruthVariable("state");

    [Test]
    public void What_no_state_breaks_is_relied_on() =>
        Assert.That(RestsOn([Candidate(One, TermBuilder.False)], TermBuilder.Not(One)), Is.EqualTo([One]));

    [Test]
    public void What_some_state_breaks_is_not_relied_on() =>
        Assert.That(RestsOn([Candidate(One, State)], TermBuilder.Not(One)), Is.Null);

    [Test]
    public void What_rests_on_a_dropped_candidate_falls_with_it()
    {
        InvariantCandidate[] chain =
            [Candidate(One, TermBuilder.Not(Two)), Candidate(Two, TermBuilder.Not(Three)), Candidate(Three, State)];
        Assert.That(RestsOn(chain, TermBuilder.Not(One)), Is.Null);
    }

    [Test]
    public void Candidates_that_support_each_other_are_relied_on() => Assert.That(
        RestsOn([Candidate(One, TermBuilder.Not(Two)), Candidate(Two, TermBuilder.Not(One))], TermBuilder.Not(One)),
        Is.EqualTo([One, Two]));

    [Test]
    public void What_the_solver_cannot_decide_is_dropped()
    {
        var invariants = new Invariants([Candidate(One, TermBuilder.False)], terms => terms[^1].Equals(State) && terms[0].Equals(One)
            ? new SolverAnswer.Unsatisfiable([One])
            : new SolverAnswer.Unknown("does not say"));
        Assert.Multiple(() =>
        {
            Assert.That(invariants.Check([State]), Is.TypeOf<SolverAnswer.Unknown>());
            Assert.That(invariants.Switches, Is.EqualTo([TermBuilder.Not(One)]));
        });
    }

    [Test]
    public void One_state_drops_all_that_it_breaks()
    {
        RestsOn([Candidate(One, State), Candidate(Two, State), Candidate(Three, State)], TermBuilder.Not(One));
        Assert.That(asked, Is.EqualTo(3), "the question, the first candidate, the question again");
    }

    [Test]
    public void A_candidate_that_no_answer_rests_on_is_never_asked_about()
    {
        RestsOn([Candidate(One, TermBuilder.False), Candidate(Two, State)], TermBuilder.Not(One));
        Assert.That(asked, Is.EqualTo(2), "the question, and the candidate that it rests on");
    }

    [Test]
    public void What_was_shown_before_is_shown_again_where_what_it_rests_on_was_dropped_since()
    {
        // One rests on two, two on three, which falls: then two has to be looked at anew, though one was not touched.
        InvariantCandidate[] chain =
            [Candidate(One, TermBuilder.Not(Two)), Candidate(Two, TermBuilder.Not(Three)), Candidate(Three, State)];
        using var solver = Z3Solver.Create();
        using var session = solver.Begin([]);
        var invariants = new Invariants(chain, session.Check);
        Assert.Multiple(() =>
        {
            Assert.That(invariants.Check([TermBuilder.Not(Two)]), Is.TypeOf<SolverAnswer.Satisfiable>());
            Assert.That(invariants.Check([TermBuilder.Not(One)]), Is.TypeOf<SolverAnswer.Satisfiable>());
            Assert.That(invariants.Switches, Is.EqualTo([TermBuilder.Not(One), TermBuilder.Not(Two), TermBuilder.Not(Three)]));
        });
    }

    private static InvariantCandidate Candidate(Term selector, Term broken) =>
        new(selector, broken, [new InvariantCheck(selector, TermBuilder.True, TermBuilder.Not(broken))]);

    /// <summary>The invariants that rule the terms out; null where they do not.</summary>
    private IReadOnlyList<Term>? RestsOn(InvariantCandidate[] candidates, Term terms)
    {
        using var solver = Z3Solver.Create();
        using var session = solver.Begin([]);
        var invariants = new Invariants(candidates, all =>
        {
            asked++;
            return session.Check(all);
        });
        return invariants.Check([terms]) is SolverAnswer.Unsatisfiable(var core)
            ? [.. invariants.Behind(core).Select(c => c.Selector)]
            : null;
    }
}
