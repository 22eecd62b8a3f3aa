using NUnit.Framework;
using VtdVerify.Patches;

namespace VtdVerify.Tests.Patches;

public sealed class UnifiedDiffTests
{
    private static readonly string[] _gitPaths =
    [
        "docs/after.txt", "docs/empty.txt", "docs/fresh.txt", "docs/gone.txt", "docs/größe.txt", "docs/moved.txt", "docs/tail.txt",
        "hw/core/width.c", "logo.bin", "run.sh",
    ];

    private static IReadOnlyList<FileDiff> Kinds => PatchReader.ReadSingle(Fixtures.Own("git-kinds.diff")).Files;

    [Test]
    public void Git_names_every_file_it_touches()
    {
        Assert.That(Kinds.Select(file => file.Path), Is.EqualTo(_gitPaths));
    }

    [Test]
    public void Git_says_what_happens_to_each_file_as_a_whole()
    {
        FileChange[] expected =
        [
            FileChange.Renamed, FileChange.Added, FileChange.Added, FileChange.Deleted, FileChange.Modified, FileChange.Renamed,
            FileChange.Modified, FileChange.Modified, FileChange.Modified, FileChange.ModeOnly,
        ];
        Assert.That(Kinds.Select(file => file.Change), Is.EqualTo(expected));
        Assert.That(Kinds.Where(file => file.IsBinary).Select(file => file.Path), Is.EqualTo(["logo.bin"]));
    }

    [Test]
    public void An_added_file_has_no_old_path_and_a_deleted_one_no_new()
    {
        Assert.That(Kinds[2].OldPath, Is.Null);
        Assert.That(Kinds[3].NewPath, Is.Null);
        Assert.That((Kinds[0].OldPath, Kinds[0].NewPath), Is.EqualTo(("docs/before.txt", "docs/after.txt")));
    }

    [Test]
    public void A_missing_newline_is_marked_on_its_line()
    {
        var lines = Kinds[6].Hunks[0].Lines;

        Assert.That(lines.Select(line => line.EndsWithoutNewline), Is.EqualTo([false, true, true]));
    }

    [Test]
    public void An_encoded_binary_patch_is_passed_over()
    {
        Assert.That(PatchReader.ReadSingle(Fixtures.Own("git-binary.diff")).Files.Single().IsBinary, Is.True);
    }

    [Test]
    public void A_plain_diff_of_two_folders_is_read_relative_to_them()
    {
        var document = PatchReader.ReadSingle(Fixtures.Own("plain.diff"));

        Assert.That((document.Files[0].OldPath, document.Files[0].NewPath), Is.EqualTo(("hw/width.c", "hw/width.c")));
        Assert.That(document.Message, Is.EqualTo("The guest sees 48 bits, and so should the tables."));
    }

    [Test]
    public void A_bare_diff_says_nothing_about_who_posted_it()
    {
        var metadata = Fixtures.Read(Fixtures.Diff).Metadata;

        Assert.That(metadata, Is.EqualTo(PatchMetadata.None));
        Assert.That(metadata.Version, Is.Null);
    }

    [Test]
    public void Each_line_knows_its_numbers_on_both_sides_and_in_the_input()
    {
        var lines = Fixtures.Read(Fixtures.Diff).Files[0].Hunks[0].Lines;

        Assert.That(
            lines.Select(line => (line.Kind, line.OldLine, line.NewLine, line.InputLine)),
            Is.EqualTo(new (HunkLineKind, int?, int?, int?)[]
            {
                (HunkLineKind.Context, 2, 2, 4),
                (HunkLineKind.Removed, 3, null, 5),
                (HunkLineKind.Added, null, 3, 6),
                (HunkLineKind.Context, 4, 4, 7),
            }));
    }

    [Test]
    public void A_hunk_header_gives_numbers_and_heading()
    {
        var hunk = Fixtures.Read(Fixtures.Diff).Files[0].Hunks[0];

        Assert.That(
            (hunk.OldStart, hunk.OldCount, hunk.NewStart, hunk.NewCount, hunk.SectionHeading, hunk.InputLine),
            Is.EqualTo((2, 3, 2, 3, "int width(void)", 3)));
    }

