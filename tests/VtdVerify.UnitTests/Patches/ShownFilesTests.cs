using NUnit.Framework;
using VtdVerify.CSubset;
using VtdVerify.Patches;

namespace VtdVerify.Tests.Patches;

/// <summary>What one patch after the other shows of the files.</summary>
public sealed class ShownFilesTests
{
    [Test]
    public void A_patch_shows_what_it_shows_alone()
    {
        var patch = Fixtures.Read(Diff("@@ -2,3 +2,4 @@ int f(void)\n {\n+    one;\n     two;\n }\n"));

        var (alone, shown) = (patch.Files[0].PostImage.Single(), After(patch).Single());

        Assert.That((shown.File, shown.FirstLine, shown.SectionHeading), Is.EqualTo((alone.File, alone.FirstLine, alone.SectionHeading)));
        Assert.That(shown.Lines, Is.EqualTo(alone.Lines));
    }

    [Test]
    public void Lines_below_a_later_hunk_move()
    {
        var shown = After(
            Fixtures.Read(Diff("@@ -20,2 +20,2 @@ int g(void)\n-    old;\n+    new;\n     end;\n")),
            Fixtures.Read(Diff("@@ -5,1 +5,3 @@ int f(void)\n     one;\n+    two;\n+    three;\n")));

        Assert.That(
            shown.Select(segment => (segment.FirstLine, segment.SectionHeading)),
            Is.EqualTo([(5, "int f(void)"), (22, "int g(void)")]));
        Assert.That(shown[1].Lines, Is.EqualTo([new SourceLine("    new;", true), new SourceLine("    end;", false)]));
    }

    [Test]
    public void A_later_patch_replaces_what_an_earlier_one_added()
    {
        var shown = After(
            Fixtures.Read(Diff("@@ -5,2 +5,3 @@ int f(void)\n     one;\n+    wrong;\n     last;\n")),
            Fixtures.Read(Diff("@@ -6,1 +6,1 @@ int f(void)\n-    wrong;\n+    right;\n")));

        Assert.That(shown.Single().Lines.Select(line => line.Text), Is.EqualTo(["    one;", "    right;", "    last;"]));
        Assert.That(shown.Single().SectionHeading, Is.EqualTo("int f(void)"));
    }

    [Test]
    public void A_line_that_was_added_stays_changed_as_context_of_a_later_patch()
    {
        var shown = After(
            Fixtures.Read(Diff("@@ -5,1 +5,2 @@ int f(void)\n     one;\n+    two;\n")),
            Fixtures.Read(Diff("@@ -6,1 +6,2 @@ int f(void)\n     two;\n+    three;\n")));

        Assert.That(shown.Single().Lines.Select(line => line.Changed), Is.EqualTo([false, true, true]));
    }

    [Test]
    public void A_run_that_begins_within_a_hunk_has_no_heading()
    {
        var shown = After(
            Fixtures.Read(Diff("@@ -5,3 +5,3 @@ int f(void)\n     one;\n-    two;\n+    2;\n     three;\n")),
            Fixtures.Read(Diff("@@ -5,1 +4,0 @@ int e(void)\n-    one;\n")));

        Assert.That(shown.Single().SectionHeading, Is.Null);
        Assert.That(shown.Single().FirstLine, Is.EqualTo(5));
    }

    [Test]
    public void A_patch_that_expects_another_line_does_not_fit()
    {
        var first = ShownFiles.Nothing.After(Fixtures.Read(Diff("@@ -5,1 +5,2 @@\n     one;\n+    two;\n")), out _)!;

        Assert.That(first.After(Fixtures.Read(Diff("@@ -6,1 +6,1 @@\n-    zwei;\n+    drei;\n")), out var misfit), Is.Null);
        Assert.That(misfit, Is.EqualTo("hw/core/f.c:6"));
    }

    [Test]
    public void A_renamed_file_keeps_what_was_shown()
    {
        var shown = After(
            Fixtures.Read(Diff("@@ -5,1 +5,2 @@ int f(void)\n     one;\n+    two;\n")),
            Fixtures.Read(
                "diff --git a/hw/core/f.c b/hw/core/g.c\nsimilarity index 99%\nrename from hw/core/f.c\nrename to hw/core/g.c\n"));

        Assert.That(shown.Single().File, Is.EqualTo("hw/core/g.c"));
        Assert.That(shown.Single().Lines, Has.Count.EqualTo(2));
    }

    [Test]
    public void Two_files_may_change_their_names_with_each_other()
    {
        const string Rename = "diff --git a/{0} b/{1}\nsimilarity index 100%\nrename from {0}\nrename to {1}\n";
        var shown = After(
            Fixtures.Read(Diff("@@ -5,1 +5,2 @@ int f(void)\n     one;\n+    two;\n")
                + "--- a/hw/core/g.c\n+++ b/hw/core/g.c\n@@ -1,1 +1,2 @@\n three;\n+four;\n"),
            Fixtures.Read(
                Rename.Replace("{0}", "hw/core/f.c", StringComparison.Ordinal).Replace("{1}", "hw/core/g.c", StringComparison.Ordinal)
                + Rename.Replace("{0}", "hw/core/g.c", StringComparison.Ordinal).Replace("{1}", "hw/core/f.c", StringComparison.Ordinal)));

        Assert.That(shown.Select(segment => (segment.File, segment.FirstLine)), Is.EqualTo([("hw/core/f.c", 1), ("hw/core/g.c", 5)]));
    }

    [Test]
    public void A_deleted_file_is_gone() =>
        Assert.That(
            After(
                Fixtures.Read(Diff("@@ -1,1 +1,2 @@\n one;\n+two;\n")),
                Fixtures.Read(
                    "diff --git a/hw/core/f.c b/hw/core/f.c\ndeleted file mode 100644\n--- a/hw/core/f.c\n+++ /dev/null\n"
                    + "@@ -1,2 +0,0 @@\n-one;\n-two;\n")),
            Is.Empty);

    private static string Diff(string hunks) => $"--- a/hw/core/f.c\n+++ b/hw/core/f.c\n{hunks}";

    private static IReadOnlyList<SourceSegment> After(params PatchDocument[] patches) =>
        patches.Aggregate(ShownFiles.Nothing, (shown, patch) => shown.After(patch, out _)!).Segments;
}
