using NUnit.Framework;
using VtdVerify.Terms;

namespace VtdVerify.Tests.Terms;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class AssignmentTests
{
    private readonly TermPool pool = new();

    [Test]
    public void A_variable_without_a_value_is_zero_or_false()
    {
        Assert.Multiple(() =>
        {
            Assert.That(Assignment.Empty.Evaluate(pool.Variable("x", 8)), Is.Zero);
            Assert.That(Assignment.Empty.Evaluate(new SymbolicTruth(pool.TruthVariable("p"))), Is.False);
        });
    }

    [Test]
    public void A_value_is_cut_to_the_variables_width()
    {
        var values = new Assignment(new Dictionary<string, ulong> { ["x"] = 0x1ff, ["p"] = 3 });
        Assert.Multiple(() =>
        {
            Assert.That(values.Evaluate(new SymbolicWord(pool.Variable("x", 8))), Is.EqualTo(0xff));
            Assert.That(values.Evaluate(pool.TruthVariable("p")), Is.EqualTo(1));
        });
    }

    [Test]
    public void The_first_false_truth_is_named()
    {
        var (p, q) = (pool.TruthVariable("p"), pool.TruthVariable("q"));
        var values = new Assignment(new Dictionary<string, ulong> { ["p"] = 1 });
        Assert.Multiple(() =>
        {
            Assert.That(values.FirstFalse([p, TermBuilder.And(p, q), q]), Is.SameAs(TermBuilder.And(p, q)));
            Assert.That(values.FirstFalse([p, TermBuilder.True]), Is.Null);
            Assert.That(values.FirstFalse([TermBuilder.False]), Is.SameAs(TermBuilder.False));
        });
    }
}
