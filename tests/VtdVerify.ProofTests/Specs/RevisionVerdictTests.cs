using NUnit.Framework;
using VtdVerify.Model;
using VtdVerify.Specs;
using VtdVerify.Specs.Assumptions;
using VtdVerify.Specs.Guarantees;
using VtdVerify.Specs.Observation;
using VtdVerify.Specs.Proof;
using VtdVerify.Subjects;
using VtdVerify.Terms;

namespace VtdVerify.Tests.Specs;

/// <summary>What is known of each revision, obligation by obligation, and what every verdict has to show for itself.</summary>
[Category("Proof")]
internal sealed class RevisionVerdictTests
{
    private static readonly string[] BeforeTheGuard = ["base", "v1", "v5"];
    private static readonly string[] WrappingKey = ["v1", "v5", "v6"];

    private static readonly string[] BeforeFixed = ["base", "v1", "v5", "v6"];
    private static readonly string[] AskingTheTree = ["v1", "v5", "v6", "fixed"];

    /// <summary>The revisions that break each guarantee, by class of scopes; all others keep it.</summary>
    private static readonly Dictionary<string, Dictionary<string, string[]>> Breaking = new()
    {
        ["power-of-two"] = InClasses([], [], []),
        ["in-scope"] = InClasses(WrappingKey, [], []),
        ["complete"] = InClasses(WrappingKey, [], WrappingKey),
        ["exact"] = InClasses(BeforeTheGuard, BeforeTheGuard, BeforeTheGuard),
        ["guard"] = InClasses(BeforeTheGuard, BeforeTheGuard, BeforeTheGuard),
        ["plain-cover"] = InClasses([], [], []),
        ["outside-untouched"] = InClasses(WrappingKey, [], []),
        ["bitmap-fits"] = InClasses(BeforeTheGuard, [], BeforeTheGuard),
        ["no-abort"] = InClasses([], [], []),
        ["unmap-only-served"] = InClasses(AskingTheTree, AskingTheTree, AskingTheTree),
        ["terminates"] = InClasses([], [], []),
        ["dirty-kept"] = InClasses(BeforeFixed, BeforeTheGuard, BeforeFixed),
        ["notifiers-independent"] = InClasses(AskingTheTree, AskingTheTree, ["fixed"]),
        ["once"] = InClasses([], [], []),
        ["event-constants"] = InClasses([], [], []),
        ["notify-first"] = InClasses([], [], []),
        ["no-wrap"] = InClasses(WrappingKey, [], WrappingKey),
    };

    private static IEnumerable<TestCaseData> Table =>
        from subject in ModelSubject.All
        from guarantee in GuaranteeCatalog.All
        from scopeClass in ScopeClass.All
        let isBroken = Breaking[guarantee.Id][scopeClass.Id].Contains(subject.Name)
        select new TestCaseData(subject.Name, guarantee.Id, scopeClass, isBroken)
            .SetArgDisplayNames(subject.Name, guarantee.Id, scopeClass.Id, isBroken ? "refuted" : "proved");

    private static IEnumerable<string> Revisions => ModelSubject.All.Select(s => s.Name);

    private static IEnumerable<(ISubject Subject, ObligationResult Result, ConcreteCase Case)> Refuted =>
        from subject in ModelSubject.All
        from result in Proofs.OfModel(subject.Name)
        where result.Verdict is Verdict.Refuted
        select ((ISubject)subject, result, ((Verdict.Refuted)result.Verdict).Counterexample);

    /// <summary>What is left allows machines that cannot be: that is no defect of the tool.</summary>
    [TestCaseSource(typeof(Ledger), nameof(Ledger.Droppable))]
    public void Without_an_assumption_the_tool_does_not_contradict_itself(Assumption assumption)
    {
        var prover = new Prover(RunSolver.Create, new HashSet<string> { assumption.Id });
        IReadOnlyList<IGuarantee> guarantees = [.. GuaranteeCatalog.All.Where(g => g.Id is "complete" or "no-abort")];
        var results = prover.Prove(new ModelSubject(Revision.Fixed), guarantees);
        Assert.That(results.Select(r => r.Verdict), Has.None.InstanceOf<Verdict.ToolError>());
    }

    [Test]
    public void Hardened_keeps_every_guarantee_where_mappings_straddle_the_scope_too()
    {
        var prover = new Prover(RunSolver.Create, new HashSet<string> { Ledger.NoStraddle.Id });
        var open = prover.Prove(new ModelSubject(Revision.Hardened), GuaranteeCatalog.All).Where(r => r.Verdict is not Verdict.Proved);
        Assert.That(open.Select(r => $"{r.Obligation.Id}, {r.ScopeClass.Id}: {r.Verdict.GetType().Name}"), Is.Empty);
    }

