using NUnit.Framework;
using VtdVerify.Patches;

namespace VtdVerify.Tests.Patches;

/// <summary>The posted patch itself, which is not part of this repository.</summary>
[Category("Shared")]
public sealed class SeedPatchTests
{
    [Test]
    public void The_posted_patch_says_who_posted_what()
    {
        var metadata = Read().Metadata;

        Assert.That(
            (metadata.MessageId, metadata.SeriesName, metadata.Version, metadata.Number, metadata.Total, metadata.AuthorAddress),
            Is.EqualTo((
                "20251218062643.624796-7-zhenzhong.duan@intel.com",
                "vfio: relax the vIOMMU check",
                6,
                6,
                9,
                "zhenzhong.duan@intel.com")));
        Assert.That(metadata.Subject, Does.StartWith("[PATCH v6 6/9] ").And.EndWith(" legacy VFIO backend"));
        Assert.That(metadata.Date, Is.EqualTo(new DateTimeOffset(2025, 12, 18, 6, 26, 27, TimeSpan.Zero)));
    }

    [Test]
    public void The_posted_patch_has_two_segments_with_a_gap()
    {
        var file = Read().Files.Single();

        Assert.That(file.Path, Is.EqualTo("hw/i386/intel_iommu.c"));
        Assert.That(file.PostImage.Select(segment => (segment.FirstLine, segment.Lines.Count)), Is.EqualTo([(4764, 43), (4810, 11)]));
        Assert.That(file.PostImage.Sum(segment => segment.Lines.Count(line => line.Changed)), Is.EqualTo(42));
    }

    private static PatchDocument Read() => PatchReader.ReadSingle(Repository.SharedFile("patches/patchwork-2175431.txt"));
}
