using NUnit.Framework;
using VtdVerify.Specs;
using VtdVerify.Specs.Guarantees;
using VtdVerify.Tests.Subjects;

namespace VtdVerify.Tests.Specs;

/// <summary>Loops within a turn of the loop that drains the tree: ones that leave the tree as it is, and ones that take mappings.</summary>
[Category("Proof")]
internal sealed class NestedLoopTests
{
    private const string Head = "while ((found = iova_tree_find(mappings, &key))) {";
    private const string Remove = "iova_tree_remove(mappings, *found);";
    private const string Inner = "for (unsigned k = 0; k < 1000; k++)";

    [TestCase(Head, Head + " " + Inner + " { }")]
    [TestCase(Head, Head + " " + Inner + " { iova_tree_find(mappings, &key); }")]
    [TestCase(Remove, Inner + " { } " + Remove)]
    [TestCase(Remove, Remove + " " + Inner + " { }")]
    public void A_loop_that_takes_no_mapping_changes_no_verdict(string line, string instead)
    {
        Assert.That(Decide(new Terminates(), line, instead), Is.TypeOf<Verdict.Proved>());
        Assert.That(Decide(new Complete(), line, instead), Is.TypeOf<Verdict.Proved>());
        Assert.That(Decide(new NotifyFirst(), line, instead), Is.TypeOf<Verdict.Proved>());
    }

    [TestCase(Inner + " { if (k == 500) { iova_tree_remove(mappings, *found); } }", Description = "the mapping at hand, late")]
    [TestCase(Inner + " { const DMAMap *o = iova_tree_find(mappings, &key); if (o) { iova_tree_remove(mappings, *o); } }")]
    [TestCase("int phase = 0; " + Inner + " { if (phase) { iova_tree_remove(mappings, *found); } phase = k > 70; }")]
    [TestCase(Inner + " { for (unsigned j = 0; j < 1000; j++) { if (j == 70) { iova_tree_remove(mappings, *found); } } }")]
    public void A_loop_that_takes_mappings_before_they_are_told_is_no_proof_of_anything_told(string inner)
    {
        Assert.That(Decide(new Complete(), Head, $"{Head} {inner}"), Is.Not.TypeOf<Verdict.Proved>());
        Assert.That(Decide(new NotifyFirst(), Head, $"{Head} {inner}"), Is.Not.TypeOf<Verdict.Proved>());
    }

    // What left the tree before the inner loop is no progress of the inner loop.
    [TestCase("unsigned k = 1; while (k) { k += 2; }")]
    [TestCase("const DMAMap *p = found, *q = other, *r; while (p) { r = p; p = q; q = r; }")]
    [TestCase("const DMAMap *p = other, *q = found, *r; do { r = p; p = q; q = r; } while (p);")]
    public void A_loop_without_an_end_behind_a_removal_is_one(string endless)
    {
        var instead = $"const DMAMap *other = iova_tree_find(mappings, &key); {Remove} if (other) {{ {endless} }}";

        Assert.That(Decide(new Terminates(), Remove, instead), Is.Not.TypeOf<Verdict.Proved>());
    }

    private static Verdict Decide(IGuarantee guarantee, string line, string instead) =>
        Proofs.Decide(CSources.Edited("sample-fixed", (line, instead)), guarantee);
}
