using NUnit.Framework;
using VtdVerify.Mutation.Equivalence;
using VtdVerify.Mutation.Revisions;
using VtdVerify.Specs.Assumptions;
using VtdVerify.Specs.Guarantees;
using VtdVerify.Specs.Proof;
using VtdVerify.Specs.Shrinking;
using VtdVerify.Subjects;
using VtdVerify.Tests.Specs;
using VtdVerify.Tests.Subjects;

namespace VtdVerify.Tests.Mutation;

/// <summary>
/// What `diff`, `mutate` and `list --witness` make of the kinds of code on which a verdict was once wrong, one of each kind: two that
/// differ are never called the same, and what is false has no witness.
/// </summary>
[Category("Proof")]
[Parallelizable(ParallelScope.Children)]
internal sealed class KindsOfUnsoundnessTests
{
    private const string Head = "while ((found = iova_tree_find(mappings, &key))) {";
    private const string Notify = "memory_region_notify_iommu_one(nt, &gone);";
    private const string Remove = "iova_tree_remove(mappings, *found);";
    private const string Declared = "const DMAMap *found;";
    private const string Drain = "static void vtd_drain_scope(";
    private const string Guard = "if (global_dirty_tracking) {";

    private static readonly TestCaseData[] Kinds =
    [
        Kind("a count in the address space", "complete", (Notify, $"if (vas->pasid++ < 100) {{ {Notify} }}")),
        Kind("a count in a static variable", "complete",
            (Declared, Declared + " static int turns;"), (Notify, $"if (turns++ < 100) {{ {Notify} }}")),
        Kind("the notifier's end is moved", "no-abort", (Head, $"nt->end = nt->start + 0xfff; {Head}")),
        Kind("a field that the machine does not set", "complete", (Head, $"if (vas->pasid == 4) {{ return; }} {Head}")),
        Kind("read-only mappings are not notified", "complete", (Notify, $"if (found->perm != IOMMU_RO) {{ {Notify} }}")),
        Kind("the hundredth turn is the last", "complete",
            (Declared, Declared + " int turns = 0;"), (Remove, Remove + " if (++turns == 100) { break; }")),
        Kind("a print reads what was freed", "notify-first", (Remove, Remove + " trace_vtd_gone(found->iova);")),
        Kind("a macro replaces an enumerator", "event-constants",
            (Drain, "#define IOMMU_NONE IOMMU_RO\n" + Drain + "VTDAddressSpace *vas, IOMMUNotifier *nt)")),
        Kind("a width that the hidden rest reads", "plain-cover", (Guard, $"    vas->iommu_state->aw_bits = 32;\n    {Guard}")),
        Kind("effects without an order", "no-abort", (Head, $"int i = 0; i = i++ + 1; {Head}")),
        Kind("a tracked path that nothing takes", "exact", (Guard, "if (global_dirty_tracking == 8) {")),
        Kind("an assertion that holds for the last mapping", "no-abort", (Remove, Remove + " assert(!iova_tree_find(mappings, &key));")),
    ];

    [TestCaseSource(nameof(Kinds))]
    public void Two_that_differ_are_not_the_same(string guarantee, (string Line, string Instead)[] edits)
    {
        var (original, other) = (CSources.FromSample("sample-fixed"), CSources.Edited("sample-fixed", edits));

        Assert.That(BehaviourDiff.Of(original, other, RunSolver.Create), Is.Not.InstanceOf<BehaviourComparison.Same>());
        Assert.That(new EquivalenceProver(original, RunSolver.Create).Prove(other).IsEquivalent, Is.False);
    }

    [TestCaseSource(nameof(Kinds))]
    public void What_is_false_has_no_witness(string guarantee, (string Line, string Instead)[] edits)
    {
        var (original, other) = (CSources.FromSample("sample-fixed"), CSources.Edited("sample-fixed", edits));

        Assert.That(Witnesses(original, guarantee), Has.None.Null);
        Assert.That(Witnesses(other, guarantee), Has.Some.Null);
    }

    [Test]
    public void A_function_of_another_file_is_not_the_same_as_one_of_this_file()
    {
        const string Helper =
            "static void vtd_tell(IOMMUNotifier *nt, IOMMUTLBEvent *gone)\n{\n    memory_region_notify_iommu_one(nt, gone);\n}";
        var calls = (Notify, "vtd_tell(nt, &gone);");
        var elsewhere = CSources.Lines(Helper)[0] with { File = "hw/i386/other.c" };
        var edited = CSources.EditedSegments("sample-fixed", calls);

        var other = CSources.Subject("a helper elsewhere", [.. edited, elsewhere]);

        Assert.That(
            BehaviourDiff.Of(CSources.FromSample("sample-fixed"), other, RunSolver.Create),
            Is.Not.InstanceOf<BehaviourComparison.Same>());
        Assert.That(Witnesses(other, "complete"), Has.Some.Null);
    }

    private static IReadOnlyList<ConcreteCase?> Witnesses(ISubject subject, string guarantee) =>
    [
        .. Proofs.Prove(subject, [GuaranteeCatalog.All.Single(one => one.Id == guarantee)])
            .Where(proof => proof.ScopeClass == ScopeClass.Every)
            .Select(proof => SmallestWitness.Of(subject, proof)),
    ];

    private static TestCaseData Kind(string name, string guarantee, params (string Line, string Instead)[] edits) =>
        new TestCaseData(guarantee, edits).SetArgDisplayNames(name);
}
