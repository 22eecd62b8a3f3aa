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

    [TestCase(true, false, ExpectedResult = ExitCodes.Undecided)]
    [TestCase(true, true, ExpectedResult = ExitCodes.Holds)]
    [TestCase(false, false, ExpectedResult = ExitCodes.Holds)]
    public int A_patch_that_takes_the_ground_of_a_proof_away_does_not_pass(bool before, bool after)
    {
        var proved = Samples.Guarantee(VerdictKind.Proved);
        var result = Samples.Result(
            Samples.Subject(proved) with { Name = "old", Role = SubjectRole.Shown },
            Samples.Subject(proved) with { Name = "new" }) with
        {
            Gate = Gate.Regressions,
            Assumptions =
            [
                new AssumptionTaken
                {
                    Id = "scope-page-aligned",
                    Sentence = "Scopes are aligned.",
                    Reason = "Sections are.",
                    Guarantees = [proved.Id],
                    OfTree = [new("old", before, "each is"), new("new", after, "memory.h:299 writes into a notifier")],
                },
            ],
        };
        Assert.That(
            Rendered.Plain(console => SummaryView.Write(console, result, allowBounded: false)).Contains("scope-page-aligned was proved"),
            Is.EqualTo(before && !after));
        return ExitCodes.Of(result, allowBounded: false);
    }

    private static SubjectResult Subject(VerdictKind upper) => Samples.Subject(
        Samples.Guarantee(VerdictKind.Refuted) with { Classes = Samples.Classes(VerdictKind.Refuted, VerdictKind.Refuted, upper) });
}
