using NUnit.Framework;
using VtdVerify.Specs;

namespace VtdVerify.Tests.Specs;

/// <summary>
/// Code that looks at what a mapping translates to: a page walk gives no address that is not aligned, or beyond the width.
/// </summary>
[Category("Proof")]
[Parallelizable(ParallelScope.Children)]
internal sealed class TranslatedAddressTests
{
    private const string Notify = "memory_region_notify_iommu_one(nt, &gone);";

    [TestCase("!(found->translated_addr & found->size)")]
    [TestCase("found->translated_addr < (1ULL << vas->iommu_state->aw_bits)")]
    [TestCase("!(found->translated_addr & 0xfff)")]
    public void What_no_page_walk_gives_refutes_nothing(string condition)
    {
        var verdict = Decide(condition);
        Assert.That(verdict, Is.TypeOf<Verdict.Unknown>().With.Property("Reason").Contains("translates to"));
    }

    [TestCase("found->translated_addr != 0x7000")]
    [TestCase("!(found->translated_addr & 0x1000)")]
    [TestCase("found->translated_addr < (1ULL << 38)")]
    [TestCase("found->size != 0x1fffff || !(found->translated_addr & 0x200000)")]
    public void What_a_page_walk_gives_does(string condition) => Assert.That(Decide(condition), Is.TypeOf<Verdict.Refuted>());

    private static Verdict Decide(string condition) =>
        Proofs.OfEditedSample("no-abort", (Notify, $"        assert({condition});\n        {Notify}"));
}
