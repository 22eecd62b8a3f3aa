using NUnit.Framework;
using VtdVerify.QemuSource.Walks;
using VtdVerify.Specs.Assumptions;

namespace VtdVerify.Tests.QemuSource;

/// <summary>What is proved of the walk that fills the tree of mappings, and what stops the proof where it is another one.</summary>
[Category("Proof")]
internal sealed class WalkTests
{
    private const string Masked = "what.entry.iova = at & ~within;";
    private const string Typed = "what.type = what.entry.perm ? IOMMU_NOTIFIER_MAP : IOMMU_NOTIFIER_UNMAP;";
    private const string BannedLeaf = "shadow_banned[4] = SHADOW_ABOVE(state->aw_bits) | SHADOW_LEAF;";

    [Test]
    public void The_walk_is_proved_to_insert_leaves_only_which_grant_something_and_do_not_overlap()
    {
        var found = Of();
        Assert.Multiple(() =>
        {
            Assert.That(found.Select(answer => answer.Id), Is.EqualTo([Ledger.WellFormed.Id, Ledger.GrantsAccess.Id, Ledger.Disjoint.Id]));
            Assert.That(found.Where(answer => !answer.IsShown).Select(answer => answer.Finding), Is.Empty);
            Assert.That(found.Select(answer => answer.File), Is.EqualTo([MiniTree.Unmap, MiniTree.Unmap, MiniTree.Iova]));
            Assert.That(found[0].Finding, Does.Contain("shadow_table").And.Contain("masks of reserved bits as hw/i386/intel_iommu.c:"));
        });
    }

    [Test]
    public void A_leaf_of_512_GiB_is_named_with_its_level()
    {
        var found = WellFormed((BannedLeaf, "shadow_banned[4] = SHADOW_ABOVE(state->aw_bits);"));
        Assert.Multiple(() =>
        {
            Assert.That(found.IsShown, Is.False);
            Assert.That(found.Finding, Does.Contain(" + 0x7fffffffff ").And.Contain(" at level 4, width 39: ").And.Contain("slot = 0x"));
            Assert.That(found.Line, Is.GreaterThan(0));
        });
    }

    [TestCase(Masked, "what.entry.iova = at;")]
    [TestCase("what.entry.addr_mask = within;", "what.entry.addr_mask = step;")]
    [TestCase("MIN(to, limit), level", "to, level")]
    [TestCase("behind = (at & ~within) + step;", "behind = at + step; to = step;")]
    public void A_wrong_walk_is_told_from_a_right_one(string old, string text)
    {
        var found = WellFormed((old, text));
        Assert.Multiple(() =>
        {
            Assert.That(found.IsShown, Is.False);
            Assert.That(found.Finding, Does.Contain(" inserts the mapping 0x"));
        });
    }

    [Test]
    public void A_mapping_that_grants_nothing_is_found_and_is_a_leaf_all_the_same()
    {
        var found = Of((Typed, "what.type = what.entry.perm || level == 1 ? IOMMU_NOTIFIER_MAP : IOMMU_NOTIFIER_UNMAP;"));
        Assert.Multiple(() =>
        {
            Assert.That(found[0].IsShown, found[0].Finding);
            Assert.That(found[1].IsShown, Is.False);
            Assert.That(found[1].Finding, Does.Contain("with permission 0 at level 1"));
        });
    }

    [Test]
    public void A_call_below_the_lowest_level_is_found()
    {
        var found = WellFormed(("&& level != 1 && !(slot & SHADOW_LEAF)", "&& !(slot & SHADOW_LEAF)"));
        Assert.Multiple(() =>
        {
            Assert.That(found.IsShown, Is.False);
            Assert.That(found.Finding, Does.Contain("calls the walk at a level that there is not at level 1"));
        });
    }

    [TestCase("int vtd_shadow(", "static void more(int i)\n{\n    shadow_banned[i] = 0;\n}\n\nint vtd_shadow(")]
    [TestCase("if (snoops) {", "if (snoops) {\n        return;\n    }\n    if (state) {")]
    [TestCase("if (snoops) {", "for (; snoops;) {")]
    public void Masks_that_may_be_filled_in_another_way_stop_the_proof(string old, string text)
    {
        var found = WellFormed((old, text));
        Assert.Multiple(() =>
        {
            Assert.That(found.IsShown, Is.False);
            Assert.That(found.Finding, Does.Contain("shadow_banned"));
        });
    }

    [TestCase("int vtd_shadow(", "void more(IOVATree *tree, DMAMap *any)\n{\n    iova_tree_insert(tree, any);\n}\n\nint vtd_shadow(")]
    [TestCase("static int shadow_table(", "int shadow_table(")]
    [TestCase("int vtd_shadow(", "int (*other)(hwaddr, hwaddr, hwaddr, uint32_t, ShadowJob *) = shadow_run;\n\nint vtd_shadow(")]
    public void An_insertion_by_others_and_a_walk_that_others_may_begin_stop_the_proof(string old, string text) =>
        Assert.That(WellFormed((old, text)).IsShown, Is.False);

