using NUnit.Framework;
using VtdVerify.Model;
using VtdVerify.Specs;

namespace VtdVerify.Tests.Specs.Proof;

/// <summary>A static variable begins as it is initialised or as unmaps leave it: a refutation with another start shows nothing.</summary>
[Category("Proof")]
[Parallelizable(ParallelScope.Children)]
internal sealed class EarlierUnmapsTests
{
    private const string Head = "while ((found = iova_tree_find(mappings, &key)))";
    private const string Remove = "iova_tree_remove(mappings, *found);";
    private const string Declared = "const DMAMap *found;";

    // The first unmap, a second one, one behind unmaps that count, one behind an unmap that is tracked otherwise, two variables.
    [TestCase("static unsigned left = 2; if (left == 2) { return; } left = 1;", "")]
    [TestCase("static bool done; if (done) { return; } done = true;", "done = 1")]
    [TestCase("static unsigned calls; if (calls++ > 4) { return; }", "calls = 5")]
    [TestCase("static bool rate; if (!(global_dirty_tracking & 5)) { rate = true; } else if (rate) { return; }", "rate = 1")]
    [TestCase("static int a; static int b = 7; if (a == 2 && b == 5) { return; } a++; b--;", "a = 2, b = 5")]
    public void What_earlier_unmaps_leave_is_a_start(string statements, string start)
    {
        var verdict = Decide((Declared, $"{Declared}\n    {statements}"));
        Assert.That(verdict, Is.TypeOf<Verdict.Refuted>());
        Assert.That(StartOf(((Verdict.Refuted)verdict).Counterexample.Machine), Is.EqualTo(start));
    }

    [TestCase("static bool busy; if (busy) { return; } busy = false;", "vtd_drain_scope.busy = 1")]
    [TestCase("static unsigned calls = 1; if (!calls) { return; } calls |= 2;", "vtd_drain_scope.calls = 0")]
    public void What_no_unmap_leaves_refutes_nothing(string statements, string start)
    {
        var verdict = Decide((Declared, $"{Declared}\n    {statements}"));
        Assert.That(verdict, Is.TypeOf<Verdict.Unknown>());
        Assert.That(
            ((Verdict.Unknown)verdict).Reason,
            Is.EqualTo($"it breaks where an unmap begins with {start}, and no earlier unmaps that were tried leave that"));
    }

    [TestCase("1", typeof(Verdict.Unknown))]
    [TestCase("!!(global_dirty_tracking & 5)", typeof(Verdict.Refuted), Description = "canary: one way does not restore it")]
    public void What_an_unmap_restores_is_as_it_was(string restored, Type expected) => Assert.That(
        Decide(
            (Declared, $"{Declared}\n    static int depth; if (depth) {{ return; }}"),
            (Head, $"{Head} {{\n        depth++;"),
            (Remove, $"{Remove}\n        depth -= {restored};")),
        Is.TypeOf(expected));

    [TestCase("0", typeof(Verdict.Vacuous))]
    [TestCase("2", typeof(Verdict.Vacuous))]
    [TestCase("3", typeof(Verdict.Proved), Description = "canary: the third unmap sends something")]
    public void What_no_run_comes_to_witnesses_nothing(string step, Type expected) => Assert.That(
        Decide("exact", (Declared, $"{Declared}\n    static unsigned c; c += {step}; if (c != 9) {{ return; }}")),
        Is.TypeOf(expected));

    private static string StartOf(MachineDescription machine) => string.Join(
        ", ",
        machine.Unknowns.Where(one => MachineDescription.IsStatic(one.Key))
            .OrderBy(one => one.Key, StringComparer.Ordinal)
            .Select(one => $"{one.Key.Split('.')[^1]} = {one.Value}"));

    private static Verdict Decide(params (string Line, string Instead)[] edits) => Decide("complete", edits);

    private static Verdict Decide(string guarantee, params (string Line, string Instead)[] edits) =>
        Proofs.OfEditedSample(guarantee, edits);
}
