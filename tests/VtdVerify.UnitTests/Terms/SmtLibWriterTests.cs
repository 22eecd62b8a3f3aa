using NUnit.Framework;
using VtdVerify.Terms;

namespace VtdVerify.Tests.Terms;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class SmtLibWriterTests
{
    private readonly TermPool pool = new();

    [Test]
    public void Declarations_definitions_and_assertions_are_written_in_order()
    {
        var (x, flag) = (pool.Variable("x", 8), pool.TruthVariable("flag"));
        var shared = TermBuilder.Binary(Operation.BitXor, x, TermBuilder.Constant(7, 8));
        var term = TermBuilder.And(flag, TermBuilder.UnsignedLess(shared, TermBuilder.Binary(Operation.BitAnd, shared, x)));
        Assert.That(SmtLibWriter.Script([term], "first\nsecond"), Is.EqualTo(
            """
            ; first
            ; second
            (set-logic QF_BV)
            (declare-fun |flag| () Bool)
            (declare-fun |x| () (_ BitVec 8))
            (define-fun t3 () (_ BitVec 8) (bvxor |x| #x07))
            (assert (and |flag| (bvult t3 (bvand |x| t3))))
            (check-sat)

            """));
    }

    [Test]
    public void Resizing_and_odd_widths_are_written_with_indices()
    {
        var x = pool.Variable("x", 7);
        Assert.Multiple(() =>
        {
            Assert.That(SmtLibWriter.Inline(TermBuilder.Resize(x, 3, signed: false)), Is.EqualTo("((_ extract 2 0) |x|)"));
            Assert.That(SmtLibWriter.Inline(TermBuilder.Resize(x, 9, signed: false)), Is.EqualTo("((_ zero_extend 2) |x|)"));
            Assert.That(SmtLibWriter.Inline(TermBuilder.Resize(x, 9, signed: true)), Is.EqualTo("((_ sign_extend 2) |x|)"));
            Assert.That(SmtLibWriter.Inline(TermBuilder.Constant(5, 7)), Is.EqualTo("(_ bv5 7)"));
            Assert.That(SmtLibWriter.Inline(TermBuilder.True), Is.EqualTo("true"));
            Assert.That(TermBuilder.False.ToString(), Is.EqualTo("false"));
        });
    }

    [Test]
    public void The_text_of_a_doubling_chain_grows_with_its_nodes()
    {
        var (short_, long_) = (Doubling(100), Doubling(200));
        Assert.That(SmtLibWriter.Assertions([long_]), Has.Length.LessThan(3 * SmtLibWriter.Assertions([short_]).Length));
    }

    [Test]
    public void A_message_is_cut_off_where_sharing_would_make_it_long() =>
        Assert.That(SmtLibWriter.Inline(Doubling(200)), Has.Length.LessThan(3_000).And.EndsWith("..."));

    [TestCase("start", "start")]
    [TestCase("a|b", "a%7c;b")]
    [TestCase("a\\b", "a%5c;b")]
    [TestCase("100%", "100%25;")]
    [TestCase("é", "%e9;")]
    [TestCase("t12", "%74;12")]
    [TestCase("t", "t")]
    [TestCase("t1a", "t1a")]
    [TestCase("true", "%74;rue")]
    [TestCase("bvadd", "%62;vadd")]
    [TestCase("_", "%5f;")]
    public void Symbols_are_one_to_one_with_names(string name, string symbol) =>
        Assert.That(SmtLibWriter.SymbolText(name), Is.EqualTo(symbol));

    private Term Doubling(int levels)
    {
        var (term, y) = (pool.Variable("x", 64), pool.Variable("y", 64));
        for (var level = 0; level < levels; level++)
        {
            term = TermBuilder.Binary(
                Operation.BitXor,
                TermBuilder.Binary(Operation.ShiftLeft, term, y),
                TermBuilder.Binary(Operation.ShiftRight, term, y));
        }

        return TermBuilder.Equal(term, y);
    }
}
