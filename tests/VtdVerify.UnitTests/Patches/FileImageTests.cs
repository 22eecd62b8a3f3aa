using NUnit.Framework;
using VtdVerify.CSubset;
using VtdVerify.Patches;

namespace VtdVerify.Tests.Patches;

public sealed class FileImageTests
{
    [Test]
    public void The_image_after_the_patch_holds_added_lines_marked_and_no_removed_ones()
    {
        var segment = Fixtures.Read(Fixtures.Diff).Files[0].PostImage.Single();

        Assert.That((segment.File, segment.FirstLine, segment.SectionHeading), Is.EqualTo(("hw/core/width.c", 2, "int width(void)")));
        Assert.That(
            segment.Lines,
            Is.EqualTo([new SourceLine("{", false), new SourceLine("    return 48;", true), new SourceLine("}", false)]));
    }

    [Test]
    public void The_image_before_the_patch_holds_removed_lines_marked()
    {
        var segment = Fixtures.Read(Fixtures.Diff).Files[0].PreImage.Single();

        Assert.That(
            segment.Lines,
            Is.EqualTo([new SourceLine("{", false), new SourceLine("    return 39;", true), new SourceLine("}", false)]));
    }

    [Test]
    public void Hunks_with_a_gap_are_two_segments()
    {
        var segments = PatchReader.ReadSingle(Fixtures.Sample("sample-fixed.patch")).Files[0].PostImage;

        Assert.That(segments.Select(segment => (segment.FirstLine, segment.Lines.Count)), Is.EqualTo([(1874, 37), (1913, 11)]));
    }

    [Test]
    public void Hunks_that_touch_are_one_segment_with_the_first_heading()
    {
        var file = Fixtures.Read("--- a/x\n+++ b/x\n@@ -1 +1,2 @@ first\n a\n+b\n@@ -2 +3 @@ second\n-c\n+d\n").Files[0];

        Assert.That(file.PostImage.Single().Lines.Select(line => line.Text), Is.EqualTo(["a", "b", "d"]));
        Assert.That(file.PostImage.Single().SectionHeading, Is.EqualTo("first"));
        Assert.That(file.PreImage.Single().Lines.Select(line => line.Text), Is.EqualTo(["a", "c"]));
    }

    [Test]
    public void A_hunk_that_only_removes_leaves_a_place_without_lines_after_the_patch()
    {
        var file = Fixtures.Read("--- a/x\n+++ b/x\n@@ -4,2 +3,0 @@\n-a\n-b\n").Files[0];

        Assert.That(file.PostImage.Single().Lines, Is.Empty);
        Assert.That(file.PostImage.Single().Absent, Is.EqualTo([new AbsentLine(4, "a"), new AbsentLine(4, "b")]));
        Assert.That(file.PreImage.Single().FirstLine, Is.EqualTo(4));
    }

    [Test]
    public void A_hunk_that_only_adds_starts_after_the_line_its_header_names()
    {
        var hunk = Fixtures.Read("--- a/x\n+++ b/x\n@@ -4,0 +5,2 @@\n+a\n+b\n").Files[0];

        Assert.That(hunk.PostImage.Single().FirstLine, Is.EqualTo(5));
        Assert.That(hunk.PreImage.Single().Lines, Is.Empty);
    }

    [Test]
    public void A_deleted_file_has_only_an_image_before()
    {
        var file = Fixtures.Read("--- a/x\n+++ /dev/null\n@@ -1 +0,0 @@\n-a\n").Files[0];

        Assert.That((file.Change, file.PostImage.Count, file.PreImage.Count), Is.EqualTo((FileChange.Deleted, 0, 1)));
    }
}
