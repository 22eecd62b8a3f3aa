using NUnit.Framework;
using VtdVerify.Smt;
using VtdVerify.Specs;
using VtdVerify.Specs.Assumptions;
using VtdVerify.Specs.Guarantees;
using VtdVerify.Specs.Proof;
using VtdVerify.Subjects;

namespace VtdVerify.Tests.Specs;

/// <summary>A prover that refutes nothing asks less, and calls the same proved.</summary>
[Category("Proof")]
internal sealed class ProvedAloneTests
{
    private static readonly Prover Alone = new(() => Z3Solver.Create()) { Classes = [ScopeClass.Every], Refutes = false };

    private static IEnumerable<string> Revisions => ModelSubject.All.Select(subject => subject.Name);

    [TestCaseSource(nameof(Revisions))]
    public void It_proves_what_the_whole_prover_proves(string revision)
    {
        var whole = Proofs.OfModel(revision).Where(result => result.ScopeClass == ScopeClass.Every);
        var alone = Alone.Prove(ModelSubject.All.Single(subject => subject.Name == revision), GuaranteeCatalog.All);
        Assert.That(Proved(alone), Is.EqualTo(Proved(whole)).And.Not.Empty);
        Assert.That(alone.Select(result => result.Verdict), Has.None.TypeOf<Verdict.Refuted>());
    }

    [Test]
    public void It_answers_what_it_is_asked_alone()
    {
        var results = Alone.Prove(
            new Drains(Mistake.NotifiesNothing), [new Complete(), new Exact()], obligation => obligation.Id.StartsWith("complete/"));
        Assert.That(results.Select(result => result.Obligation.Id), Is.EqualTo(["complete/nothing-left", "complete/each-unmapped"]));
        Assert.That(results.Select(result => result.Verdict is Verdict.Proved), Is.EqualTo([true, false]));
    }

    private static List<string> Proved(IEnumerable<ObligationResult> results) =>
        [.. results.Where(result => result.Verdict is Verdict.Proved).Select(result => result.Obligation.Id)];
}
