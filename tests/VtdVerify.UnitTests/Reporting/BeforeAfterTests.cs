using NUnit.Framework;
using VtdVerify.Reporting;
using VtdVerify.Reporting.Rendering;

namespace VtdVerify.Tests.Reporting;

/// <summary>What the short report says of the code before a patch.</summary>
internal sealed class BeforeAfterTests
{
    [Test]
    public void What_a_patch_breaks_for_one_scope_alone_is_said_in_the_table()
    {
        var before = Subject(VerdictKind.Proved) with { Role = SubjectRole.Shown };
        var result = Samples.Result(before, Subject(VerdictKind.Refuted)) with { Gate = Gate.Regressions };
        using (Assert.EnterMultipleScope())
        {
            Assert.That(ExitCodes.Of(result, allowBounded: false), Is.EqualTo(ExitCodes.Refuted));
            Assert.That(Rendered.Plain(console => SummaryView.Write(console, result, allowBounded: false)), Does.Contain("breaks upper"));
        }
    }

    private static SubjectResult Subject(VerdictKind upper) => Samples.Subject(
        Samples.Guarantee(VerdictKind.Refuted) with { Classes = Samples.Classes(VerdictKind.Refuted, VerdictKind.Refuted, upper) });
}
