using NUnit.Framework;
using VtdVerify.Model;
using VtdVerify.Specs;
using VtdVerify.Specs.Assumptions;
using VtdVerify.Specs.Guarantees;
using VtdVerify.Specs.Pool;
using VtdVerify.Specs.Proof;
using VtdVerify.Specs.Shrinking;
using VtdVerify.Subjects;

namespace VtdVerify.Tests.Specs.Pool;

/// <summary>Proofs put to concrete machines.</summary>
internal sealed class PoolCheckTests
{
    private static readonly Verdict Proved = new Verdict.Proved(null!);

    [Test]
    public void A_wrong_proof_is_a_tool_error_that_names_the_machine()
    {
        var reasons = Checked("v6", "complete").Select(r => r.Verdict).OfType<Verdict.ToolError>().Select(e => e.Reason).ToList();
        Assert.That(reasons, Is.Not.Empty);
        Assert.That(reasons, Is.All.Contains("was proved, but a run breaks it: scope [0x"));
    }

    [Test]
    public void What_holds_of_a_class_stays_proved() => Assert.That(
        Checked("v6", "complete").Where(r => r.ScopeClass == ScopeClass.Lower).Select(r => r.Verdict), Is.All.EqualTo(Proved));

    [TestCase("hardened")]
    public void A_right_proof_stays_one(string revision) => Assert.That(
        GuaranteeCatalog.All.SelectMany(g => Checked(revision, g.Id)).Select(r => r.Verdict), Is.All.EqualTo(Proved));

    [Test]
    public void What_is_not_proved_is_left_alone()
    {
        var refuted = ResultsOf("complete").Select(r => r with { Verdict = new Verdict.Unknown("nobody asked") }).ToList();
        Assert.That(PoolCheck.Of(PoolRuns.Of(Revision("v6")), refuted), Is.EqualTo(refuted));
    }

    [Test]
    public void A_tree_too_large_to_be_unrolled_is_among_the_machines()
    {
        Assert.That(FixedPool.All.Max(m => m.Mappings.Count), Is.GreaterThanOrEqualTo(300));
        Assert.That(FixedPool.All.SelectMany(MachineClass.Broken), Is.Empty);
        Assert.That(FixedPool.All.Select(m => m.NotifyRule).Distinct().Count(), Is.EqualTo(2));
        Assert.That(
            FixedPool.All.Select(m => m.Notifiers[0]), Has.Some.EqualTo(NotifierDescription.AboveInterrupts)
                .And.Some.EqualTo(NotifierDescription.BelowInterrupts));
    }

    private static IReadOnlyList<ObligationResult> Checked(string revision, string guarantee) =>
        PoolCheck.Of(PoolRuns.Of(Revision(revision)), [.. ResultsOf(guarantee)]);

    private static ModelSubject Revision(string name) => ModelSubject.All.Single(subject => subject.Name == name);

    private static IEnumerable<ObligationResult> ResultsOf(string id)
    {
        var guarantee = GuaranteeCatalog.All.Single(g => g.Id == id);
        return ScopeClass.All.SelectMany(
            _ => guarantee.Obligations, (scopeClass, o) => new ObligationResult(guarantee, o, scopeClass, Proved, [], []));
    }
}
