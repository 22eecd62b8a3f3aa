using NUnit.Framework;
using VtdVerify.Reporting;
using VtdVerify.Tests.Native;

namespace VtdVerify.Tests.QemuSource;

/// <summary>AMD's unmap as QEMU has it, in the first release with one and today; compiled code confirms what is refuted.</summary>
[Category("EndToEnd")]
[Category("QemuHistory")]
[Category("Native")]
internal sealed class AmdHistoryTests
{
    private static readonly string[] OfTracking = ["bitmap-fits", "dirty-kept", "exact", "guard"];

    // Nothing is sent for [0, 2^64 - 1], and the tree is emptied.
    private static readonly string[] OfEverything =
        ["complete", "notifiers-independent", "notify-first", "plain-cover", "unmap-only-served"];

    [TestCase("10.2")]
    [TestCase("Feb 2026")]
    public void Tracking_and_the_whole_address_space_are_wrong_and_compiled_code_agrees(string release)
    {
        NativeCode.Compiler();
        var commit = ReleasesPage.Releases.Single(one => one.Name == release).Commit;
        var run = QemuHistory.Check(commit, "--viommu", "amdvi", "--native", "--json", "-");
        Assert.That(run.ExitCode, Is.EqualTo(ExitCodes.Refuted), run.Error);
        var subject = ResultJson.Read(run.Output).Subjects.Single();
        Assert.That(subject.Viommu, Is.EqualTo("amdvi"));
        Assert.That(Of(subject, VerdictKind.Refuted, "default"), Is.EquivalentTo(OfTracking.Concat(OfEverything)));
        Assert.That(Of(subject, VerdictKind.Refuted, "lower"), Is.EquivalentTo(OfTracking.Skip(1)));
        Assert.That(Of(subject, VerdictKind.Refuted, "upper"), Is.EquivalentTo(OfTracking));
        Assert.That(
            subject.Guarantees.SelectMany(guarantee => guarantee.Classes).Select(scopes => scopes.Verdict),
            Is.All.AnyOf(VerdictKind.Proved, VerdictKind.Refuted, VerdictKind.Unknown));

        // Another notifier may have any scope, and that of every address is not served.
        Assert.That(Of(subject, VerdictKind.Unknown, "lower"), Is.EqualTo(["notifiers-independent"]));
        Assert.That(Of(subject, VerdictKind.Unknown, "upper"), Is.EqualTo(["notifiers-independent"]));
        Assert.That(
            string.Join(' ', ResultJson.Read(run.Output).Notes),
            Does.Match(@"agrees with the interpreter on the machines of all (\d+) scenarios, and confirms (\d+) of \2 counterexamples"));
    }

    private static IEnumerable<string> Of(SubjectResult subject, VerdictKind verdict, string scopes) => subject.Guarantees
        .Where(guarantee => guarantee.Classes.Single(one => one.Id == scopes).Verdict == verdict)
        .Select(guarantee => guarantee.Id);
}