    [TestCaseSource(nameof(Table))]
    public void A_revision_breaks_just_what_it_is_known_to_break(string revision, string guarantee, ScopeClass scopeClass, bool isBroken)
    {
        var verdict = Proofs.Worst(Proofs.OfModel(revision), guarantee, scopeClass);
        Assert.That(verdict, isBroken ? Is.TypeOf<Verdict.Refuted>() : Is.TypeOf<Verdict.Proved>());
    }

    [Test]
    public void Every_obligation_is_either_proved_or_refuted([ValueSource(nameof(Revisions))] string revision) => Assert.That(
        Proofs.OfModel(revision).Select(r => r.Verdict), Has.All.TypeOf<Verdict.Proved>().Or.TypeOf<Verdict.Refuted>());

    [Test]
    public void Every_obligation_is_decided_for_every_class([ValueSource(nameof(Revisions))] string revision)
    {
        var expected = ScopeClass.All.SelectMany(c => GuaranteeCatalog.All.SelectMany(g => g.Obligations.Select(o => (o.Id, c.Id))));
        Assert.That(Proofs.OfModel(revision).Select(r => (r.Obligation.Id, r.ScopeClass.Id)), Is.EquivalentTo(expected));
    }

    [Test]
    public void A_counterexample_breaks_its_claim_when_it_is_run_again()
    {
        using (Assert.EnterMultipleScope())
        {
            foreach (var (subject, result, shown) in Refuted)
            {
                var run = ConcreteRuns.Observe(
                    shown.Machine, ConcreteRuns.Of(subject, shown.Machine), shown.Mapping.ToWords(), shown.Address);
                var broken = result.Guarantee.Claims(run).Where(c => c.IsBroken).Select(c => c.Obligation);
                Assert.That(broken, Has.Some.EqualTo(result.Obligation), $"{subject.Name}: {result.Obligation.Id}");
            }
        }
    }

    [Test]
    public void A_counterexample_meets_every_assumption() =>
        Assert.That(Refuted.SelectMany(r => Assumed(r.Case.Machine).Where(a => !a.Holds).Select(a => a.Id)), Is.Empty);

    [Test]
    public void A_counterexample_is_of_the_class_that_it_is_shown_for() => Assert.That(
        Refuted.Where(r => r.Result.ScopeClass.Scope is { } only && only != r.Case.Run.Machine.Scope), Is.Empty);

    [Test]
    public void A_counterexample_names_the_code_that_decides_it_unless_nothing_was_done() => Assert.That(
        Refuted.Where(r => r.Case.Site is null && r.Case.MachineRun.Lookups.Count > 0 && r.Result.Guarantee.Id != "guard")
            .Select(r => $"{r.Subject.Name}: {r.Result.Obligation.Id}"),
        Is.Empty);

    [Test]
    public void A_proof_carries_a_machine_on_which_the_unmap_returns([ValueSource(nameof(Revisions))] string revision)
    {
        var witnesses = Proofs.OfModel(revision).Select(r => r.Verdict).OfType<Verdict.Proved>().Select(p => p.Witness).ToList();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(witnesses.Select(w => w.MachineRun.Outcome), Has.All.TypeOf<MachineOutcome.Returned>());
            Assert.That(witnesses.SelectMany(w => Assumed(w.Machine).Where(a => !a.Holds).Select(a => a.Id)), Is.Empty);
        }
    }

    [Test]
    public void What_v6_leaves_behind_is_shown_on_the_scope_above_the_interrupts()
    {
        var verdict = (Verdict.Refuted)Proofs.Worst(Proofs.OfModel("v6"), "complete", ScopeClass.Every);
        Assert.That(
            verdict.Counterexample.Machine.Notifiers.Select(n => n.Scope), Is.EqualTo([NotifierDescription.AboveInterrupts.Scope]));
    }

    private static Dictionary<string, string[]> InClasses(string[] every, string[] lower, string[] upper) =>
        new() { ["default"] = every, ["lower"] = lower, ["upper"] = upper };

    private static IEnumerable<(string Id, bool Holds)> Assumed(MachineDescription machine)
    {
        var surroundings = ConcreteRuns.SurroundingsOf(machine);
        var mappings = machine.Mappings.Select(m => m.ToWords()).ToList();
        return Ledger.OfMachine(surroundings)
            .Concat(mappings.SelectMany(m => Ledger.OfMapping(surroundings, m)))
            .Concat(mappings.SelectMany((m, i) => mappings.Skip(i + 1).Select(o => Ledger.OfPair<ConcreteWord, ConcreteTruth>(m, o))))
            .Select(a => (a.Assumption.Id, (bool)a.Holds));
    }
}
