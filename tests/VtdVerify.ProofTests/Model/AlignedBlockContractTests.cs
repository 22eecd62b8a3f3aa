using CsCheck;
using NUnit.Framework;
using VtdVerify.Model;
using VtdVerify.Smt;
using VtdVerify.Terms;
using Word = VtdVerify.Terms.SymbolicWord;

namespace VtdVerify.Tests.Model;

/// <summary>What lets a proof take any word of which the contract holds for the computation's result: there is one, and only one.</summary>
[Category("Proof")]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class AlignedBlockContractTests
{
    private readonly TermPool pool = new();

    private Word First => new(pool.Variable("first", 64));

    private Word Last => new(pool.Variable("last", 64));

    private Word One => new(pool.Variable("one mask", 64));

    private Word Other => new(pool.Variable("other mask", 64));

    [TestCase(39)]
    [TestCase(48)]
    [TestCase(64)]
    public void The_contract_holds_of_the_computed_mask(int width)
    {
        var mask = AlignedBlock.Mask<Word, SymbolicTruth>(First, Last, Widest(width));
        Assert.That(Ask(!IsMask(width, mask)), Is.InstanceOf<SolverAnswer.Unsatisfiable>());
    }

    [TestCase(39)]
    [TestCase(48)]
    [TestCase(64)]
    public void The_contract_holds_of_no_two_masks(int width) => Assert.That(
        Ask(IsMask(width, One), IsMask(width, Other), One != Other), Is.InstanceOf<SolverAnswer.Unsatisfiable>());

    [TestCase(39)]
    [TestCase(48)]
    [TestCase(64)]
    public void The_contract_can_be_met(int width) =>
        Assert.That(Ask(IsMask(width, One)), Is.InstanceOf<SolverAnswer.Satisfiable>());

    /// <summary>The mask 0 is aligned and ends in the range: being the longest is what makes a mask the only one.</summary>
    [Test]
    public void A_shorter_aligned_block_in_the_range_does_not_meet_the_contract()
    {
        var (first, last, widest) = (ConcreteWord.Of(0x1000), ConcreteWord.Of(0x1fff), ConcreteWord.Of(BitVector.Mask(48)));
        using (Assert.EnterMultipleScope())
        {
            Assert.That((bool)AlignedBlock.IsMask<ConcreteWord, ConcreteTruth>(first, last, widest, ConcreteWord.Of(0xfff)), Is.True);
            Assert.That((bool)AlignedBlock.IsMask<ConcreteWord, ConcreteTruth>(first, last, widest, ConcreteWord.Of(0x7ff)), Is.False);
            Assert.That((bool)AlignedBlock.IsMask<ConcreteWord, ConcreteTruth>(first, last, widest, ConcreteWord.Of(0)), Is.False);
        }
    }

    [Test]
    public void Among_all_runs_of_ones_the_contract_picks_the_computed_one() => Property.Holds(
        Gen.Select(Generators.Word, Generators.Word, Gen.OneOf(12, 39, 48, 63, 64)),
        sample =>
        {
            var first = ConcreteWord.Of(Math.Min(sample.Item1, sample.Item2));
            var last = ConcreteWord.Of(Math.Max(sample.Item1, sample.Item2));
            var widest = ConcreteWord.Of(BitVector.Mask(sample.Item3));
            var masks = Enumerable.Range(0, 65).Select(bits => ConcreteWord.Of(bits == 0 ? 0 : BitVector.Mask(bits)));
            var picked = masks.Where(m => AlignedBlock.IsMask<ConcreteWord, ConcreteTruth>(first, last, widest, m));
            Assert.That(picked, Is.EqualTo([AlignedBlock.Mask<ConcreteWord, ConcreteTruth>(first, last, widest)]));
        });

    private static Word Widest(int width) => Word.Of(BitVector.Mask(width));

    private SymbolicTruth IsMask(int width, Word mask) =>
        AlignedBlock.IsMask<Word, SymbolicTruth>(First, Last, Widest(width), mask);

    private SolverAnswer Ask(params SymbolicTruth[] terms)
    {
        using var solver = Z3Solver.Create();
        using var session = solver.Begin([(First <= Last).Term]);
        return session.Check([.. terms.Select(t => t.Term)]);
    }
}
