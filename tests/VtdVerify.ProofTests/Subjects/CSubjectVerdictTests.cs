using NUnit.Framework;
using VtdVerify.CSubset;
using VtdVerify.Specs;
using VtdVerify.Specs.Assumptions;
using VtdVerify.Tests.Specs;

namespace VtdVerify.Tests.Subjects;

/// <summary>C functions get the verdicts of the model's revision that they are the same as.</summary>
[Category("Proof")]
internal sealed class CSubjectVerdictTests
{
    private const string PlainPath = """
        static void vtd_address_space_unmap(VTDAddressSpace *as, IOMMUNotifier *n)
        {
            hwaddr last = MIN(n->end, VTD_ADDRESS_SIZE(as->iommu_state->aw_bits) - 1);
            hwaddr NEXT = n->start;
            hwaddr REMAINING = last - NEXT + 1;
            DMAMap all = { .iova = NEXT, .size = last - NEXT };

            assert(NEXT <= last);
            while (REMAINING >= VTD_PAGE_SIZE) {
                uint64_t mask = dma_aligned_pow2_mask(NEXT, last, as->iommu_state->aw_bits);
                IOMMUTLBEvent event = {
                    .type = IOMMU_NOTIFIER_UNMAP,
                    .entry = { .target_as = &address_space_memory, .iova = NEXT, .addr_mask = mask, .perm = IOMMU_NONE },
                };

                memory_region_notify_iommu_one(n, &event);
                NEXT += mask + 1;
                REMAINING -= mask + 1;
            }
            assert(!REMAINING);
            iova_tree_remove(as->iova_tree, all);
        }
        """;

    private const string WrappingKey = ".size = n->end,";
    private const string InclusiveKey = ".size = n->end - n->start,";

    [TestCase("sample-fixed", "fixed")]
    [TestCase("sample-wrapping-key", "v6")]
    public void A_sample_patch_gets_the_verdicts_of_its_revision(string sample, string revision) => Assert.That(
        Proofs.Kinds(Proofs.Of(sample, () => CSources.FromSample(sample))), Is.EqualTo(Proofs.Kinds(Proofs.OfModel(revision))));

    [Test]
    public void A_sample_patch_with_the_right_key_breaks_only_what_goes_by_the_tree() => Assert.That(
        Proofs.Of("sample-fixed", () => CSources.FromSample("sample-fixed")).Where(r => r.Verdict is not Verdict.Proved)
            .Select(r => r.Guarantee.Id).Distinct(),
        Is.EquivalentTo(["notifiers-independent", "unmap-only-served"]));

    /// <summary>What remains is called so that it comes first in every order of names.</summary>
    [TestCase("amount", "next")]
    [TestCase("remaining", "next")]
    public void The_plain_path_in_c_is_proved_whatever_its_variables_are_called(string remaining, string next)
    {
        var text = PlainPath.Replace("REMAINING", remaining, StringComparison.Ordinal).Replace("NEXT", next, StringComparison.Ordinal);
        var results = Proofs.Of($"plain path, {remaining}", () => CSources.Text(text));
        Assert.That(Proofs.Kinds(results), Is.EqualTo(Proofs.Kinds(Proofs.OfModel("base"))));
    }

    [Test]
    public void A_counterexample_names_the_line_of_the_patched_file()
    {
        var results = Proofs.Of("sample-wrapping-key", () => CSources.FromSample("sample-wrapping-key"));
        var refuted = (Verdict.Refuted)Proofs.Worst(results, "complete", ScopeClass.Every);
        Assert.That(refuted.Counterexample.Site?.ToString(), Does.Match(@"^hw/i386/intel_iommu\.c:18\d\d$"));
    }

    [Test]
    [Category("Shared")]
    public void The_posted_patch_gets_the_verdicts_of_v6()
    {
        var segments = CSources.Posted();
        Assert.That(
            Proofs.Kinds(Proofs.Of("posted", () => CSources.Subject("posted", segments))), Is.EqualTo(Proofs.Kinds(Proofs.OfModel("v6"))));
    }

    [Test]
    [Category("Shared")]
    public void The_posted_patch_with_an_inclusive_size_in_its_key_gets_the_verdicts_of_the_fixed_revision()
    {
        var segments = CSources.Posted().Select(s => s with { Lines = [.. s.Lines.Select(Repaired)] }).ToList();
        Assert.That(segments.Sum(s => s.Lines.Count(l => l.Text.Contains(InclusiveKey, StringComparison.Ordinal))), Is.EqualTo(1));
        Assert.That(
            Proofs.Kinds(Proofs.Of("posted, repaired", () => CSources.Subject("posted", segments))),
            Is.EqualTo(Proofs.Kinds(Proofs.OfModel("fixed"))));
    }

    private static SourceLine Repaired(SourceLine line) =>
        line with { Text = line.Text.Replace(WrappingKey, InclusiveKey, StringComparison.Ordinal) };
}
