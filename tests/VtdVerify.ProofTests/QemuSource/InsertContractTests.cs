using NUnit.Framework;
using VtdVerify.QemuSource;
using VtdVerify.QemuSource.Files;
using VtdVerify.QemuSource.Reading;
using VtdVerify.Specs;
using VtdVerify.Specs.Assumptions;
using VtdVerify.Specs.Guarantees;
using VtdVerify.Tests.Specs;

namespace VtdVerify.Tests.QemuSource;

/// <summary>What is shown of the function that fills the tree, however it is spelled, and what is said of another one.</summary>
[Category("Proof")]
internal sealed class InsertContractTests
{
    private const string Checks = "what->perm == IOMMU_NONE || what->iova + what->size < what->iova";
    private const string Made = "kept = g_new0(DMAMap, 1);";
    private const string Copied = "*kept = *what;";
    private const string Stored = "g_tree_insert(where->tree, kept, kept);";

    private const string Refusals = """
            if (what->perm == IOMMU_NONE || what->iova + what->size < what->iova) {
                return IOVA_WRONG;
            }
            if (iova_tree_find(where, what)) {
                return IOVA_TAKEN;
            }
        """;

    // What was shown of the other functions is shown once for all of the tests.
    private static readonly MiniTree Mini = new();
    private static readonly QemuTree Tree = Mini.Open();
    private static readonly TreeReader Reader = MiniTree.Reader();

    [OneTimeTearDown]
    public static void RemoveTree() => Mini.Dispose();

    [Test]
    public void The_text_is_proved_to_do_what_the_models_tree_does() => Assert.That(
        NoteOf(TreeWith()),
        Is.EqualTo("proved of its text: it refuses a map that wraps or grants nothing, then one for which a search of the tree finds "
            + "something, and stores one copy of any other"));

    [TestCase(Copied, "memcpy(kept, what, sizeof(*kept));")]
    [TestCase(Copied, "memcpy(kept, what, sizeof(DMAMap));")]
    [TestCase(Copied, "kept = memmove(kept, what, sizeof *what);")]
    [TestCase(Copied, "kept->iova = what->iova; kept->size = what->size; kept->perm = what->perm;"
        + " kept->translated_addr = what->translated_addr;")]
    [TestCase(Made, "kept = g_new(DMAMap, 1);")]
    [TestCase(Made, "kept = g_malloc(sizeof(*kept));")]
    [TestCase(Made + "\n    " + Copied, "kept = g_memdup2(what, sizeof(*what));")]
    [TestCase("iova_tree_find(where, what)", "g_tree_lookup(where->tree, what)")]
    [TestCase(Checks, "(what->perm == IOMMU_NONE) | (what->size > UINT64_MAX - what->iova)")]
    [TestCase("    DMAMap *kept;\n", "    DMAMap *kept = g_new0(DMAMap, 1);\n    g_free(kept);\n")]
    public void Another_spelling_of_the_same_is_proved_as_well(string old, string text) =>
        Assert.That(NoteOf(TreeWith((old, text))), Does.StartWith("proved of its text: "));

    [Test]
    public void A_search_before_the_check_is_the_same_where_the_check_still_decides_first()
    {
        var read = TreeWith((Refusals, """
                bool taken = iova_tree_find(where, what) != NULL;
                if (what->perm == IOMMU_NONE || what->iova + what->size < what->iova) {
                    return IOVA_WRONG;
                }
                if (taken) {
                    return IOVA_TAKEN;
                }
            """));
        Assert.That(NoteOf(read), Does.StartWith("proved of its text: "));
    }

    [Test]
    public void The_copy_may_be_stored_by_another_function_of_the_file()
    {
        var read = TreeWith((Stored, "keep(where->tree, kept);"), ("int iova_tree_insert(", """
            static inline void keep(GTree *inner, DMAMap *one)
            {
                g_tree_insert(inner, one, one);
            }

            int iova_tree_insert(
            """));
        Assert.That(NoteOf(read), Does.StartWith("proved of its text: "));
    }