    [Test]
    public void An_entirely_empty_context_line_is_tolerated_and_noted()
    {
        var document = Fixtures.Read("--- a/x\n+++ b/x\n@@ -1,2 +1,3 @@\n a\n\n+b\n");

        Assert.That(document.Files[0].PostImage[0].Lines.Select(line => line.Text), Is.EqualTo(["a", "", "b"]));
        Assert.That(document.Notes, Has.One.Contains("empty context"));
    }

    [Test]
    public void A_diff_whose_own_lines_end_in_crlf_is_read_as_if_in_lf_and_noted()
    {
        var document = Fixtures.Read(Fixtures.Diff.ReplaceLineEndings("\r\n"));

        Assert.That(document.Files[0].PostImage[0].Lines, Is.EqualTo(Fixtures.Read(Fixtures.Diff).Files[0].PostImage[0].Lines));
        Assert.That(document.Notes, Has.One.Contains("CR LF"));
    }

    [Test]
    public void Carriage_returns_inside_a_file_are_kept_when_the_diff_itself_has_none()
    {
        var document = Fixtures.Read("--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\r\n+b\r\n");

        Assert.That(document.Files[0].Hunks[0].Lines.Select(line => line.Text), Is.EqualTo(["a\r", "b\r"]));
        Assert.That(document.Notes, Is.Empty);
    }

    [Test]
    public void A_footer_of_a_list_after_the_diff_is_no_damage()
    {
        Assert.That(Fixtures.Read(Fixtures.Diff + "_______________\nlist mailing list\n").Files, Has.Count.EqualTo(1));
    }

    [Test]
    public void Hunks_whose_distances_differ_are_noted()
    {
        var document = Fixtures.Read("--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+b\n@@ -5 +6 @@\n-c\n+d\n");

        Assert.That(document.Notes, Has.One.Contains("1 and 6"));
    }

    [TestCase("i/hw/x.c", "w/hw/x.c", "hw/x.c", "hw/x.c", TestName = "Mnemonic_prefixes")]
    [TestCase("hw/x.c", "hw/x.c", "hw/x.c", "hw/x.c", TestName = "No_prefixes")]
    [TestCase("../qemu-old/hw/x.c", "../qemu/hw/x.c", "hw/x.c", "hw/x.c", TestName = "Two_trees_next_to_here")]
    [TestCase("/build/x.c.orig", "/build/x.c", "build/x.c", "build/x.c", TestName = "Absolute_names")]
    [TestCase("\"a/t\\ab\\\\.c\"", "\"b/t\\ab\\\\.c\"", "t\ab\\.c", "t\ab\\.c", TestName = "Quoted_names")]
    [TestCase("a/x.c 2026-08-03 09:30:00", "b/x.c 2026-08-03 09:30:00", "x.c", "x.c", TestName = "Dates_without_a_tab")]
    public void Names_are_relative_to_the_tree(string oldName, string newName, string oldPath, string newPath)
    {
        var file = Fixtures.Read($"--- {oldName}\n+++ {newName}\n@@ -1 +1 @@\n-a\n+b\n").Files[0];

        Assert.That((file.OldPath, file.NewPath), Is.EqualTo((oldPath, newPath)));
    }

    [Test]
    public void A_lists_footer_is_no_part_of_the_hunk() =>
        Assert.That(Files("--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+b\n_____\n- list item\n").Single().Hunks[0].Lines, Has.Count.EqualTo(2));

    [Test]
    public void Words_that_look_like_a_plain_header_stand_above_a_diff_of_git()
    {
        var files = Files("---\n--- old\n+++ new\nas above\n\ndiff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+b\n");

        Assert.That(files.Select(file => file.Path), Is.EqualTo(["x"]));
    }

    [TestCase("a/f.c.orig", "b/f.c", "f.c")]
    [TestCase("a/f.c", "b/f.c.new", "f.c")]
    [TestCase("qemu/hw/f.c.orig", "qemu/hw/f.c", "qemu/hw/f.c")]
    public void Two_names_of_one_file_are_one(string old, string @new, string expected)
    {
        var file = Files($"--- {old}\n+++ {@new}\n@@ -1 +1 @@\n-a\n+b\n").Single();

        Assert.That((file.OldPath, file.NewPath), Is.EqualTo((expected, expected)));
    }

    private static IReadOnlyList<FileDiff> Files(string diff)
    {
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(diff));
        return PatchReader.ReadSingle(stream, "diff").Files;
    }
}
