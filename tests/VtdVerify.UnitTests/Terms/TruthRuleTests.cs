using NUnit.Framework;
using VtdVerify.Terms;
using Truth = VtdVerify.Terms.SymbolicTruth;

namespace VtdVerify.Tests.Terms;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class TruthRuleTests
{
    private static readonly Truth True = Truth.Of(true);
    private static readonly Truth False = Truth.Of(false);
    private readonly TermPool pool = new();

    private Truth P => new(pool.TruthVariable("p"));

    private Truth Q => new(pool.TruthVariable("q"));

    [Test]
    public void Constants_and_repetitions_fold()
    {
        Assert.Multiple(() =>
        {
            Assert.That(P & True, Is.EqualTo(P));
            Assert.That(True & P, Is.EqualTo(P));
            Assert.That(P & False, Is.EqualTo(False));
            Assert.That(P & P, Is.EqualTo(P));
            Assert.That(P & !P, Is.EqualTo(False));
            Assert.That(!P & P, Is.EqualTo(False));
            Assert.That(P | False, Is.EqualTo(P));
            Assert.That(False | P, Is.EqualTo(P));
            Assert.That(P | True, Is.EqualTo(True));
            Assert.That(P | P, Is.EqualTo(P));
            Assert.That(P | !P, Is.EqualTo(True));
            Assert.That(P ^ P, Is.EqualTo(False));
            Assert.That(P ^ False, Is.EqualTo(P));
            Assert.That(True ^ P, Is.EqualTo(!P));
            Assert.That(!!P, Is.EqualTo(P));
            Assert.That(!True, Is.EqualTo(False));
        });
    }

    [Test]
    public void Different_truths_stay()
    {
        Assert.Multiple(() =>
        {
            Assert.That((P & Q).Known, Is.Null);
            Assert.That((P | !Q).Known, Is.Null);
            Assert.That((P ^ Q).Known, Is.Null);
            Assert.That(P & Q, Is.EqualTo(Q & P));
        });
    }

    [Test]
    public void A_choice_between_truths_becomes_connectives()
    {
        Assert.Multiple(() =>
        {
            Assert.That(Choose(P, True, Q), Is.EqualTo(P | Q));
            Assert.That(Choose(P, False, Q), Is.EqualTo(!P & Q));
            Assert.That(Choose(P, Q, True), Is.EqualTo(!P | Q));
            Assert.That(Choose(P, Q, False), Is.EqualTo(P & Q));
            Assert.That(Choose(P, True, False), Is.EqualTo(P));
            Assert.That(Choose(P, Q, Q), Is.EqualTo(Q));
            Assert.That(Choose(!P, Q, R), Is.EqualTo(Choose(P, R, Q)));
            Assert.That(Choose(P, Choose(P, Q, R), R), Is.EqualTo(Choose(P, Q, R)));
            Assert.That(Choose(P, Q, Choose(P, R, R & Q)), Is.EqualTo(Choose(P, Q, R & Q)));
            Assert.That(Choose(True, P, Q), Is.EqualTo(P));
            Assert.That(Choose(False, P, Q), Is.EqualTo(Q));
            Assert.That(Choose(P, Q, R).Term.Operation, Is.EqualTo(Operation.Choose));
        });
    }

    [Test]
    public void Implication_and_equality_of_truths_are_connectives()
    {
        Assert.Multiple(() =>
        {
            Assert.That(TermBuilder.Implies(P.Term, Q.Term), Is.SameAs((!P | Q).Term));
            Assert.That(TermBuilder.Equal(P.Term, Q.Term), Is.SameAs((!(P ^ Q)).Term));
            Assert.That(TermBuilder.All([P.Term, Q.Term]), Is.SameAs((P & Q).Term));
            Assert.That(TermBuilder.All([]), Is.SameAs(TermBuilder.True));
            Assert.That(TermBuilder.Any([]), Is.SameAs(TermBuilder.False));
        });
    }

    [Test]
    public void A_truth_left_at_its_default_is_false()
    {
        Assert.Multiple(() =>
        {
            Assert.That(default(Truth), Is.EqualTo(False));
            Assert.That(default(Truth) == False, Is.True);
            Assert.That(default(Truth) != True, Is.True);
            Assert.That(default(Truth).GetHashCode(), Is.EqualTo(False.GetHashCode()));
            Assert.That(False.Equals((object)True), Is.False);
            Assert.That(P.ToString(), Is.EqualTo("|p|"));
        });
    }

    private Truth R => new(pool.TruthVariable("r"));

    private static Truth Choose(Truth condition, Truth then, Truth otherwise) =>
        new(TermBuilder.Choose(condition.Term, then.Term, otherwise.Term));
}
