using NUnit.Framework;
using VtdVerify.Specs;

namespace VtdVerify.Tests.Specs;

/// <summary>
/// Code that goes through the notifiers, or takes turns before it gets to the mappings: what a bound says of it, and when it says nothing.
/// </summary>
[Category("Proof")]
[Parallelizable(ParallelScope.Children)]
internal sealed class BoundedProofTests
{
    private const string Head = "while ((found = iova_tree_find(mappings, &key)))";
    private const string Notify = "memory_region_notify_iommu_one(nt, &gone);";
    private const string Declared = "const DMAMap *found;";

    private static readonly (string Line, string Instead) EachIsNotified = (
        Notify,
        "        IOMMUNotifier *each;\n        IOMMU_NOTIFIER_FOREACH(each, &vas->iommu) {\n"
            + "            memory_region_notify_iommu_one(each, &gone);\n        }");

    [Test]
    public void The_notifiers_of_the_address_space_can_be_gone_through() => Assert.That(
        Decide("complete", EachIsNotified), Is.TypeOf<Verdict.ProvedToBound>().With.Property("Bound").EqualTo(2));

    [TestCase("complete")]
    [TestCase("dirty-kept")]
    public void Code_that_counts_notifiers_is_not_proved_for_all_that_there_may_be(string guarantee) => IsNotProved(
        guarantee,
        (Declared, Declared + "\n    IOMMUNotifier *each;\n    int count = 0;"),
        (Head, "    IOMMU_NOTIFIER_FOREACH(each, &vas->iommu) {\n        count++;\n    }\n"
            + $"    if (count > 2) {{\n        return;\n    }}\n    {Head} {{"));

    // Two loops within each other: what one notifier is told of is proved for some turns of the inner one.
    [Test]
    public void A_repair_that_notifies_each_notifier_is_not_refuted() =>
        Assert.That(Decide("notifiers-independent", EachIsNotified), Is.TypeOf<Verdict.Proved>().Or.TypeOf<Verdict.ProvedToBound>());

    [Test]
    public void A_bound_within_which_no_run_gets_to_what_the_claim_speaks_of_is_no_bound()
    {
        const string Turns = "    for (unsigned i = 0; i < 5 + (vas->pasid & 1); i++) { hash = hash * 5 + 3; }\n";
        const string Unnotified = "\n        if (hash == 77) { iova_tree_remove(mappings, *found); continue; }";
        var verdict = Decide(
            "complete", (Declared, Declared + "\n    unsigned hash = 0;"), (Head, $"{Turns}    {Head} {{{Unnotified}"));
        Assert.That(verdict, Is.TypeOf<Verdict.Unknown>().Or.TypeOf<Verdict.Refuted>());
    }

    // One turn of the loop through the notifiers serves one of them.
    [Test]
    public void A_bound_that_is_lower_than_the_number_of_notifiers_is_no_bound()
    {
        const string Through = "        left = 2;\n        IOMMU_NOTIFIER_FOREACH(each, &vas->iommu) {\n"
            + "            if (found->perm != IOMMU_WO || left-- == 2) {\n"
            + "                memory_region_notify_iommu_one(each, &gone);\n            }\n        }";
        var verdict = Decide(
            "notifiers-independent", (Declared, Declared + "\n    IOMMUNotifier *each;\n    int left;"), (Notify, Through));
        Assert.That(verdict, Is.TypeOf<Verdict.Unknown>().Or.TypeOf<Verdict.Refuted>());
    }

    private static Verdict Decide(string guarantee, params (string Line, string Instead)[] edits) =>
        Proofs.OfEditedSample(guarantee, edits);

    private static void IsNotProved(string guarantee, params (string Line, string Instead)[] edits) =>
        Assert.That(Decide(guarantee, edits), Is.Not.TypeOf<Verdict.Proved>());
}
