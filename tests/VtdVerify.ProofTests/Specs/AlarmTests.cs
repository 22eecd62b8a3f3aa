using NUnit.Framework;
using VtdVerify.Model;
using VtdVerify.Smt;
using VtdVerify.Specs;
using VtdVerify.Specs.Assumptions;
using VtdVerify.Specs.Guarantees;
using VtdVerify.Specs.Observation;
using VtdVerify.Specs.Proof;
using VtdVerify.Subjects;

namespace VtdVerify.Tests.Specs;

/// <summary>Each verdict that is not green, on a subject that deserves it: an alarm that cannot ring is none.</summary>
[Category("Proof")]
internal sealed class AlarmTests
{
    [Test]
    public void Doing_nothing_is_not_complete() =>
        Assert.That(Proofs.Decide(new Idle(), new Complete()), Is.TypeOf<Verdict.Refuted>());

    [Test]
    public void A_subject_without_fault_is_proved() =>
        Assert.That(Proofs.Decide(new UnmapsOnePage(), new PowerOfTwo()), Is.TypeOf<Verdict.Proved>());

    [Test]
    public void A_claim_that_is_never_relevant_is_vacuous() =>
        Assert.That(Proofs.Decide(new UnmapsOnePage(), new NeverRelevant()), Is.TypeOf<Verdict.Vacuous>());

    [Test]
    public void A_claim_about_machines_that_the_assumptions_exclude_is_vacuous() =>
        Assert.That(Proofs.Decide(new UnmapsOnePage(), new RelevantAtWidth40()), Is.TypeOf<Verdict.Vacuous>());

    [Test]
    public void A_claim_about_runs_that_abort_is_vacuous() => Assert.That(
        Proofs.Decide(new AbortsUnlessMigrating(), new RelevantOnAborts()),
        Is.TypeOf<Verdict.Vacuous>().With.Property("Reason").Contains("no run was found that returns"));

    [Test]
    public void A_guarantee_without_obligations_is_vacuous() => Assert.That(Verdict.Worst([]), Is.TypeOf<Verdict.Vacuous>());

    [Test]
    public void A_solver_without_resources_knows_nothing()
    {
        var prover = new Prover(() => Z3Solver.Create(new Z3Options { ResourceLimit = 1 }));
        var verdicts = prover.Prove(new Drains(Mistake.None), [new Complete()]).Select(r => r.Verdict);
        Assert.That(verdicts, Has.All.TypeOf<Verdict.Unknown>());
    }

    [Test]
    public void A_witness_that_the_solver_does_not_find_leaves_the_claim_unknown()
    {
        var verdicts = new Prover(() => new HesitantSolver(0)).Prove(new UnmapsOnePage(), [new PowerOfTwo()]).Select(r => r.Verdict);
        Assert.That(verdicts, Has.All.TypeOf<Verdict.Unknown>());
    }

    [Test]
    public void An_unrolled_loop_that_the_solver_does_not_decide_leaves_the_claim_unknown()
    {
        var verdicts = new Prover(() => new HesitantSolver(1)).Prove(new TwoFaced(), [new Complete()]).Select(r => r.Verdict);
        Assert.That(verdicts, Has.All.TypeOf<Verdict.Unknown>());
    }

    [Test]
    public void A_construct_that_is_not_read_is_unsupported_where_it_can_be_reached() => Assert.That(
        Proofs.Decide(new UnreadAtWidth(39), new PowerOfTwo()),
        Is.EqualTo(new Verdict.Unsupported("a computed goto", TestSubject.Site)));

    [Test]
    public void A_construct_that_is_not_read_does_not_matter_where_nothing_leads_to_it() =>
        Assert.That(Proofs.Decide(new UnreadAtWidth(40), new PowerOfTwo()), Is.TypeOf<Verdict.Proved>());

