using System.Text.RegularExpressions;
using NUnit.Framework;
using Snapshooter.NUnit;
using VtdVerify.Reporting;
using VtdVerify.Tests.Reporting;

namespace VtdVerify.Tests.Cli;

/// <summary>`check` without a patch.</summary>
[Category("EndToEnd")]
public sealed partial class ComparisonTests
{
    private CliRun run = null!;
    private string json = null!;

    [OneTimeSetUp]
    public void Check()
    {
        using var folder = new TemporaryFolder();
        run = CliRun.Of("check", "--json", folder["result.json"]);
        json = File.ReadAllText(folder["result.json"]);
    }

    [Test]
    public void What_ships_holds() => Assert.That((run.ExitCode, run.Error), Is.EqualTo((ExitCodes.Holds, string.Empty)));

    [Test]
    public void Only_what_ships_is_judged() =>
        Assert.That(
            ResultJson.Read(json).Subjects.Select(subject => (subject.Name, subject.Role)),
            Is.EqualTo(
            [
                ("base", SubjectRole.Shown), ("v1", SubjectRole.Shown), ("v5", SubjectRole.Shown), ("v6", SubjectRole.Shown),
                ("fixed", SubjectRole.Shown), ("hardened", SubjectRole.Checked),
            ]));

    [Test]
    public void What_decides_in_the_model_is_named_by_file_and_in_words()
    {
        var decided = ResultJson.Read(json).Subjects.SelectMany(subject => subject.Guarantees).SelectMany(one => one.Obligations)
            .Select(obligation => obligation.Counterexample?.DecidedAt).OfType<ShownLine>().ToList();

        Assert.That(decided, Is.Not.Empty);
        Assert.That(decided.Select(line => (line.File, line.Line, line.Column)), Has.All.EqualTo(
            ("src/VtdVerify.Model/VtdAddressSpace.cs", (int?)null, (int?)null)));
        Assert.That(decided.Select(line => line.Text), Does.Contain("the removal of one mapping"));
    }

    [TestCase("v6", "complete/nothing-left", "legacy VFIO still maps 0xfef00000 (4K): the device keeps its access to guest memory at 0x0")]
    [TestCase("v6", "outside-untouched/not-removed", "the tree has no record of 0x2000 (4K) -> 0x0 any more, and its UNMAP reached nobody")]
    [TestCase(
        "fixed", "notifiers-independent/takes-nothing",
        "behind the other notifier, after its own unmap, legacy VFIO still maps 0x0 (4K): the device keeps its access to guest memory at "
        + "0x0")]
    [TestCase("base", "bitmap-fits/legacy-limit", "legacy VFIO refuses the UNMAP of 16T at 0x100000000000 with E2BIG")]
    [TestCase("base", "bitmap-fits/legacy-limit", "the running migration fails with E2BIG")]
    public void What_a_run_left_behind_is_said(string revision, string obligation, string left)
    {
        var shown = ResultJson.Read(json).Subjects.Single(subject => subject.Name == revision).Guarantees
            .SelectMany(guarantee => guarantee.Obligations).First(one => one.Id == obligation);

        Assert.That(shown.Counterexample!.Afterwards, Does.Contain(left));
    }

    [Test]
    public async Task The_json_follows_the_schema() => Assert.That(await Schema.Faults(json), Is.Empty);

    [Test]
    public void The_comparison_reads_like_this() => Snapshot.Match(Scrub(run.Output));

    [Test]
    public void The_verdicts_are_these() => Snapshot.Match(string.Concat(
        from subject in ResultJson.Read(json).Subjects
        from guarantee in subject.Guarantees
        let classes = string.Join(", ", guarantee.Classes.Select(one => $"{one.Id} {one.Verdict}"))
        select $"{subject.Name} {guarantee.Id}: {classes}\n"));

    // Which machine the solver finds may change with its version; that it finds one may not.
    private static string Scrub(string text)
    {
        var scrubbed = Times().Replace(Versions().Replace(text, "VtdVerify X with Y"), "time: T");
        return Reasons().Replace(scrubbed, match => $"{match.Groups["start"].Value}...");
    }

    [GeneratedRegex("^VtdVerify .* with .*$", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Versions();

    [GeneratedRegex("^time: .*$", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Times();

    // As much of a reason as names no address.
    [GeneratedRegex(
        @"^(?<start>  (base|v\d|fixed) +[a-z-]+ +\S.{13}).*$",
        RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Reasons();
}
