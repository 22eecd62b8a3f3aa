using CsCheck;
using NUnit.Framework;
using VtdVerify.Model;
using VtdVerify.Specs.Observation;
using VtdVerify.Subjects;
using VtdVerify.Tests.Model;

namespace VtdVerify.Tests.Subjects;

/// <summary>C functions on concrete machines.</summary>
internal sealed class CSubjectRunTests
{
    private static readonly Gen<MachineDescription> AnyTracking =
        from machine in Generators.Machine
        from tracking in Gen.Int[0, 7]
        from migrating in Gen.Bool
        from rule in Gen.OneOf(NotifyRule.Asserts, NotifyRule.Crops)
        select machine with { DirtyTracking = (DirtyTracking)tracking, MigrationIsRunning = migrating, NotifyRule = rule };

    private static readonly MachineDescription OneMapping = Machines.Tracked with
    {
        Notifiers = [NotifierDescription.BelowInterrupts],
        Mappings = [Machines.Map4K(0x1000)],
    };

    [TestCase("sample-fixed", Revision.Fixed)]
    [TestCase("sample-wrapping-key", Revision.V6)]
    public void A_sample_patch_does_on_every_machine_what_its_revision_does(string sample, Revision revision)
    {
        var subject = CSources.FromSample(sample);
        var model = new ModelSubject(revision);
        Property.Holds(
            AnyTracking,
            machine => Assert.That(Effects(ConcreteRuns.Of(subject, machine)), Is.EqualTo(Effects(ConcreteRuns.Of(model, machine)))),
            iterations: 500);
    }

    [Test]
    public void A_function_that_nobody_knows_is_unsupported_where_it_is_called()
    {
        var subject = CSources.Text("""
            static void vtd_address_space_unmap(VTDAddressSpace *as, IOMMUNotifier *n)
            {
                hwaddr start = n->start;

                drop_everything(as, start);
            }
            """);
        using (Assert.EnterMultipleScope())
        {
            var outcome = (MachineOutcome.Unsupported)ConcreteRuns.Of(subject, OneMapping).Outcome;
            Assert.That(outcome.Site.ToString(), Is.EqualTo($"{CSources.File}:5"));
            Assert.That(outcome.Construct, Does.Contain("drop_everything"));
        }
    }

    [TestCase("static void vtd_address_space_unmap(VTDA")]
    [TestCase("static void vtd_address_space_unmap(VTDAddressSpace *vas,")]
    public void A_heading_that_cuts_the_parameters_is_unsupported_and_the_tree_is_asked_for(string heading)
    {
        var cut = CSources.Lines("    if (global_dirty_tracking) {\n        return;\n    }").Single() with { SectionHeading = heading };
        var outcome = ConcreteRuns.Of(CSources.Subject("cut", [cut]), OneMapping).Outcome;
        Assert.That(
            (outcome as MachineOutcome.Unsupported)?.Construct,
            Does.StartWith("the parameters of vtd_address_space_unmap").And.Contain("--qemu"));
    }

    [Test]
    public void Reading_a_mapping_after_its_removal_is_undefined()
    {
        var subject = CSources.Text("""
            static void vtd_address_space_unmap(VTDAddressSpace *as, IOMMUNotifier *n)
            {
                const DMAMap key = { .iova = n->start, .size = n->end - n->start };
                const DMAMap *map = iova_tree_find(as->iova_tree, &key);
                hwaddr gone;

                if (map) {
                    iova_tree_remove(as->iova_tree, *map);
                    gone = map->iova;
                }
            }
            """);
        var outcome = ConcreteRuns.Of(subject, OneMapping).Outcome as MachineOutcome.Undefined;
        Assert.That(outcome?.Site.ToString(), Is.EqualTo($"{CSources.File}:9"));
    }

    [Test]
    public void Handing_over_an_event_that_lacks_a_field_is_undefined()
    {
        var outcome = ConcreteRuns.Of(
            CSources.Text("""
                static void vtd_address_space_unmap(VTDAddressSpace *as, IOMMUNotifier *n)
                {
                    IOMMUTLBEvent event;

                    event.type = IOMMU_NOTIFIER_UNMAP;
                    event.entry.target_as = &address_space_memory;
                    event.entry.iova = n->start;
                    memory_region_notify_iommu_one(n, &event);
                }
                """),
            OneMapping).Outcome;
        Assert.That(outcome, Is.TypeOf<MachineOutcome.Undefined>().With.Property("Rule").Contains("before it is assigned"));
    }

    [Test]
    public void A_search_without_a_key_follows_a_null_pointer() => Assert.That(
        ConcreteRuns.Of(
            CSources.Text("""
                static void vtd_address_space_unmap(VTDAddressSpace *as, IOMMUNotifier *n)
                {
                    iova_tree_find(as->iova_tree, NULL);
                }
                """),
            OneMapping).Outcome,
        Is.TypeOf<MachineOutcome.Undefined>().With.Property("Rule").Contains("null"));

    [Test]
    public void The_plain_path_in_c_does_what_the_model_does()
    {
        var subject = CSources.Text("""
            static void vtd_address_space_unmap(VTDAddressSpace *as, IOMMUNotifier *n)
            {
                hwaddr last = VTD_ADDRESS_SIZE(as->iommu_state->aw_bits) - 1;
                hwaddr next = n->start;
                hwaddr left;
                DMAMap all;

                if (n->end < last) {
                    last = n->end;
                }
                all.iova = next;
                all.size = last - next;
                if (migration_is_running()) {
                    trace_vtd_whole_scope(next, last);
                }
                for (left = last - next + 1; left >= VTD_PAGE_SIZE;) {
                    IOMMUTLBEvent event;
                    uint64_t mask = dma_aligned_pow2_mask(next, last, as->iommu_state->aw_bits);

                    event.type = IOMMU_NOTIFIER_UNMAP;
                    event.entry.target_as = &address_space_memory;
                    event.entry.iova = next;
                    event.entry.translated_addr = 0;
                    event.entry.addr_mask = mask;
                    event.entry.perm = IOMMU_NONE;
                    memory_region_notify_iommu_one(n, &event);
                    next += mask + 1;
                    left -= mask + 1;
                }
                iova_tree_remove(as->iova_tree, all);
            }
            """);
        var model = new ModelSubject(Revision.Base);
        using (Assert.EnterMultipleScope())
        {
            Property.Holds(
                AnyTracking,
                machine => Assert.That(Effects(ConcreteRuns.Of(subject, machine)), Is.EqualTo(Effects(ConcreteRuns.Of(model, machine)))),
                iterations: 200);
            Assert.That(subject.IgnoredCalls(OneMapping).Select(c => c.ToString()), Is.EqualTo([$"{CSources.File}:14"]));
        }
    }

    private static string Effects(MachineRun run) => string.Join(
        '\n',
        [
            run.Outcome.GetType().Name,
            .. run.Events.Select(e => $"{e.Event} {e.Fate} {e.Delivered} {e.BackedExactly}"),
            .. run.Removals.Select(r => $"{r.Range}"),
            .. run.TreeAfter.Select(m => $"{m}"),
        ]);
}
