using System.Globalization;
using NUnit.Framework;
using VtdVerify.Reporting;
using VtdVerify.Tests.Cli;

namespace VtdVerify.Tests.QemuSource;

/// <summary>The public revisions of the series that the posted patch belongs to, each in the tree that it was made on.</summary>
[Category("EndToEnd")]
[Category("QemuHistory")]
internal sealed class PostedSeriesTests
{
    private const string Page = "docs/series.md";
    private const string Heading = "| v1 to v6 | ";

    /// <summary>From the commit below the first patch to that of the last one. v6 is as it was merged; no public branch has v2.</summary>
    private static readonly IReadOnlyList<(int Revision, string Base, string Tip)> Revisions =
    [
        (1, "6a9fa5ef3230a7d51e0d953a59ee9ef10af705b8", "665f90dac2cc60a4e65d15fc3bb6371e8eb97902"),
        (3, "88b1716a407459c8189473e4667653cb8e4c3df7", "396d822cb8ce6617bbe07afc610269350297ac90"),
        (4, "bc831f37398b51dfe65d99a67bcff9352f84a9d2", "829168ab8a3dcb3ddb6d2d504b5937c6f1fdbf6a"),
        (5, "917ac07f9aef579b9538a81d45f45850aba42906", "2e1bec7f8f08f26584187ad3a4a18df248660609"),
        (6, "ce1e8716801f4f1b5f31fb59e0b221bf0851121b", "0e3c1e2b2b249184d0aed65a022c3f8031afc33f"),
    ];

    [Test]
    public void The_table_is_up_to_date()
    {
        var written = Table([.. Revisions.Select(revision => (revision.Revision, Check(revision)))]);
        var path = Repository.PathOf(Page);
        var lines = File.ReadAllLines(path).ToList();
        var first = lines.FindIndex(line => line.StartsWith(Heading, StringComparison.Ordinal));
        Assert.That(first, Is.Not.Negative, $"{Page} has no table that begins with '{Heading}'");
        var shown = lines.Skip(first).TakeWhile(line => line.StartsWith('|')).ToList();
        if (Environment.GetEnvironmentVariable("VTDVERIFY_WRITE_DOCS") == "1")
        {
            File.WriteAllLines(path, [.. lines.Take(first), .. written, .. lines.Skip(first + shown.Count)]);
            return;
        }

        Assert.That(shown, Is.EqualTo(written), "VTDVERIFY_WRITE_DOCS=1 writes it anew");
    }

    private static (CliRun Run, CheckResult Result) Check((int Revision, string Base, string Tip) one)
    {
        using var folder = new TemporaryFolder();
        var version = string.Create(CultureInfo.InvariantCulture, $"-v{one.Revision}");
        var series = folder.File("series.mbox", QemuHistory.Git("format-patch", "--stdout", "-M", "-n", version, $"{one.Base}..{one.Tip}"));
        var run = QemuHistory.Check(one.Base, series, "--json", "-");
        return (run, ResultJson.Read(run.Output));
    }

    private static List<string> Table(IReadOnlyList<(int Revision, (CliRun Run, CheckResult Result) Check)> all)
    {
        var ids = Whole(all[0].Check.Result).Guarantees.Select(guarantee => guarantee.Id);
        return
        [
            Row("v1 to v6", all.Select(one => string.Create(CultureInfo.InvariantCulture, $"v{one.Revision}"))),
            Row("---", all.Select(_ => "---")),
            Row("patches that change the unmap", all.Select(one => Checked(one.Check.Result))),
            Row("patches that do not", all.Select(one => Passed(one.Check.Result))),
            .. ids.Select(id => Row(id, all.Select(one => Word(Whole(one.Check.Result).Guarantees.Single(g => g.Id == id))))),
            Row("exit code", all.Select(one => one.Check.Run.ExitCode.ToString(CultureInfo.InvariantCulture))),
        ];
    }

    private static string Row(string first, IEnumerable<string> others) => $"| {first} | {string.Join(" | ", others)} |";

    /// <summary>The series as a whole, which is one of the subjects.</summary>
    private static SubjectResult Whole(CheckResult result) => result.Subjects.Single(subject => subject.Name == result.Series!.Whole);

    private static string Checked(CheckResult result) =>
        string.Join(", ", result.Series!.Patches.Where(patch => patch.Outcome == PatchOutcome.Checked).Select(patch => patch.Label));

    private static string Passed(CheckResult result)
    {
        Assert.That(result.Series!.Patches.Select(patch => patch.Outcome), Has.None.EqualTo(PatchOutcome.Unreadable));
        return result.Series.Patches.Count(patch => patch.Outcome == PatchOutcome.NotChecked).ToString(CultureInfo.InvariantCulture);
    }

    private static string Word(GuaranteeResult guarantee) =>
        guarantee.Verdict == VerdictKind.Refuted ? "**refuted**" : guarantee.Verdict.ToString().ToLowerInvariant();
}
