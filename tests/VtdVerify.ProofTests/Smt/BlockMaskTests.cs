using NUnit.Framework;
using VtdVerify.Smt;
using VtdVerify.Terms;
using Word = VtdVerify.Terms.SymbolicWord;

namespace VtdVerify.Tests.Smt;

/// <summary>The domain's hardest kind of question, as a canary for the solver's set-up: the largest aligned block in a range.</summary>
[Category("Proof")]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class BlockMaskTests
{
    private readonly TermPool pool = new();

    private Word Start => new(pool.Variable("start", 64));

    private Word End => new(pool.Variable("end", 64));

    private Word Limit =>
        Word.Select(new SymbolicTruth(pool.TruthVariable("wide")), Word.Of((1UL << 48) - 1), Word.Of((1UL << 39) - 1));

    [Test]
    public void The_mask_is_a_power_of_two_less_one() => AssertProved(mask => (mask & (mask + Word.Of(1))) == Word.Of(0));

    [Test]
    public void The_block_is_aligned() => AssertProved(mask => (Start & mask) == Word.Of(0));

    [Test]
    public void The_block_ends_inside_the_range() => AssertProved(mask => Start + mask <= End);

    [Test]
    public void No_larger_aligned_block_fits() => AssertProved(mask =>
        ((Start & (mask + mask + Word.Of(1))) != Word.Of(0)) | (Start + mask + mask + Word.Of(1) > End) | (mask >= Limit));

    [Test]
    public void A_false_claim_is_refuted_by_a_block_above_the_bound()
    {
        var answer = Check(mask => mask <= Word.Of(0xff_ffff));
        var model = ((SolverAnswer.Satisfiable)answer).Model;
        Assert.That(model.Evaluate(Mask()), Is.GreaterThan(0xff_ffff));
    }

    private void AssertProved(Func<Word, SymbolicTruth> claim) =>
        Assert.That(Check(claim), Is.InstanceOf<SolverAnswer.Unsatisfiable>());

    private SolverAnswer Check(Func<Word, SymbolicTruth> claim)
    {
        using var solver = Z3Solver.Create();
        using var session = solver.Begin(
            [((Start & Word.Of(0xfff)) == Word.Of(0)).Term, (Start <= End).Term, (End <= Limit).Term]);
        return session.Check([(!claim(Mask())).Term]);
    }

    private Word Mask()
    {
        var aligned = Word.Select(Start == Word.Of(0), Limit, (Start & -Start) - Word.Of(1));
        var fitting = SmearRight(End - Start + Word.Of(1)) >> Word.Of(1);
        return Word.Select(aligned <= fitting, aligned, fitting);
    }

    private static Word SmearRight(Word value)
    {
        for (var shift = 1UL; shift < 64; shift *= 2)
        {
            value |= value >> Word.Of(shift);
        }

        return value;
    }
}
