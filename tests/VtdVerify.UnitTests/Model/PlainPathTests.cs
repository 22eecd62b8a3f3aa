using CsCheck;
using NUnit.Framework;
using VtdVerify.Model;

namespace VtdVerify.Tests.Model;

/// <summary>The blocks of the plain path: the figures for the two scopes that VFIO registers, and what holds for every scope.</summary>
[TestFixture]
public sealed class PlainPathTests
{
    private const ulong MiB = 1UL << 20;
    private const ulong GiB = 1UL << 30;
    private const ulong TiB = 1UL << 40;

    [TestCase(39, 10, 9)]
    [TestCase(48, 10, 18)]
    public void The_scopes_around_the_interrupt_range_take_this_many_UNMAPs(int width, int below, int above)
    {
        Assert.That(Run(width, NotifierDescription.BelowInterrupts).Events, Has.Count.EqualTo(below));
        Assert.That(Run(width, NotifierDescription.AboveInterrupts).Events, Has.Count.EqualTo(above));
    }

    [Test]
    public void The_lower_scope_is_cut_into_ever_smaller_blocks([Values(39, 48)] int width) =>
        Assert.That(Lengths(Run(width, NotifierDescription.BelowInterrupts)), Is.EqualTo(new[]
        {
            (0UL, 2 * GiB), (0x80000000, GiB), (0xc0000000, 512 * MiB), (0xe0000000, 256 * MiB), (0xf0000000, 128 * MiB),
            (0xf8000000, 64 * MiB), (0xfc000000, 32 * MiB), (0xfe000000, 8 * MiB), (0xfe800000, 4 * MiB), (0xfec00000, 2 * MiB),
        }));

    [Test]
    public void The_upper_scope_is_cut_into_blocks_that_double_up_to_half_the_address_space()
    {
        var expected = new List<(ulong, ulong)> { (0xfef00000, MiB), (0xff000000, 16 * MiB) };
        for (var length = 4 * GiB; length <= 128 * TiB; length *= 2)
        {
            expected.Add((length, length));
        }

        Assert.That(Lengths(Run(48, NotifierDescription.AboveInterrupts)), Is.EqualTo(expected));
    }

    [Test]
    public void Legacy_VFIO_refuses_four_blocks_of_48_bits_of_which_the_first_is_16_TiB()
    {
        var run = Run(48, NotifierDescription.AboveInterrupts);
        Assert.That(run.Containers.Single().Refusals, Is.EqualTo(new[] { 16 * TiB, 32 * TiB, 64 * TiB, 128 * TiB }
            .Select(block => Given.Refusal(block, block, Errno.TooBig, UnmapStage.BeforeKernel))));
        Assert.That(run.Containers.Single().Refusals[0].Iova.Value, Is.EqualTo(0x100000000000));
    }

    [Test]
    public void Legacy_VFIO_refuses_no_block_of_39_bits() =>
        Assert.That(Run(39, NotifierDescription.AboveInterrupts).Containers.Single().Refusals, Is.Empty);

    [Test]
    public void A_scope_that_starts_beyond_the_address_width_aborts() =>
        Assert.That(
            Run(39, Given.Notifier(1UL << 39, ulong.MaxValue)).Outcome,
            Is.TypeOf<MachineOutcome.Aborted>().With.Property("Site").Property("Text").Contain("starts below the end"));

    [TestCase(0x27ffUL)]
    [TestCase(0x1000UL)]
    public void A_scope_with_part_of_a_page_aborts_at_the_end(ulong end) =>
        Assert.That(
            Run(39, Given.Notifier(0x1000, end)).Outcome,
            Is.TypeOf<MachineOutcome.Aborted>().With.Property("Site").Property("Text").Contain("nothing of the scope remains"));

    [Test]
    public void The_blocks_are_the_fewest_aligned_ones_that_cover_the_scope_exactly() =>
        Property.Holds(
            from width in Generators.Width
            from scope in Generators.Scope(width)
            select (width, scope),
            sample =>
            {
                var top = (1UL << sample.width) - 1;
                var run = Run(sample.width, sample.scope);
                var dyadic = Dyadic(0, top, sample.scope.Start.Value, Math.Min(sample.scope.End.Value, top));
                Assert.That(run.Outcome, Is.TypeOf<MachineOutcome.Returned>());
                Assert.That(run.Blocks(), Is.EqualTo(dyadic));
            });

    [Test]
    public void Blocks_are_handed_over_once_each_and_the_scope_leaves_the_tree() =>
        Property.Holds(
            Generators.Machine,
            machine =>
            {
                var scope = machine.Notifiers[0];
                var run = machine.Run(Revision.Base);
                Assert.That(run.TreeAfter, Is.EqualTo(machine.Mappings
                    .Where(mapping => mapping.Last < scope.Start || mapping.Iova > scope.End)
                    .OrderBy(mapping => mapping.Iova)));
                Assert.That(run.Blocks().Zip(run.Blocks().Skip(1)).All(pair => pair.First.Iova + pair.First.Mask + 1 == pair.Second.Iova));
            },
            iterations: 500);

    private static MachineRun Run(int width, NotifierDescription scope) =>
        (Machines.Tracked with { AddressWidth = width, Notifiers = [scope] }).Run(Revision.Base);

    private static IEnumerable<(ulong, ulong)> Lengths(MachineRun run) => run.Blocks().Select(block => (block.Iova, block.Mask + 1));

    /// <summary>The nodes of the binary trie of addresses that lie in the range and whose parents do not.</summary>
    private static IEnumerable<(ulong Iova, ulong Mask)> Dyadic(ulong node, ulong mask, ulong first, ulong last)
    {
        if (node > last || node + mask < first)
        {
            return [];
        }

        return node >= first && node + mask <= last
            ? [(node, mask)]
            : Dyadic(node, mask / 2, first, last).Concat(Dyadic(node + (mask / 2) + 1, mask / 2, first, last));
    }
}
