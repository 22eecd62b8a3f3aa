using NUnit.Framework;

namespace VtdVerify.Tests.Patches;

/// <summary>Each kind of damage has one message that names its line.</summary>
public sealed class DamagedDiffTests
{
    private const string Head = "--- a/x\n+++ b/x\n";

    [TestCase(
        "@@ -1,3 +1,3 @@\n a\n-b\n+c\n",
        3,
        "cut short.*3 old and 3 new lines, but it ends after 2 old and 2 new",
        TestName = "Cut_short_at_the_end")]
    [TestCase("@@ -1,3 +1,3 @@\n a\n@@ -9 +9 @@\n-b\n+c\n", 3, "cut short", TestName = "Cut_short_by_the_next_hunk")]
    [TestCase("@@ -1,3 +1,3 @@\n a\ndiff --git a/y b/y\n", 3, "cut short", TestName = "Cut_short_by_the_next_file")]
    [TestCase("@@ -1,3 +1,2 @@\n a\n-- \n2.47.1\n", 3, "cut short", TestName = "Cut_short_by_the_signature")]
    [TestCase("@@ -1,2 +1,2 @@\n a\n-b\n+c\n d\n", 7, "more lines than the 2 old and 2 new", TestName = "Overlong")]
    [TestCase("@@ -1,2 +1,2 @@\n a\n-b\n+c\n+d\n", 7, "more lines than", TestName = "Overlong_by_an_added_line")]
    [TestCase("@@ -1,2 +1,2 @@\n a\n-b\n+c\n\n+d\n", 8, "more lines than", TestName = "Overlong_after_an_empty_line")]
    [TestCase("@@ -1,2 +1,1 @@\n a\n+b\n-c\n", 5, "more new lines than", TestName = "More_new_lines_than_announced")]
    [TestCase("@@ -1,1 +1,2 @@\n a\n-b\n+c\n", 5, "more old lines than", TestName = "More_old_lines_than_announced")]
    [TestCase("@@ -5,1 +5,1 @@\n-a\n+b\n@@ -1,1 +1,1 @@\n-a\n+b\n", 6, "out of order", TestName = "Out_of_order")]
    [TestCase("@@ -5,2 +5,2 @@\n-a\n+b\n c\n@@ -6,1 +6,1 @@\n-c\n+b\n", 7, "overlap", TestName = "Overlapping")]
    [TestCase("@@ -1 +1 @@\n-a\n+b\nprose\n@@ -5 +5 @@\n-a\n+b\n", 6, "text between two hunks", TestName = "Garbage_between_hunks")]
    [TestCase("@@ -1,3 +1,3 @@\n a\n\treturn;\n-b\n+c\n", 5, "blank that marks context was lost", TestName = "A_lost_blank_before_a_tab")]
    [TestCase("@@ -1,3 +1,3 @@\n a\nreturn;\n-b\n+c\n", 5, "begins with 'r'.*wrapped", TestName = "A_wrapped_line")]
    [TestCase(
        "@@ -1,2 +1,2 @@\n-a\n+    a_function_with_a_long_name(its_first_argument, and_its_second,\nthird);\n b\n", 6,
        "the rest of the line above: a mail program wrapped long lines", TestName = "A_long_line_that_was_wrapped")]
    [TestCase("@@ -1,2 +1,2 @@\n-a\n+b\n\u00a0c\n", 6, "a no-break space", TestName = "A_no_break_space_for_the_mark")]
    [TestCase("@@ -1,3 +1,3 @@\n\\ No newline at end of file\n a\n", 4, "must follow a line", TestName = "A_newline_marker_without_a_line")]
    [TestCase("@@ -1,x +1,3 @@\n a\n", 3, "not a hunk header", TestName = "A_count_that_is_no_number")]
    [TestCase("@@ -1,9999999999 +1,3 @@\n a\n", 3, "not a hunk header", TestName = "A_count_beyond_every_file")]
    [TestCase("@@ -0,1 +1,1 @@\n-a\n+b\n", 3, "not a hunk header", TestName = "A_line_zero")]
    [TestCase("", 1, "without hunks", TestName = "A_header_without_hunks")]
    public void Damage_in_hunks_is_located(string hunks, int line, string expected)
    {
        var error = Fixtures.Error(Head + hunks);

        Assert.That(error.Line, Is.EqualTo(line), error.Message);
        Assert.That(error.Problem, Does.Match(expected));
        Assert.That(error.Remedy, Is.Not.Empty);
    }

