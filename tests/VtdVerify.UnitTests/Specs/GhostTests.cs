using CsCheck;
using NUnit.Framework;
using VtdVerify.Model;
using VtdVerify.Specs.Observation;
using VtdVerify.Terms;
using VtdVerify.Tests.Model;
using ConcreteGhost = VtdVerify.Specs.Observation.Ghost<VtdVerify.Terms.ConcreteWord, VtdVerify.Terms.ConcreteTruth>;

namespace VtdVerify.Tests.Specs;

/// <summary>What is remembered of one mapping and one address.</summary>
internal sealed class GhostTests
{
    private const ulong Address = 0x1800;

    private static readonly string[] Names = ["iova", "mask", "address"];

    private static ConcreteGhost Start =>
        ConcreteGhost.AtStart(Machines.Map4K(0x1000).ToWords(), ConcreteWord.Of(Address), ConcreteTruth.Of(true));

    [Test]
    public void At_the_start_nothing_has_happened()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That((bool)Start.InTree, Is.True);
            Assert.That((bool)Start.LookedUp, Is.False);
            Assert.That(Start.TimesCovered.Value, Is.Zero);
        }
    }

    [TestCase(0, 0UL)]
    [TestCase(1, 1UL)]
    [TestCase(2, 2UL)]
    [TestCase(3, 2UL)]
    public void Covering_events_are_counted_up_to_many(int events, ulong counted)
    {
        var ghost = Enumerable.Repeat(Machines.Unmapping(0x1000, 0xfff), events).Aggregate(Start, (g, e) => g.AfterDelivery(e));
        Assert.That(ghost.TimesCovered.Value, Is.EqualTo(counted));
    }

    [TestCase(0x1800UL, 0UL, 1UL)]
    [TestCase(0x1000UL, 0x800UL, 1UL)]
    [TestCase(0x1801UL, 0xfffUL, 0UL)]
    [TestCase(0x1000UL, 0x7ffUL, 0UL)]
    public void An_event_covers_its_first_and_its_last_address(ulong iova, ulong mask, ulong counted) =>
        Assert.That(Start.AfterDelivery(Machines.Unmapping(iova, mask)).TimesCovered.Value, Is.EqualTo(counted));

    [TestCase(true)]
    [TestCase(false)]
    public void A_removal_takes_what_it_reaches(bool isReached) =>
        Assert.That((bool)Start.AfterRemoval(ConcreteTruth.Of(isReached)).InTree, Is.Not.EqualTo(isReached));

    [Test]
    public void What_was_removed_does_not_come_back()
    {
        var removed = Start.AfterRemoval(ConcreteTruth.Of(true));
        Assert.That((bool)removed.AfterRemoval(ConcreteTruth.Of(false)).InTree, Is.False);
    }

    [Test]
    public void A_search_is_remembered() => Assert.That((bool)Start.AfterLookup().LookedUp, Is.True);

    [Test]
    public void The_symbolic_ghost_evaluates_to_the_concrete_one() => Property.Holds(
        Gen.Select(Generators.CrowdedWord, Generators.CrowdedWord, Generators.CrowdedWord, Gen.Bool),
        sample =>
        {
            var (iova, mask, address, inTree) = sample;
            var pool = new TermPool();
            var words = Names.Select(n => new SymbolicWord(pool.Variable(n, 64))).ToList();
            var map = new DmaMap<SymbolicWord>(SymbolicWord.Of(0x10), SymbolicWord.Of(0), SymbolicWord.Of(0xf), SymbolicWord.Of(3, 32));
            var tlbEvent = new IommuTlbEvent<SymbolicWord>(
                SymbolicWord.Of(1, 32), words[0], words[1], SymbolicWord.Of(0), SymbolicWord.Of(0, 32), TargetIsSystemMemory: true);
            var symbolic = Ghost<SymbolicWord, SymbolicTruth>.AtStart(map, words[2], SymbolicTruth.Of(inTree))
                .AfterDelivery(tlbEvent).AfterRemoval(words[0] == words[1]);
            var concrete = ConcreteGhost.AtStart(
                    Given.Mapping(0x10, 0xf, 0).ToWords(), ConcreteWord.Of(address), ConcreteTruth.Of(inTree))
                .AfterDelivery(Machines.Unmapping(iova, mask)).AfterRemoval(ConcreteTruth.Of(iova == mask));
            var values = new Assignment(Names.Zip([iova, mask, address]).ToDictionary(p => p.First, p => p.Second));
            Assert.That(values.Evaluate(symbolic.InTree), Is.EqualTo((bool)concrete.InTree));
            Assert.That(values.Evaluate(symbolic.TimesCovered), Is.EqualTo(concrete.TimesCovered.Value));
        },
        iterations: 500);
}
