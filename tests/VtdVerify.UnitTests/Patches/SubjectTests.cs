using NUnit.Framework;

namespace VtdVerify.Tests.Patches;

public sealed class SubjectTests
{
    [TestCase("[PATCH] a: b", "a: b", 1, null, null, "")]
    [TestCase("[PATCH v6 6/9] a: b", "a: b", 6, 6, 9, "")]
    [TestCase("[PATCHv2 1/3] a", "a", 2, 1, 3, "")]
    [TestCase("[RFC PATCH 03/12] a", "a", 1, 3, 12, "RFC")]
    [TestCase("[Qemu-devel] [PATCH v3] [RFC] a", "a", 3, null, null, "Qemu-devel RFC")]
    [TestCase("[PULL 4/7] a", "a", null, 4, 7, "PULL")]
    [TestCase("[PULL v2 4/7] a", "a", 2, 4, 7, "PULL")]
    [TestCase("Re: [PATCH v2 1/2] a", "a", 2, 1, 2, "")]
    [TestCase("[v6,6/9] a", "a", 6, 6, 9, "")]
    [TestCase("a: keep [this] here", "a: keep [this] here", null, null, null, "")]
    [TestCase("[PATCH v99999 1/99999999] a", "a", 1, null, null, "v99999 1/99999999")]
    public void A_subject_is_taken_apart(string subject, string title, int? version, int? number, int? total, string prefixes)
    {
        var metadata = Fixtures.Read($"From: a <a@b.invalid>\nSubject: {subject}\n\n{Fixtures.Diff}").Metadata;

        Assert.That(
            (metadata.Subject, metadata.Title, metadata.Version, metadata.Number, metadata.Total, string.Join(' ', metadata.Prefixes)),
            Is.EqualTo((subject, title, version, number, total, prefixes)));
    }
}
