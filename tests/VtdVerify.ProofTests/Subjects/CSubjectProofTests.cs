using NUnit.Framework;
using VtdVerify.CSubset;
using VtdVerify.Specs;
using VtdVerify.Specs.Guarantees;
using VtdVerify.Tests.Specs;

namespace VtdVerify.Tests.Subjects;

/// <summary>What a proof says of C that is not read or breaks a rule of the language.</summary>
[Category("Proof")]
internal sealed class CSubjectProofTests
{
    [Test]
    public void A_function_that_nobody_knows_is_unsupported_where_it_is_called()
    {
        var verdict = (Verdict.Unsupported)Proofs.Decide(
            CSources.Text("""
                static void vtd_address_space_unmap(VTDAddressSpace *as, IOMMUNotifier *n)
                {
                    drop_everything(as, n->start);
                }
                """),
            new PowerOfTwo());
        Assert.That(verdict.Construct, Does.Contain("drop_everything"));
        Assert.That(verdict.Site.ToString(), Is.EqualTo($"{CSources.File}:3"));
    }

    [Test]
    public void Reading_a_mapping_after_its_removal_is_refuted() => Assert.That(
        Proofs.Decide(
            CSources.Text("""
                static void vtd_address_space_unmap(VTDAddressSpace *as, IOMMUNotifier *n)
                {
                    const DMAMap key = { .iova = n->start, .size = n->end - n->start };
                    const DMAMap *map = iova_tree_find(as->iova_tree, &key);
                    hwaddr gone;

                    if (map) {
                        iova_tree_remove(as->iova_tree, *map);
                        gone = map->iova;
                    }
                }
                """),
            new PowerOfTwo()),
        Is.TypeOf<Verdict.Refuted>());

    [TestCase("static int iova_tree_compare(const void *wanted, const void *there, void *unused)\n{\n    return 0;\n}", null)]
    [TestCase("    return 0;\n}", "static int iova_tree_compare(const void *wanted, const void *there, void *unused)")]
    [TestCase("IOVATree *iova_tree_new(void)\n{\n    return tree;\n}", null)]
    public void What_searches_find_is_open_where_the_patch_changes_what_they_rest_on(string text, string? heading)
    {
        IReadOnlyList<SourceSegment> changed =
            [new("util/iova-tree.c", 58, [.. text.Split('\n').Select(line => new SourceLine(line, Changed: true))], heading)];
        var subject = CSources.Subject("compares", [.. CSources.SampleSegments("sample-fixed"), .. changed]);
        var complete = Proofs.Decide(subject, GuaranteeCatalog.All.Single(g => g.Id == "complete"));
        Assert.That(complete, Is.InstanceOf<Verdict.Unsupported>());
        Assert.That(((Verdict.Unsupported)complete).Construct, Does.StartWith("util/iova-tree.c:58: iova_tree_"));
    }
}
