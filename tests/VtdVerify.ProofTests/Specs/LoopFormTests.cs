using NUnit.Framework;
using VtdVerify.Specs;
using VtdVerify.Specs.Guarantees;
using VtdVerify.Tests.Subjects;

namespace VtdVerify.Tests.Specs;

/// <summary>The plain path's loop in the forms that people write it in, right and wrong.</summary>
[Category("Proof")]
internal sealed class LoopFormTests
{
    private const string Tell = """
        mask = dma_aligned_pow2_mask(at, last, s->aw_bits);
        event.type = IOMMU_NOTIFIER_UNMAP;
        event.entry.target_as = &address_space_memory;
        event.entry.iova = at;
        event.entry.addr_mask = mask;
        event.entry.perm = IOMMU_NONE;
        event.entry.translated_addr = 0;
        memory_region_notify_iommu_one(n, &event);
        """;

    [TestCase("while (at <= last) { TELL at += mask + 1; }")]
    [TestCase("do { TELL at += mask + 1; } while (at <= last);")]
    [TestCase("while (at != last + 1) { TELL at += mask + 1; }")]
    [TestCase("for (;;) { TELL if (last - at == mask) { break; } at += mask + 1; }")]
    [TestCase("for (hwaddr rest = last - at + 1; rest; rest -= mask + 1) { TELL at += mask + 1; }")]
    public void Blocks_up_to_the_last_address_cover_the_scope_and_end(string loop)
    {
        Assert.That(Decide(new PlainCover(), loop), Is.TypeOf<Verdict.Proved>());
        Assert.That(Decide(new Terminates(), loop), Is.TypeOf<Verdict.Proved>());
    }

    // No run of two turns that returns is wrong.
    [TestCase("while (at < last) { TELL at += mask; }")]
    [TestCase("do { TELL at += mask + 2; } while (at <= last);")]
    public void Blocks_that_overlap_or_leave_a_gap_are_not_proved(string loop) =>
        Assert.That(Decide(new PlainCover(), loop), Is.Not.TypeOf<Verdict.Proved>());

    [TestCase("for (;;) { TELL if (last - at >= mask) { break; } at += mask + 1; }")]
    [TestCase("while (at <= last) { TELL at += (mask + 1) * 2; }")]
    public void Blocks_that_leave_something_out_do_not(string loop) =>
        Assert.That(Decide(new PlainCover(), loop), Is.TypeOf<Verdict.Refuted>());

    [TestCase("int k; for (k = 0; k < 1000; k++) { }", true)]
    [TestCase("int k; for (k = 1000; k > -1000; k--) { }", true)]
    [TestCase("int k; for (k = 0; k < 1000; k += k < 900 ? 1 : -1) { }", false)]
    [TestCase("int k; for (k = 0; k != 1001; k += 2) { }", false)]
    public void A_signed_counter_leads_to_an_end_as_an_unsigned_one_does(string loop, bool isProved) =>
        Assert.That(Decide(new Terminates(), loop) is Verdict.Proved, Is.EqualTo(isProved));

    private static Verdict Decide(IGuarantee guarantee, string loop) => Proofs.Decide(
        CSources.Text($$"""
            static void vtd_address_space_unmap(VTDAddressSpace *as, IOMMUNotifier *n)
            {
                IntelIOMMUState *s = as->iommu_state;
                hwaddr at = n->start;
                hwaddr last = MIN(n->end, (1ULL << s->aw_bits) - 1);
                hwaddr mask;
                IOMMUTLBEvent event;

                {{loop.Replace("TELL", Tell, StringComparison.Ordinal)}}
            }
            """),
        guarantee);
}
