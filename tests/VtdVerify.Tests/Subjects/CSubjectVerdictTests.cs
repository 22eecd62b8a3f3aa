using NUnit.Framework;
using VtdVerify.CSubset;
using VtdVerify.Specs;
using VtdVerify.Specs.Assumptions;
using VtdVerify.Tests.Specs;

namespace VtdVerify.Tests.Subjects;

/// <summary>C functions get the verdicts of the model's revision that they are the same as.</summary>
internal sealed class CSubjectVerdictTests
{
    private const string WrappingKey = ".size = n->end,";
    private const string InclusiveKey = ".size = n->end - n->start,";

    [TestCase("sample-fixed", "fixed")]
    [TestCase("sample-wrapping-key", "v6")]
    public void A_sample_patch_gets_the_verdicts_of_its_revision(string sample, string revision) => Assert.That(
        Proofs.Kinds(Proofs.Of(sample, () => CSources.FromSample(sample))), Is.EqualTo(Proofs.Kinds(Proofs.OfModel(revision))));

    [Test]
    public void A_sample_patch_with_the_right_key_is_proved_in_all() => Assert.That(
        Proofs.Of("sample-fixed", () => CSources.FromSample("sample-fixed")).Select(r => r.Verdict), Has.All.TypeOf<Verdict.Proved>());

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
