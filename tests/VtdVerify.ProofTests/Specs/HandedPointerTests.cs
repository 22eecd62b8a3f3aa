using NUnit.Framework;
using VtdVerify.Specs;
using VtdVerify.Specs.Guarantees;
using VtdVerify.Tests.Subjects;

namespace VtdVerify.Tests.Specs;

/// <summary>
/// A pointer that one turn hands to the next may lead to what that turn finds by itself: which mapping it is, is open until it is read.
/// </summary>
[Category("Proof")]
internal sealed class HandedPointerTests
{
    private const string Declared = "const DMAMap *found;";
    private const string Head = "while ((found = iova_tree_find(mappings, &key))) {";
    private const string Remove = "iova_tree_remove(mappings, *found);";

    [TestCase("handed == found")]
    [TestCase("handed && handed->iova == found->iova")]
    [TestCase("handed == found && found->translated_addr == 0x123456000")]
    public void What_the_turn_found_may_be_what_it_was_handed(string same)
    {
        var subject = CSources.Edited(
            "sample-fixed",
            (Declared, "const DMAMap *found, *handed = NULL;"),
            (Head, $"{Head} bool same = {same};"),
            (Remove, $"{Remove} handed = iova_tree_find(mappings, &key); if (same) {{ return; }}"));

        Assert.That(Proofs.Decide(subject, new Complete()), Is.Not.TypeOf<Verdict.Proved>());
        Assert.That(Proofs.Decide(subject, new DirtyKept()), Is.Not.TypeOf<Verdict.Proved>());
    }

    // One of the two may be the mapping that is remembered, but not both.
    [TestCase("assert(!both);", typeof(NoAbort))]
    [TestCase("if (both) { continue; }", typeof(Terminates))]
    [TestCase("if (both) { return; }", typeof(Complete))]
    [TestCase("if (both) { iova_tree_remove(mappings, *second); }", typeof(NotifyFirst))]
    public void Two_may_be_what_the_turn_found_twice(string effect, Type guarantee)
    {
        var subject = CSources.Edited(
            "sample-fixed",
            (Declared, "const DMAMap page = { .iova = nt->start + 0x1000, .size = 0xfff };"
                + " const DMAMap *found, *second, *one = NULL, *other = NULL;"),
            (Head, $"{Head} second = iova_tree_find(mappings, &page);"
                + $" bool both = second && second != found && one == found && other == second; {effect}"),
            (Remove, $"{Remove} one = iova_tree_find(mappings, &key); other = iova_tree_find(mappings, &page);"));

        Assert.That(Proofs.Decide(subject, (IGuarantee)Activator.CreateInstance(guarantee)!), Is.Not.TypeOf<Verdict.Proved>());
    }

    [Test]
    public void One_in_a_union_is_no_error_of_this_program()
    {
        var subject = CSources.Edited(
            "sample-fixed",
            (Declared, "const DMAMap *found; union { const DMAMap *it; uint64_t word; } handed = { .it = NULL };"),
            (Head, $"{Head} bool same = handed.it == found;"),
            (Remove, $"{Remove} handed.it = iova_tree_find(mappings, &key); if (same) {{ return; }}"));

        Assert.That(Proofs.Decide(subject, new Complete()), Is.Not.TypeOf<Verdict.Proved>());
    }

    [Test]
    public void One_that_a_turn_finds_for_the_next_is_as_good_as_one_that_it_finds_itself()
    {
        var subject = CSources.Edited(
            "sample-fixed",
            (Head, "for (found = iova_tree_find(mappings, &key); found; found = iova_tree_find(mappings, &key)) {"));

        Assert.That(Proofs.Decide(subject, new Complete()), Is.TypeOf<Verdict.Proved>());
        Assert.That(Proofs.Decide(subject, new Terminates()), Is.TypeOf<Verdict.Proved>());
    }
}