    [TestCase("if (iova_tree_find(where, what)) {", "if (0) {", TestName = "No search before it stores")]
    [TestCase("if (iova_tree_find(where, what)) {", "if (!iova_tree_find(where, what)) {", TestName = "The search taken the wrong way")]
    [TestCase("    if (" + Checks, "    if (iova_tree_find(where, what)) {\n        return IOVA_TAKEN;\n    }\n    if (" + Checks,
        TestName = "The search decides before the check")]
    [TestCase(Checks, "what->perm == IOMMU_NONE", TestName = "Maps that wrap are taken")]
    [TestCase(Checks, "what->iova + what->size < what->iova", TestName = "Maps that grant nothing are taken")]
    [TestCase(Checks, "what->perm == IOMMU_NONE || what->iova + what->size <= what->iova", TestName = "Maps of one byte are refused")]
    [TestCase(Copied, "kept->iova = what->iova; kept->perm = what->perm; kept->translated_addr = what->translated_addr;",
        TestName = "The size is not copied")]
    [TestCase(Copied, "*kept = *what; kept->translated_addr += kept->size;", TestName = "A field is changed on the way")]
    [TestCase(Stored, Stored + " kept->size = 0;", TestName = "A field is changed after it is stored")]
    [TestCase(Stored, Stored + " " + Stored, TestName = "It is stored twice")]
    [TestCase(Stored, "", TestName = "It is not stored")]
    [TestCase(Stored, "g_tree_insert(where->tree, (DMAMap *)what, (DMAMap *)what);", TestName = "The callers pointer is stored")]
    [TestCase(Stored, "g_tree_insert(where->tree, kept, (DMAMap *)what);", TestName = "The callers pointer is stored as the value")]
    [TestCase(Stored, "DMAMap own = *what; g_tree_insert(where->tree, &own, &own);", TestName = "A variable of the call is stored")]
    [TestCase(Stored, Stored + " g_free(kept);", TestName = "What is stored is freed")]
    [TestCase(Stored, Stored + " g_tree_remove(where->tree, kept);", TestName = "It is removed again")]
    [TestCase(Stored, Stored + " if (iova_tree_find(where, what)) { return IOVA_OK; }", TestName = "A search after it is stored")]
    [TestCase("return IOVA_WRONG;", "return IOVA_TAKEN;", TestName = "The results are swapped")]
    [TestCase("return IOVA_OK;", "return 1;", TestName = "Success is another number")]
    public void A_text_that_does_something_else_is_drift(string old, string text)
    {
        var read = TreeWith((old, text));
        var drift = DriftOf(read);
        Assert.That(
            drift.Finding,
            Does.StartWith("it breaks the contract that it refuses a map that wraps")
                .And.Contain("; no unmap calls it, so the verdicts stand"));
        Assert.That((drift.File, NoteOf(read)), Is.EqualTo((MiniTree.Iova, drift.Finding.Split(';')[0])));
        Assert.That(drift.Guarantees, Does.Contain("complete").And.Contain("once"));
    }

    [TestCase(Copied, "memcpy(kept, what, sizeof(hwaddr));", "a copy of bytes that is none of a whole record")]
    [TestCase(Copied, Copied + " ((DMAMap *)what)->size = 0;", "a write into what is there after the call")]
    [TestCase(Made, "kept = g_new0(DMAMap, 2);", "an allocation that is none of one object")]
    [TestCase(Stored, "while (what->perm) { " + Stored + " }", "a loop")]
    [TestCase(Copied, "DMAMap other; *kept = *what; if (iova_tree_find(where, &other)) { return IOVA_TAKEN; }", "which is no known word")]
    public void A_text_that_is_not_read_is_drift_with_the_reason(string old, string text, string reason) => Assert.That(
        DriftOf(TreeWith((old, text))).Finding,
        Does.StartWith("the contract that it refuses").And.Contain(reason));

    [Test]
    public void Verdicts_do_not_change_with_an_insert_that_the_unmap_never_calls()
    {
        var read = TreeWith(("if (iova_tree_find(where, what)) {", "if (0) {"));
        Assert.That(Proofs.Decide(read.Subject, new PlainCover()), Is.InstanceOf<Verdict.Proved>());
    }

    [Test]
    public void A_tree_without_one_is_drift_and_no_reason_to_refuse_the_unmap()
    {
        var read = TreeWith(("int iova_tree_insert(", "int iova_tree_renamed("));
        Assert.That(
            DriftOf(read),
            Has.Property(nameof(Drift.File)).Null
                .And.Property(nameof(Drift.Finding)).Contains("mappings-disjoint is assumed, not verified"));
        Assert.That(Proofs.Decide(read.Subject, new PlainCover()), Is.InstanceOf<Verdict.Proved>());
    }

    [Test]
    public void What_a_proof_makes_of_disjoint_mappings_is_said_to_lean_on_the_insert()
    {
        var leaning = Proofs.OfModel("fixed")
            .Where(r => r.Verdict is Verdict.Proved && r.Assumptions.Contains(Ledger.Disjoint))
            .Select(r => r.Guarantee.Id)
            .ToHashSet();
        Assert.That(leaning, Is.Not.Empty.And.SubsetOf(Mirrored.Insert.Guarantees));
    }

    private static TreeSubject TreeWith(params (string Old, string New)[] changes)
    {
        var text = MiniTree.TextOf(Tree, MiniTree.Iova);
        foreach (var (old, replacement) in changes)
        {
            Assert.That(text, Does.Contain(old));
            text = text.Replace(old, replacement, StringComparison.Ordinal);
        }

        return Reader.Read("tree", "a tree of a test", Tree.With([new TreeFile(MiniTree.Iova, FileText.Of(text))]));
    }

    private static string? NoteOf(TreeSubject read) => read.Subject.Sources.Single(s => s.Function == Mirrored.Insert.Name).Note;

    private static Drift DriftOf(TreeSubject read) => read.Drift.Single(d => d.Function == Mirrored.Insert.Name);
}
