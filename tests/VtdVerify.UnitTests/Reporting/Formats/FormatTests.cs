using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using NUnit.Framework;
using VtdVerify.Reporting;
using VtdVerify.Reporting.Formats;

namespace VtdVerify.Tests.Reporting.Formats;

/// <summary>What programs that collect findings get.</summary>
public sealed partial class FormatTests
{
    private static readonly string[] Severities = ["info", "minor", "major", "critical", "blocker"];

    private static IEnumerable<string> Names => ReportFormats.All.Select(format => format.Name);

    [Test]
    public void Every_format_that_there_is_can_be_asked_for() => Assert.That(
        ReportFormats.All.Select(format => format.GetType()),
        Is.EquivalentTo(typeof(IReportFormat).Assembly.GetTypes()
            .Where(type => type.IsClass && type.IsAssignableTo(typeof(IReportFormat)))));

    [TestCaseSource(nameof(Names))]
    public void Every_format_writes_every_verdict_and_a_comparison(string name) => Assert.Multiple(() =>
    {
        Assert.That(Written.As(name, Samples.Patch()), Does.EndWith("\n"));
        Assert.That(() => Written.As(name, Samples.Comparison()), Throws.Nothing);
        Assert.That(() => Written.As(name, Samples.Result()), Throws.Nothing);
    });

    [TestCaseSource(nameof(Names))]
    public void What_a_stranger_wrote_moves_no_cursor(string name)
    {
        var hostile = Samples.Patch() with
        {
            Input = Samples.Patch().Input! with { Title = "a\u001b[2Jb\u202e</script>", Subject = "a\u001b[2Jb\nBcc: c@example.org" },
        };

        Assert.That(Written.As(name, hostile), Does.Not.Contain("\u001b").And.Not.Contain("\u202e").And.Not.Contain("\nBcc:"));
    }

    [Test]
    public void In_junit_only_what_holds_passes()
    {
        var suite = XDocument.Parse(Written.As("junit", Samples.Patch())).Root!.Element("testsuite")!;
        var passing = suite.Elements("testcase").Where(test => !test.Elements().Any()).Select(test => (string)test.Attribute("name")!);

        Assert.Multiple(() =>
        {
            Assert.That(passing, Is.EqualTo(["power-of-two"]));
            Assert.That((int)suite.Attribute("tests")!, Is.EqualTo(9));
            Assert.That((int)suite.Attribute("failures")!, Is.EqualTo(2));
            Assert.That((int)suite.Attribute("errors")!, Is.EqualTo(6));
        });
    }

    [Test]
    public void Gitlab_gets_one_entry_a_finding_with_all_that_it_requires()
    {
        var entries = JsonDocument.Parse(Written.As("gitlab", Samples.Patch())).RootElement.EnumerateArray().ToList();

        Assert.That(entries, Has.Count.EqualTo(7));
        Assert.That(entries.Select(entry => entry.GetProperty("fingerprint").GetString()), Is.Unique);
        Assert.That(entries.Select(entry => entry.GetProperty("severity").GetString()).Distinct(), Is.SubsetOf(Severities));
        Assert.That(
            entries.Select(entry => entry.GetProperty("location").GetProperty("lines").GetProperty("begin").GetInt32()), Has.All.Positive);
        Assert.That(entries.Select(entry => entry.GetProperty("description").GetString()), Has.All.Not.Empty);
    }

    [Test]
    public void A_fingerprint_stays_when_lines_move()
    {
        var moved = Samples.Patch();
        var cause = Samples.Cause() with { Line = Samples.Cause().Line! with { Line = 999 } };
        moved = moved with { Subjects = [moved.Subjects[0] with { Causes = [cause] }] };

        Assert.That(Fingerprints(moved), Is.EqualTo(Fingerprints(Samples.Patch())));
    }

    [Test]
    public void Github_gets_a_command_a_finding_on_one_line() => Assert.That(
        Written.As("github", Samples.Patch()).TrimEnd('\n').Split('\n'),
        Has.Exactly(7).Matches<string>(line => Annotation().IsMatch(line)));

    [TestCase(VerdictKind.Proved, "success")]
    [TestCase(VerdictKind.Refuted, "fail")]
    [TestCase(VerdictKind.Unknown, "warning")]
    [TestCase(VerdictKind.ToolError, "warning")]
    public void Patchwork_gets_a_state_and_a_short_description(VerdictKind verdict, string state)
    {
        var check = JsonDocument.Parse(Written.As("patchwork", Samples.Result(Samples.Subject(Samples.Guarantee(verdict))))).RootElement;

        Assert.Multiple(() =>
        {
            Assert.That(check.GetProperty("state").GetString(), Is.EqualTo(state));
            Assert.That(check.GetProperty("context").GetString(), Is.EqualTo("vtdverify"));
            Assert.That(check.GetProperty("target_url").GetString(), Is.EqualTo("https://example.org/report"));
        });
    }

    [Test]
    public void Patchworks_description_is_cut_where_patchwork_cuts() => Assert.That(
        JsonDocument.Parse(Written.As("patchwork", Samples.Patch())).RootElement.GetProperty("description").GetString()!.Length,
        Is.LessThanOrEqualTo(255));

    [Test]
    public void Of_a_series_patchwork_gets_one_check_a_patch()
    {
        var series = Samples.Patch() with
        {
            Series = new SeriesInfo
            {
                Patches =
                [
                    new SeriesPatch
                    {
                        Label = "1/2", Title = "a", MessageId = "a@example.org", Outcome = PatchOutcome.Checked, Subject = "patch",
                    },
                    new SeriesPatch
                    {
                        Label = "2/2", Title = "b", MessageId = "b@example.org", Outcome = PatchOutcome.Unreadable, Reason = "goto",
                    },
                ],
                WholeNote = "not checked",
            },
        };
        var checks = JsonDocument.Parse(Written.As("patchwork", series)).RootElement.EnumerateArray().ToList();

        Assert.That(checks.Select(check => check.GetProperty("message_id").GetString()), Is.EqualTo(["a@example.org", "b@example.org"]));
        Assert.That(
            checks.Select(check => check.GetProperty("check").GetProperty("state").GetString()), Is.EqualTo(["warning", "warning"]));
    }

    private static IEnumerable<string?> Fingerprints(CheckResult result) => JsonDocument.Parse(Written.As("gitlab", result)).RootElement
        .EnumerateArray().Select(entry => entry.GetProperty("fingerprint").GetString());

    [GeneratedRegex(@"^::(error|warning) (file=[^,:]+,line=[0-9]+,(col=[0-9]+,)?)?title=[^,:]+::[^\r\n]+$")]
    private static partial Regex Annotation();
}