    [Test]
    public void Undefined_behaviour_breaks_every_guarantee()
    {
        var results = Proofs.Prove(new UndefinedUnlessMigrating(), GuaranteeCatalog.All);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(results.Select(r => r.Verdict), Has.All.TypeOf<Verdict.Refuted>());
            Assert.That(
                results.Select(r => r.Verdict).OfType<Verdict.Refuted>().Select(r => r.Counterexample.Run.End),
                Has.Some.EqualTo(new RunEnd.Undefined("a rule", TestSubject.Site)));
        }
    }

    [Test]
    public void What_needs_an_unknown_invariant_holds_only_to_a_bound() =>
        Assert.That(Proofs.Decide(new CountsInRatio(), new PowerOfTwo()), Is.EqualTo(new Verdict.ProvedToBound(2)));

    [Test]
    public void The_bound_is_what_could_be_unrolled() => Assert.That(
        Proofs.Decide(new CountsInRatio(decisionsPerTurn: 7), new PowerOfTwo()), Is.EqualTo(new Verdict.ProvedToBound(1)));

    [Test]
    public void Where_every_run_takes_more_turns_there_is_no_bound() => Assert.That(
        Proofs.Decide(new CountsInRatio(fewestTurns: 3), new PowerOfTwo()),
        Is.TypeOf<Verdict.Unknown>().With.Property("Reason").Contains("no run of 2 turns"));

    [Test]
    public void What_goes_wrong_beyond_the_bound_is_found_all_the_same() =>
        Assert.That(Proofs.Decide(new WrongAfterThreeTurns(), new PowerOfTwo()), Is.TypeOf<Verdict.Refuted>());

    [Test]
    public void Too_many_paths_leave_every_claim_unknown() => Assert.That(
        Proofs.Prove(new ManyPaths(), [new Complete()]).Select(r => r.Verdict),
        Has.All.TypeOf<Verdict.Unknown>().With.Property("Reason").Contains("paths"));

    [Test]
    public void A_counterexample_that_does_not_replay_is_an_error_of_the_tool() =>
        Assert.That(Proofs.Decide(new TwoFaced(), new Complete()), Is.TypeOf<Verdict.ToolError>());

    [TestCase("complete")]
    [TestCase("dirty-kept")]
    [TestCase("exact")]
    [TestCase("event-constants")]
    [TestCase("bitmap-fits")]
    [TestCase("in-scope")]
    [TestCase("no-abort")]
    [TestCase("no-wrap")]
    [TestCase("notify-first")]
    [TestCase("once")]
    [TestCase("outside-untouched")]
    [TestCase("power-of-two")]
    [TestCase("terminates")]
    public void Unmapping_mapping_by_mapping_is_proved(string guarantee) => Assert.That(
        Proofs.Worst(Proofs.Of("drains", () => new Drains(Mistake.None)), guarantee, ScopeClass.Every), Is.TypeOf<Verdict.Proved>());

    [TestCase(Mistake.NotifiesNothing, "complete/each-unmapped")]
    [TestCase(Mistake.NotifiesAfterRemoval, "exact/repeats-mapping")]
    [TestCase(Mistake.EmptiesTheTreeFirst, "complete/each-unmapped")]
    [TestCase(Mistake.RemovesOnePageTooMuch, "outside-untouched/not-removed")]
    [TestCase(Mistake.RemovesOnePageTooMuch, "complete/each-unmapped")]
    [TestCase(Mistake.NotifiesOnePageTooMuch, "exact/repeats-mapping")]
    [TestCase(Mistake.NotifiesOnePageTooMuch, "in-scope/inside")]
    [TestCase(Mistake.NotifiesOnePageTooMuch, "power-of-two/aligned-block")]
    [TestCase(Mistake.NotifiesTwice, "once/not-twice")]
    [TestCase(Mistake.NotifiesAfterRemoval, "notify-first/before-removal")]
    [TestCase(Mistake.EmptiesTheTreeFirst, "notify-first/before-removal")]
    [TestCase(Mistake.SearchesWithTheEndForASize, "no-wrap/ends-behind-start")]
    [TestCase(Mistake.AsksForAccess, "event-constants/permission")]
    [TestCase(Mistake.AsksForAccess, "no-abort/asserting-rule")]
    [TestCase(Mistake.AsksForAccess, "no-abort/cropping-rule")]
    [TestCase(Mistake.NotifiesOnePageTooMuch, "no-abort/asserting-rule")]
    [TestCase(Mistake.None, "notifiers-independent/takes-nothing")]
    [TestCase(Mistake.None, "unmap-only-served/whole-scope")]
    [TestCase(Mistake.NotifiesNothing, "dirty-kept/legacy-vfio")]
    [TestCase(Mistake.Notifies16T, "dirty-kept/legacy-vfio")]
    [TestCase(Mistake.RemovesNothing, "terminates/each-turn")]
    [TestCase(Mistake.Notifies16T, "bitmap-fits/legacy-limit")]
    public void A_mistake_refutes_the_claim_that_it_breaks(Mistake mistake, string obligation) => Assert.That(
        VerdictOn(mistake, obligation), Is.TypeOf<Verdict.Refuted>());

    [TestCase(Mistake.NotifiesNothing, "complete/nothing-left")]
    [TestCase(Mistake.NotifiesAfterRemoval, "complete/each-unmapped")]
    [TestCase(Mistake.EmptiesTheTreeFirst, "complete/nothing-left")]
    [TestCase(Mistake.RemovesOnePageTooMuch, "exact/repeats-mapping")]
    public void A_mistake_leaves_other_claims_proved(Mistake mistake, string obligation) => Assert.That(
        VerdictOn(mistake, obligation), Is.TypeOf<Verdict.Proved>());

    [Test]
    public void What_hardened_does_with_mappings_across_an_edge_is_proved_without_the_assumption_that_there_are_none()
    {
        var prover = new Prover(() => Z3Solver.Create(), new HashSet<string> { Ledger.NoStraddle.Id });
        var verdicts = prover.Prove(new ModelSubject(Revision.Hardened), [new Complete()]).Select(r => r.Verdict);
        Assert.That(verdicts, Has.All.TypeOf<Verdict.Proved>());
    }

    [Test]
    public void A_loop_without_end_is_refuted() =>
        Assert.That(Proofs.Decide(new NeverEnds(), new Terminates()), Is.TypeOf<Verdict.Refuted>());

    [Test]
    public void A_loop_that_counts_in_any_direction_ends() =>
        Assert.That(Proofs.Decide(new CountsInRatio(), new Terminates()), Is.TypeOf<Verdict.Proved>());

    private static Verdict VerdictOn(Mistake mistake, string obligation) =>
        Proofs.Of($"drains, {mistake}", () => new Drains(mistake))
            .Single(r => r.Obligation.Id == obligation && r.ScopeClass == ScopeClass.Every).Verdict;
}
