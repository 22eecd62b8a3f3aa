using NUnit.Framework;
using VtdVerify.QemuSource.Walks;
using VtdVerify.Specs.Assumptions;

namespace VtdVerify.Tests.QemuSource;

/// <summary>What is proved of the address widths that a vIOMMU accepts, and what stops the proof.</summary>
[Category("Proof")]
internal sealed class WidthTests
{
    private const string Widths = "\nstatic hwaddr vtd_last_of(";
    private const string Low = "!state->parent && (state->aw_bits != WIDTH_LOW && state->aw_bits != WIDTH_HIGH)";
    private const string First = "    void *board = board_of(state);\n";
    private const string Guard = "    if (!vtd_decide_config(state, why)) {\n        return;\n    }\n";

    [Test]
    public void No_width_but_those_of_the_ledger_is_accepted()
    {
        var found = Of();
        Assert.Multiple(() =>
        {
            Assert.That(found.IsShown, found.Finding);
            Assert.That(found.File, Is.EqualTo(MiniTree.Unmap));
            Assert.That(found.Line, Is.GreaterThan(0));
        });
    }

    [TestCase("#define WIDTH_HIGH 48", "#define WIDTH_HIGH 57", "accepts aw_bits of 57")]
    [TestCase(Low, "!state->parent && (state->aw_bits < WIDTH_LOW || state->aw_bits > WIDTH_HIGH)", "accepts aw_bits of ")]
    [TestCase("    if (state->parent && state->aw_bits != WIDTH_HIGH) {", "    if (0) {", "accepts aw_bits of ")]
    [TestCase("    return true;", "    state->aw_bits++;\n    return true;", "accepts aw_bits of ")]
    [TestCase("    return true;", "    begin(state);\n    return true;", "accepts aw_bits of ")]
    [TestCase("    return true;", "    return false;", "accepts nothing")]
    [TestCase(First, First + "    if (board) {\n        return true;\n    }\n", "before it asks for aw_bits")]
    [TestCase(First, First + "    if (board) {\n        goto out;\n    }\n", "before it asks for aw_bits")]
    [TestCase(First, First + "    LEAVE(board);\n", "the macro 'LEAVE', which jumps")]
    [TestCase("    if (state->parent && state", "#ifdef CONFIG_WIDE\n    if (state->parent && state", "#ifdef CONFIG_CROWD")]
    [TestCase(Guard, "    vtd_decide_config(state, why);\n", "with a return where vtd_decide_config gives false")]
    [TestCase(Guard, Guard + "    if (!vtd_decide_config(state, why)) {\n        begin(0);\n    }\n", "with a return where")]
    [TestCase(
        Guard, "    if (state->parent) {\n        if (!vtd_decide_config(state, why)) {\n            return;\n        }\n    }\n",
        "with a return where")]
    [TestCase(Guard, "    if (state->parent) {\n        return;\n    }\n" + Guard, "with a return where")]
    [TestCase(
        "        return;\n    }\n\n    begin(state);",
        "        begin(state);\n        return;\n    }\n\n    begin(state);",
        "with a return where")]
    [TestCase("class->realize = vtd_device_begin;", "class->unrealize = vtd_device_begin;", "with a return where")]
    [TestCase("    begin(state);", "    set(state, \"aw-bits\", 57);\n    begin(state);", "writes aw_bits, or may")]
    [TestCase("    begin(state);", "    memset(state, 0, sizeof(*state));\n    begin(state);", "writes aw_bits, or may")]
    [TestCase("#define WIDTH_LOW 39", "#define WIDTH_OF(s) ((s)->aw_bits)\n#define WIDTH_LOW 39", "writes aw_bits, or may")]
    [TestCase("#define WIDTH_LOW 39", "VMSTATE_UINT8(aw_bits, IntelIOMMUState)\n#define WIDTH_LOW 39", "writes aw_bits, or may")]
    [TestCase("    begin(state);", "    state->aw_bits = 57;\n    begin(state);", "writes aw_bits, or may")]
    [TestCase("    begin(state);", "    begin(&state->aw_bits);", "writes aw_bits, or may")]
    public void What_may_let_another_width_in_is_named(string old, string text, string words)
    {
        var found = Of((old, text));
        Assert.Multiple(() =>
        {
            Assert.That(found.IsShown, Is.False);
            Assert.That(found.Finding, Does.Contain(words));
        });
    }

    [Test]
    public void A_tree_without_such_a_function_says_so()
    {
        using var mini = new MiniTree();
        Assert.That(OfWidth(mini).Finding, Is.EqualTo("intel_iommu.c has no vtd_decide_config, which checks it"));
    }

    private static TreeAssumption Of(params IReadOnlyList<(string Old, string Text)> changes)
    {
        using var mini = new MiniTree();
        mini.Replace(
            MiniTree.Unmap,
            Widths,
            "\nvoid begin(void *what);\n#define WIDTH_LOW 39\n#define WIDTH_HIGH 48\n#define LEAVE(a) if (a) return true\n" + Widths);
        mini.Append(MiniTree.Unmap, "widths.c");
        foreach (var (old, text) in changes)
        {
            mini.Replace(MiniTree.Unmap, old, text);
        }

        return OfWidth(mini);
    }

    private static TreeAssumption OfWidth(MiniTree mini) =>
        mini.Read().Assumptions.Value.Single(answer => answer.Id == Ledger.Width.Id);
}
