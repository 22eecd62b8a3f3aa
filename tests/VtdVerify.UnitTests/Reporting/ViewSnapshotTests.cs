using NUnit.Framework;
using Snapshooter.NUnit;
using VtdVerify.Reporting;
using VtdVerify.Reporting.Rendering;

namespace VtdVerify.Tests.Reporting;

public class ViewSnapshotTests
{
    [Test]
    public void The_report_on_a_patch_reads_like_this() =>
        Snapshot.Match(Rendered.Plain(console => PatchView.Write(console, Samples.Patch(), allowBounded: false)));

    [Test]
    public void The_report_on_a_patch_in_80_columns_without_unicode_reads_like_this() =>
        Snapshot.Match(
            Rendered.Plain(console => PatchView.Write(console, Samples.Patch(), allowBounded: false), width: 80, unicode: false));

    [Test]
    public void The_summary_of_a_patch_reads_like_this() =>
        Snapshot.Match(Rendered.Plain(console => SummaryView.Write(console, Samples.Patch(), allowBounded: false)));

    [Test]
    public void The_summary_of_a_patch_in_80_columns_without_unicode_reads_like_this() =>
        Snapshot.Match(
            Rendered.Plain(console => SummaryView.Write(console, Samples.Patch(), allowBounded: false), width: 80, unicode: false));

    [Test]
    public void The_comparison_of_revisions_reads_like_this() =>
        Snapshot.Match(Rendered.Plain(console => MatrixView.Write(console, Samples.Comparison(), allowBounded: false)));

    [Test]
    public void The_lists_read_like_this() =>
        Snapshot.Match(
            Rendered.Plain(console => ListView.Write(console, [Guarantees(), new Listing("Assumptions", ["id", "sentence"], [])])));

    [Test]
    public void The_witnesses_read_like_this() =>
        Snapshot.Match(Rendered.Plain(console => WitnessView.Write(console, Samples.Witnesses())));

    [Test]
    public void The_json_of_a_patch_reads_like_this() => Snapshot.Match(ResultJson.Write(Samples.Patch()));

    private static Listing Guarantees() => new(
        "Guarantees",
        ["id", "kind", "sentence", "source"],
        [
            [
                "complete",
                "stated",
                "on return no mapping inside the scope [0xfef00000, 0xffffffffffffffff] is left in the tree, and each got an UNMAP",
                "the patch's text",
            ],
            ["outside-untouched", "kept", "a mapping outside the scope is neither notified nor removed", "the code before the patch"],
        ]);
}
