using NUnit.Framework;
using VtdVerify.QemuSource;
using VtdVerify.QemuSource.Placing;

namespace VtdVerify.Tests.QemuSource;

/// <summary>Where the hunks of a patch find their place in a tree that has drifted.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class PlacingTests : IDisposable
{
    private readonly MiniTree mini = new();

    public void Dispose() => mini.Dispose();

    [Test]
    public void A_new_function_is_placed_though_its_upper_context_is_gone()
    {
        var lines = Lines(Place(Diffs.Tracked));
        var added = lines.IndexOf("static void vtd_drain(VTDAddressSpace *vas, IOMMUNotifier *nt)");
        Assert.That(lines.IndexOf("/* One notifier loses its whole scope. */"), Is.EqualTo(added + 22));
    }

    [Test]
    public void A_hunk_finds_its_place_inside_the_function_that_it_names()
    {
        mini.Replace(MiniTree.Unmap, "#include <stdint.h>\n", "#include <stdint.h>\n\n/* What came in between. */\n#define DRIFT 1\n");
        var function = Place(Diffs.Tracked).After.Read(MiniTree.Unmap).Function("vtd_address_space_unmap")!;
        Assert.That((function.Changed, function.Text), Is.EqualTo((true, function.Text)));
        Assert.That(function.Text, Does.Contain("DMAMap all;\n\n    if (global_dirty_tracking) {\n        vtd_drain(vas, nt);"));
    }

    [Test]
    public void Changed_lines_are_known_as_the_patchs_own()
    {
        var file = Place(Diffs.Tracked).After.Read(MiniTree.Unmap);
        Assert.That(file.Lines.Count(line => line.Changed), Is.EqualTo(27));
        Assert.That(file.Function("vtd_scope_is_low")!.Changed, Is.False);
    }

    [Test]
    public void Context_at_the_edges_may_differ_by_two_lines()
    {
        mini.Replace(MiniTree.Unmap, "    hwaddr amount;\n    DMAMap all;\n", "    uint64_t amount;\n    DMAMap all;\n");
        Assert.That(Lines(Place(Diffs.Tracked)), Does.Contain("        vtd_drain(vas, nt);"));
    }

    [Test]
    public void A_hunk_without_a_place_is_refused_and_quoted()
    {
        mini.Replace(MiniTree.Unmap, "    assert(at <= edge);\n    amount = edge - at + 1;\n", "    amount = edge - at + 1;\n")
            .Replace(MiniTree.Unmap, "    hwaddr amount;\n    DMAMap all;\n", "    DMAMap all;\n    hwaddr amount;\n");
        var refusal = Refusal(Diffs.Tracked);
        Assert.That(refusal.Problem, Does.Contain("fits nowhere in hw/i386/intel_iommu.c"));
        Assert.That(refusal.Quote, Does.StartWith("@@ -60,6 +82,11 @@").And.Contain("\n+    if (global_dirty_tracking) {\n"));
    }

    [Test]
    public void A_hunk_with_two_places_in_its_function_is_refused()
    {
        var diff = Diffs.Change(
            "vtd_two_alike", "    if (nt->start) { ", "        nt->iommu_idx = 1;", "        nt->iommu_idx = 3;", "    }");
        Assert.That(Refusal(diff).Problem, Does.Match("fits in several places, at lines [0-9]+, [0-9]+"));
    }

    [Test]
    public void What_stands_in_another_function_is_no_place_where_git_refuses_it()
    {
        var diff = Diffs.Change(
            "vtd_two_alike", "    if (!nt->start) { ", "        low = true;", "        low = false;", "    }");
        Assert.That(Refusal(diff).Problem, Does.Contain("fits nowhere"));
    }

    [Test]
    public void A_function_that_the_tree_lacks_is_named()
    {
        var diff = Diffs.Change("vtd_absent", "    if (nt) {", "        a = 1;", "        a = 2;", "    }");
        Assert.That(Refusal(diff).Problem, Does.Contain("changes vtd_absent, which is not defined exactly once"));
    }

    [Test]
    public void A_patch_that_the_tree_has_already_is_recognised_and_can_be_taken_back()
    {
        var placed = Place(Diffs.Tracked);
        var again = PlacedPatch.In(placed.After, MiniTree.Patch(Diffs.Tracked));
        Assert.That((again.WasThere, again.Notes), Is.EqualTo((true, again.Notes)));
        Assert.That(again.Notes, Has.One.Contains("has the patch already"));
        Assert.That(Texts(again.Before), Is.EqualTo(Texts(placed.Before)));
    }

    [Test]
    public void A_tree_with_a_part_of_the_patch_is_refused()
    {
        var guard = Diffs.Header + Diffs.Tracked[Diffs.Tracked.IndexOf("@@ -60,6", StringComparison.Ordinal)..];
        var half = Place(guard).After;
        Assert.That(
            () => PlacedPatch.In(half, MiniTree.Patch(Diffs.Tracked)),
            Throws.TypeOf<TreeException>().With.Message.Contains("a part of the patch already"));
    }

    [Test]
    public void A_new_function_that_the_tree_has_with_another_text_is_refused()
    {
        mini.Replace(MiniTree.Unmap, "/* Nothing to see here. */", "static void vtd_drain(VTDAddressSpace *vas)\n{\n}\n");
        Assert.That(Refusal(Diffs.Tracked).Problem, Does.Contain("adds vtd_drain, which stands at hw/i386/intel_iommu.c:10 already"));
    }

    [Test]
    public void Another_file_of_the_same_name_is_no_place()
    {
        mini.Move(MiniTree.Unmap, "hw/i386/vtd/intel_iommu.c");
        Assert.That(
            Refusal(Diffs.Tracked).Problem,
            Is.EqualTo("the tree has no file hw/i386/intel_iommu.c; hw/i386/vtd/intel_iommu.c is another file"));
    }

    [Test]
    public void A_file_that_the_unmap_is_not_read_from_is_passed_over_whatever_is_in_it()
    {
        mini.Write("hw/net/card.c", "int card;\n");
        var other = "--- a/hw/net/card.c\n+++ b/hw/net/card.c\n@@ -1 +1 @@\n-int another;\n+int one;\n"
            + "--- a/hw/net/gone.c\n+++ b/hw/net/gone.c\n@@ -1 +1 @@\n-int another;\n+int one;\n";
        var placed = Place(other + Diffs.Tracked);
        Assert.That(placed.Notes, Is.EqualTo([
            "A hunk of the patch fits nowhere in hw/net/card.c. The unmap is not read from hw/net/card.c: it was passed over.",
            "The tree has no file hw/net/gone.c. The unmap is not read from hw/net/gone.c: it was passed over.",
        ]));
        Assert.That(placed.After.Read(MiniTree.Unmap).Function("vtd_drain"), Is.Not.Null);
    }

    [Test]
    public void A_file_that_has_the_patch_already_is_passed_over_where_the_unmap_is_not_read_from_it()
    {
        mini.Write("hw/net/card.c", "int one;\n");
        var other = "--- a/hw/net/card.c\n+++ b/hw/net/card.c\n@@ -1 +1 @@\n-int another;\n+int one;\n";
        var placed = Place(other + Diffs.Tracked);
        Assert.That(placed.WasThere, Is.False);
        Assert.That(placed.Notes, Has.One.Contains("The unmap is not read from hw/net/card.c: passed over."));
    }

    [Test]
    public void A_header_of_the_unmap_is_one_of_its_files()
    {
        const string Header = "hw/i386/intel_iommu_internal.h";
        var other = $"--- a/{Header}\n+++ b/{Header}\n@@ -1 +1 @@\n-int another;\n+int one;\n";
        Assert.That(Refusal(other + Diffs.Tracked).Problem, Does.Contain($"fits nowhere in {Header}"));
    }

    [Test]
    public void A_prototype_in_a_header_is_placed_though_its_function_stands_elsewhere()
    {
        mini.Write("include/hw/card.h", "#define A 1\nint card_init(int a,\n              int b);\nint card_exit(void);\n");
        var placed = Place("--- a/include/hw/card.h\n+++ b/include/hw/card.h\n@@ -2,3 +2,3 @@ int card_init(int a,\n int card_init(int a,\n"
            + "-              int b);\n+              long b);\n int card_exit(void);\n");
        Assert.That(placed.After.Read("include/hw/card.h").Text.ToString(), Does.Contain("              long b);\n"));
    }

    [Test]
    public void A_hunk_that_spans_two_functions_is_placed_though_another_one_has_drifted()
    {
        const string Spans = "int a(void)\n{\n    return 1;\n}\n\nint b(void)\n{\n    return 2;\n}\n";
        mini.Write("hw/card.c", "int x;\nint y;\n" + Spans + "\nint c(int i)\n{\n    i = 2;\n    return i;\n}\n");
        var placed = Place("--- a/hw/card.c\n+++ b/hw/card.c\n@@ -3,6 +3,7 @@ int a(void)\n     return 1;\n }\n \n+/* Two. */\n"
            + " int b(void)\n {\n     return 2;\n@@ -12,4 +13,4 @@ int c(int i)\n {\n     i = 1;\n-    return i;\n"
            + "+    return i + 1;\n }\n");
        Assert.That(placed.After.Read("hw/card.c").Text.ToString(), Does.Contain("}\n\n/* Two. */\nint b").And.Contain("return i + 1;"));
    }

    [Test]
    public void A_file_that_is_nowhere_is_named()
    {
        var diff = "--- a/hw/none.c\n+++ b/hw/none.c\n@@ -1 +1 @@\n-int a;\n+int b;\n";
        Assert.That(Refusal(diff).Problem, Does.Contain("no file hw/none.c"));
    }

    [Test]
    public void A_new_file_and_a_file_of_another_language_are_taken_for_what_they_are()
    {
        var placed = Place("""
            --- a/docs/notes.rst
            +++ b/docs/notes.rst
            @@ -1 +1 @@
            -old
            +new
            --- /dev/null
            +++ b/hw/i386/vtd_new.c
            @@ -0,0 +1,3 @@
            +int vtd_new(void)
            +{
            +}

            """);
        Assert.That(placed.Notes, Has.One.Contains("passed over: docs/notes.rst"));
        Assert.That(placed.After.Read("hw/i386/vtd_new.c").Function("vtd_new"), Is.Not.Null);
    }

    [TestCase("a/", "a/", TestName = "The_same_letter_before_both_names_is_taken_off")]
    [TestCase("x/", "x/", TestName = "Another_folder_before_both_names_is_taken_off")]
    [TestCase("qemu-10.2/", "qemu-10.2/", TestName = "The_folder_of_a_tree_before_both_names_is_taken_off")]
    [TestCase("", "", TestName = "Names_without_a_prefix_stay")]
    public void Names_are_found_as_git_finds_them(string old, string @new)
    {
        var placed = Place(Prefixed(old, @new) + $"--- /dev/null\n+++ {@new}hw/i386/vtd_new.c\n@@ -0,0 +1 @@\n+int vtd_new;\n");

        Assert.That(Lines(placed), Is.EqualTo(Lines(Place(Diffs.Tracked))));
        Assert.That(placed.After.Has("hw/i386/vtd_new.c"), Is.True);
    }

    [Test]
    public void A_folder_below_a_prefix_is_never_taken_off() =>
        Assert.That(() => Place(Prefixed("a/include/", "b/include/")), Throws.TypeOf<TreeException>().With.Message.Contains("no file"));

    private static string Prefixed(string old, string @new) => Diffs.Tracked
        .Replace($"a/{MiniTree.Unmap}", old + MiniTree.Unmap, StringComparison.Ordinal)
        .Replace($"b/{MiniTree.Unmap}", @new + MiniTree.Unmap, StringComparison.Ordinal);

    private PlacedPatch Place(string diff) => PlacedPatch.In(mini.Open(), MiniTree.Patch(diff));

    private TreeException Refusal(string diff) => Assert.Throws<TreeException>(() => Place(diff))!;

    private static List<string> Lines(PlacedPatch placed) => [.. Texts(placed.After)];

    private static IEnumerable<string> Texts(VtdVerify.QemuSource.Files.QemuTree tree) =>
        tree.Read(MiniTree.Unmap).Lines.Select(line => line.Text);
}