    [Test]
    public void An_insertion_by_another_file_of_the_folder_stops_the_proof()
    {
        using var mini = MiniTree.WithWalk().Write(
            "hw/i386/more.c", "void more(IOVATree *tree, DMAMap *any)\n{\n    iova_tree_insert(tree, any);\n}\n");
        Assert.That(OfMappings(mini)[0].Finding, Is.EqualTo("hw/i386/more.c:3 may insert mappings, too"));
    }

    [TestCase(true)]
    [TestCase(false)]
    public void A_function_that_adds_without_a_search_stops_the_proof_where_it_is_called(bool isCalled)
    {
        const string Put = "void iova_tree_put(IOVATree *where, DMAMap *what)\n{\n    g_tree_insert(where->tree, what, what);\n}\n";
        using var mini = MiniTree.WithWalk().Replace(MiniTree.Iova, "int iova_tree_insert(", $"{Put}\nint iova_tree_insert(");
        mini.Write("hw/i386/more.c", isCalled ? "void more(IOVATree *tree)\n{\n    iova_tree_put(tree, 0);\n}\n" : "\n");
        Assert.That(OfMappings(mini).Select(answer => answer.IsShown), Has.All.EqualTo(!isCalled));
    }

    [Test]
    public void A_function_that_GLib_calls_for_each_mapping_must_not_write_into_it()
    {
        const string More = "static void more(DMAMap *one)\n{\n    one->size += 1;\n}\n\n";
        const string Grow = More + "static gboolean grow(gpointer key, gpointer value, gpointer unused)\n{\n    more(value);\n"
            + "    return FALSE;\n}\n\nvoid iova_tree_grow(IOVATree *where)\n{\n    g_tree_foreach(where->tree, grow, NULL);\n}\n";
        using var mini = MiniTree.WithWalk().Replace(MiniTree.Iova, "int iova_tree_insert(", $"{Grow}\nint iova_tree_insert(");
        Assert.That(
            OfMappings(mini)[0].Finding,
            Does.StartWith("util/iova-tree.c:").And.EndWith("writes into a mapping that is in the tree, or may"));
    }

    [TestCase(MiniTree.Iova, "#define PUT g_tree_insert", "names a function that adds to GLib's trees")]
    [TestCase(MiniTree.Iova, "static void (*put)(GTree *, gpointer, gpointer) = g_tree_insert;", "adds to GLib's trees")]
    [TestCase(MiniTree.Unmap, "void more(void *found)\n{\n    ((DMAMap *)found)->size += 1;\n}", "a mapping that may be written")]
    [TestCase(MiniTree.Iova, "void more(const DMAMap *found)\n{\n    ((DMAMap *)found)->size += 1;\n}", "may write into a mapping")]
    [TestCase("include/qemu/iova-tree.h", "static inline void more(DMAMap *one)\n{\n    one->size += 1;\n}", "may write into a mapping")]
    public void A_mapping_that_comes_or_changes_in_another_way_stops_the_proof(string path, string text, string words)
    {
        using var mini = MiniTree.WithWalk();
        mini.Write(path, $"{File.ReadAllText(mini[path])}\n{text}\n");
        Assert.That(OfMappings(mini)[0].Finding, Does.StartWith(path).And.Contain(words));
    }

    [Test]
    public void A_walk_that_inserts_nothing_proves_nothing()
    {
        const string Insertion = "iova_tree_insert(job->vas->iova_tree, &key);";
        var found = WellFormed((Insertion, $"assert(!known); if (known) {Insertion}"));
        Assert.That((found.IsShown, found.Finding), Is.EqualTo((false, "no path that can be taken inserts a mapping")));
    }

    [Test]
    public void An_insertion_that_is_another_than_the_models_proves_nothing()
    {
        using var mini = MiniTree.WithWalk().Replace(MiniTree.Iova, "*kept = *what;", "*kept = *what;\n    kept->size |= 0x1fff;");
        var found = OfMappings(mini);
        Assert.That(found.Select(answer => answer.IsShown), Is.EqualTo([false, false, false]));
        Assert.That(found[0].Finding, Does.StartWith("iova_tree_insert: "));
    }

    [Test]
    public void A_tree_without_a_walk_says_so()
    {
        using var mini = new MiniTree();
        var found = mini.Read().Assumptions.Value;
        Assert.That(found.Select(answer => answer.IsShown), Has.All.False);
        Assert.That(found[0].Finding, Does.StartWith("its file has not one function that fills the IOVA tree"));
    }

    private static TreeAssumption WellFormed((string Old, string Text) change) => Of(change)[0];

    private static IReadOnlyList<TreeAssumption> Of(params IReadOnlyList<(string Old, string Text)> changes)
    {
        using var mini = MiniTree.WithWalk();
        foreach (var (old, text) in changes)
        {
            mini.Replace(MiniTree.Unmap, old, text);
        }

        return OfMappings(mini);
    }

    private static IReadOnlyList<TreeAssumption> OfMappings(MiniTree mini) => [.. mini.Read().Assumptions.Value
        .Where(answer => answer.Id == Ledger.WellFormed.Id || answer.Id == Ledger.GrantsAccess.Id || answer.Id == Ledger.Disjoint.Id)];
}