    [TestCase("diff --git a/x b/x\nindex 1234567..89abcde 100644\n", 1, "without hunks", TestName = "A_git_header_without_hunks")]
    [TestCase(
        "diff --git a/x b/x\nnew file mode 100644\nindex 0000000..89abcde\n",
        1,
        "without hunks",
        TestName = "An_added_file_whose_content_is_missing")]
    [TestCase(
        "diff --git a/x b/y\nold mode 100644\nnew mode 100755\n", 1, "which file", TestName = "A_header_with_two_names_and_no_rename")]
    [TestCase("diff --git a/x b/x\n--- a/x\n", 2, @"without the '\+\+\+' line", TestName = "Half_a_header")]
    [TestCase("--- /dev/null\n+++ /dev/null\n@@ -1 +1 @@\n-a\n+b\n", 1, "both sides", TestName = "No_file_on_either_side")]
    [TestCase("--- a/../../x\n+++ b/../../x\n@@ -1 +1 @@\n-a\n+b\n", 1, "climbs out", TestName = "A_path_that_climbs_out")]
    [TestCase(
        "--- a/x.c\n+++ b/x.c\n@@ -1 +1 @@\n-a\n+\u00a0\u00a0 b\n", 5, "no-break spaces .* where the code is indented",
        TestName = "No_break_spaces_before_code")]
    [TestCase("\u001b[1mdiff --git a/x b/x\u001b[m\n\u001b[1m--- a/x\u001b[m\n", 1, "the diff is coloured", TestName = "Colours")]
    [TestCase("@@ -1 +1 @@\n-a\n+b\n", 1, "before any file header", TestName = "A_hunk_without_a_file")]
    [TestCase("diff --cc x\nindex 1,2..3\n", 1, "combined diff", TestName = "A_merge")]
    [TestCase("*** a/x\n--- b/x\n***************\n*** 1 ****\n", 1, "context diff", TestName = "A_context_diff")]
    [TestCase(
        "--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+b\n-- \n2.39\n\n@@ -5 +5 @@\n-a\n+b\n", 9, "below the signature",
        TestName = "A_hunk_below_the_signature")]
    [TestCase(
        "diff --git a/x.h b/x.h\nold mode 100644\nnew mode 120000\n", 1, "mode 100644 into one of mode 120000",
        TestName = "A_file_that_becomes_a_link")]
    [TestCase(
        "diff --git a/x.h b/x.h\nnew file mode 120000\nindex 0000000..89abcde\n--- /dev/null\n+++ b/x.h\n@@ -0,0 +1 @@\n+y.h\n"
            + "\\ No newline at end of file\n", 1, "mode 120000, which is not a regular file", TestName = "A_link_in_place_of_C")]
    [TestCase(
        "diff --git a/x.h b/x.h\nindex 1234567..89abcde 120000\n--- a/x.h\n+++ b/x.h\n@@ -1 +1 @@\n-a\n+b\n", 1, "not a regular file",
        TestName = "A_change_to_a_link")]
    [TestCase(Fixtures.Diff + Fixtures.Diff, 8, "two diffs", TestName = "The_same_file_twice")]
    public void Damage_around_hunks_is_located(string diff, int line, string expected)
    {
        var error = Fixtures.Error(diff);

        Assert.That(error.Line, Is.EqualTo(line), error.Message);
        Assert.That(error.Problem, Does.Match(expected));
    }
}
