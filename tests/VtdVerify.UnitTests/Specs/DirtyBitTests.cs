using CsCheck;
using NUnit.Framework;
using VtdVerify.Model;
using VtdVerify.Specs.Observation;
using VtdVerify.Subjects;
using VtdVerify.Tests.Model;

namespace VtdVerify.Tests.Specs;

/// <summary>What a proof says of a written page is what the containers do to it.</summary>
internal sealed class DirtyBitTests
{
    private const ulong Iova = 0x40000000;
    private const ulong Guest = 0x80000000;
    private const ulong SixteenTiB = 1UL << 44;
    private const ulong Size2M = 0x1fffff;

    private static readonly MappingDescription Mapped = Machines.Map2M(Iova, Guest);

    [TestCase(Iova, Size2M, Guest)]
    [TestCase(Iova, Size2M, 0UL)]
    [TestCase(Iova, 0xfffUL, Guest)]
    [TestCase(Iova - 0x1000, Size2M, Guest - 0x1000)]
    [TestCase(0UL, Size2M, 0UL)]
    [TestCase(0UL, 0x7fffffffUL, Guest - Iova)]
    [TestCase(0UL, SixteenTiB - 1, Guest - Iova)]
    [TestCase(Iova, 0x100000UL, Guest)]
    [TestCase(Iova + 0x10, Size2M, Guest + 0x10)]
    [TestCase(0UL, ulong.MaxValue, Guest - Iova)]
    public void One_UNMAP_and_a_right_one_after_it_mark_what_the_container_marks(ulong iova, ulong mask, ulong translated)
    {
        var first = Machines.Unmapping(iova, mask, translated);
        var right = Machines.Unmapping(Iova, Size2M, Guest);
        foreach (var backend in new[] { BackendKind.VfioLegacy, BackendKind.Iommufd })
        {
            foreach (var tlbEvent in new[] { first, first with { TargetIsSystemMemory = false } })
            {
                var machine = Machines.Tracked with
                {
                    Notifiers = [Given.Notifier(0, ulong.MaxValue) with { Backend = backend }],
                    Mappings = [Mapped],
                    DirtiedByDevice = Given.Addresses(Iova),
                };
                var run = Machine.Run(machine, 0, (running, notifier) =>
                {
                    running.Notify(notifier, tlbEvent, Machines.Site);
                    running.Notify(notifier, right, Machines.Site);
                });
                AssertAgreement(machine, run, new Address(Iova));
            }
        }
    }

    [TestCase(IommuAccess.ReadOnly, false)]
    [TestCase(IommuAccess.WriteOnly, true)]
    [TestCase(IommuAccess.ReadWrite, true)]
    public void A_page_has_a_dirty_bit_where_its_mapping_grants_writing(IommuAccess permission, bool isMarked)
    {
        var machine = Machines.Tracked with
        {
            Notifiers = [Given.Notifier(0, ulong.MaxValue)],
            Mappings = [Mapped with { Permission = permission }],
        };
        var run = machine.RunEvent(Machines.Unmapping(Iova, Size2M, Guest));
        var observed = ConcreteRuns.Observe(machine, run, machine.Mappings[0].ToWords(), new Address(Iova));
        Assert.That((bool)observed.Ghost.Dirty.IsMarked, Is.EqualTo(isMarked));
    }

    [Test]
    public void Every_revision_marks_on_every_machine_what_the_claims_say() =>
        Property.Holds(
            Gen.Select(Generators.Machine, Gen.OneOf(Enum.GetValues<Revision>()), Gen.OneOf(Enum.GetValues<DirtyTracking>())),
            sample =>
            {
                var (generated, revision, tracking) = sample;
                foreach (var written in generated.DirtiedByDevice)
                {
                    var machine = generated with { DirtyTracking = tracking, DirtiedByDevice = [written] };
                    AssertAgreement(machine, ConcreteRuns.Of(new ModelSubject(revision), machine), written);
                }
            },
            iterations: 200);

    private static void AssertAgreement(MachineDescription machine, MachineRun run, Address written)
    {
        var mapping = machine.Mappings.Single(m => m.Range.Contains(written));
        var observed = ConcreteRuns.Observe(machine, run, mapping.ToWords(), written);
        var guest = machine.Translate(written)!.Value;
        var marked = run.DirtyPages.Concat(run.PagesMarkedOutside).Contains(guest.Value / VtdAddressSpace.PageSize);
        Assert.That((bool)observed.Ghost.Dirty.IsMarked, Is.EqualTo(marked));
    }
}
