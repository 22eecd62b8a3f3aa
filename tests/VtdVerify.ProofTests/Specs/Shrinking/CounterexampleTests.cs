using NUnit.Framework;
using VtdVerify.Model;
using VtdVerify.Specs;
using VtdVerify.Specs.Assumptions;
using VtdVerify.Specs.Guarantees;
using VtdVerify.Specs.Observation;
using VtdVerify.Specs.Proof;
using VtdVerify.Subjects;
using VtdVerify.Tests.Subjects;

namespace VtdVerify.Tests.Specs.Shrinking;

/// <summary>The machines that a reader is shown, which are no longer the solver's.</summary>
[Category("Proof")]
internal sealed class CounterexampleTests
{
    private const string Migrating = "48 bits, Asserts, tracking Migration, migrating";

    [TestCase("complete/nothing-left", "AboveInterrupts", "0xfef00000 4K -> 0x0")]
    [TestCase("complete/each-unmapped", "AboveInterrupts", "0xfef00000 4K -> 0x0")]
    [TestCase("dirty-kept/legacy-vfio", "AboveInterrupts", "0xfef00000 4K -> 0x0")]
    [TestCase("in-scope/inside", "[0x1000, 0x1fff]", "0x2000 4K -> 0x0")]
    [TestCase("outside-untouched/not-removed", "[0x1000, 0x1fff]", "0x2000 4K -> 0x0")]
    [TestCase("no-wrap/ends-behind-start", "AboveInterrupts", "")]
    [TestCase("notifiers-independent/takes-nothing", "BelowInterrupts, BelowInterrupts", "0x0 4K -> 0x0")]
    [TestCase("unmap-only-served/whole-scope", "BelowInterrupts", "")]
    public void What_v6_breaks_is_shown_on_a_machine_that_a_reader_takes_in_at_a_glance(string obligation, string scopes, string mappings)
    {
        var machine = Shown(Proofs.OfModel("v6"), obligation, ScopeClass.Every).Machine;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(string.Join(", ", machine.Notifiers.Select(NameOf)), Is.EqualTo(scopes));
            Assert.That(string.Join(", ", machine.Mappings.Select(TextOf)), Is.EqualTo(mappings));
            Assert.That(SettingsOf(machine), Is.EqualTo(Migrating));
        }
    }

    [Test]
    public void The_scope_of_a_class_is_kept()
    {
        var shown = Shown(Proofs.OfModel("v6"), "unmap-only-served/whole-scope", ScopeClass.Upper);

        Assert.That(shown.Machine.Notifiers.Select(NameOf), Is.EqualTo(["AboveInterrupts"]));
    }

    [Test]
    public void A_loop_without_end_is_shown_on_the_smallest_machine()
    {
        var shown = Shown(Proofs.Prove(new NeverEnds(), [new Terminates()]), "terminates/each-turn", ScopeClass.Every);

        Assert.That(shown.MachineRun.Outcome, Is.InstanceOf<MachineOutcome.OutOfFuel>());
        Assert.That(shown.Machine.Mappings, Is.Empty);
        Assert.That(shown.Machine.DirtyTracking, Is.EqualTo(DirtyTracking.None));
    }

    [Test]
    public void A_broken_rule_of_C_stays_one()
    {
        var results = Proofs.Prove(new UndefinedUnlessMigrating(), [new PowerOfTwo()]);

        Assert.That(
            results.Select(result => ((Verdict.Refuted)result.Verdict).Counterexample)
                .Where(shown => shown.Run.End is RunEnd.Undefined)
                .Select(shown => (shown.Site, shown.Machine.MigrationIsRunning)),
            Is.Not.Empty.And.All.EqualTo((TestSubject.Site, false)));
    }

    [TestCase("vas->pasid > 6", "as.pasid = 7")]
    [TestCase("vas->pasid == 77 || vas->devfn == 300", "as.pasid = 77")]
    [TestCase("!vas->pasid", "")]
    public void A_field_that_the_case_needs_is_shown_as_small_as_it_may_be(string condition, string fields)
    {
        var edited = CSources.Edited(
            "sample-fixed",
            ("while ((found = iova_tree_find(mappings, &key)))",
                $"    if ({condition}) {{\n        return;\n    }}\n    while ((found = iova_tree_find(mappings, &key))) {{"));
        var shown = Shown(Proofs.Prove(edited, [new Complete()]), "complete/nothing-left", ScopeClass.Every);

        Assert.That(string.Join(", ", shown.Machine.Unknowns.Select(one => $"{one.Key} = {one.Value}")), Is.EqualTo(fields));
    }

    [TestCase("upper", "0xfee00000 2M -> 0x0")]
    [TestCase("lower", "0xc0000000 1G -> 0x0")]
    [TestCase("default", "0xfee00000 2M -> 0x0")]
    public void Without_an_assumption_a_machine_may_break_it(string scopeClass, string mapping)
    {
        var prover = new Prover(RunSolver.Create, new HashSet<string> { Ledger.NoStraddle.Id });

        var results = prover.Prove(new ModelSubject(Revision.Fixed), [new InScope()]);
        var shown = Shown(results, "in-scope/inside", ScopeClass.All.Single(c => c.Id == scopeClass));

        Assert.That(shown.Machine.Mappings.Select(TextOf), Is.EqualTo([mapping]));
    }

    private static ConcreteCase Shown(IEnumerable<ObligationResult> results, string obligation, ScopeClass scopeClass)
    {
        var refuted = (Verdict.Refuted)results.Single(one => one.Obligation.Id == obligation && one.ScopeClass == scopeClass).Verdict;
        return refuted.Counterexample;
    }

    private static string NameOf(NotifierDescription notifier) =>
        notifier.Scope == NotifierDescription.BelowInterrupts.Scope ? "BelowInterrupts"
        : notifier.Scope == NotifierDescription.AboveInterrupts.Scope ? "AboveInterrupts"
        : notifier.Scope.ToString();

    private static string TextOf(MappingDescription mapping) =>
        $"{mapping.Iova} {mapping.InclusiveSize.Length} -> {mapping.TranslatedAddress}";

    private static string SettingsOf(MachineDescription machine) => FormattableString.Invariant(
        $"{machine.AddressWidth} bits, {machine.NotifyRule}, tracking {machine.DirtyTracking}, ")
        + (machine.MigrationIsRunning ? "migrating" : "not migrating");
}
