using NUnit.Framework;
using VtdVerify.CSubset;
using VtdVerify.Model;
using VtdVerify.Specs.Observation;
using VtdVerify.Subjects;

namespace VtdVerify.Tests.Subjects;

/// <summary>
/// A patch is read as it is compiled: macros, conditions and files decide what its lines mean. The upper of VFIO's scopes tells the right
/// key from the one that wraps.
/// </summary>
internal sealed class PreprocessedSubjectTests
{
    private const string Right = "(scope_end - scope_start)";

    private const string Heading = "static void vtd_address_space_unmap(VTDAddressSpace *vas, IOMMUNotifier *nt)";

    [TestCase("#define LENGTH " + Right, "finds")]
    [TestCase("#define LENGTH (scope_end)", "misses")]
    [TestCase("#define LENGTH " + Right + "\n#undef LENGTH\n#define LENGTH scope_end", "misses")]
    [TestCase("#define LENGTH scope_end\n#undef LENGTH\n#define LENGTH " + Right, "finds")]
    [TestCase("#define LENGTH scope_end GAP\n#define GAP - scope_start", "finds")]
    [TestCase("#define JOIN(a, b) a##b\n#define LENGTH JOIN(scope_, end)", "misses")]
    [TestCase("#define LAST(a, ...) __VA_ARGS__\n#define LENGTH LAST(" + Right + ", scope_end)", "misses")]
    [TestCase("#define LENGTH (scope_end /* - scope_start\n */ )", "misses")]
    [TestCase("#define LENGTH (scope_end \\\n    - scope_start)", "finds")]
    [TestCase("#define STRAY #\\\n\n#define LENGTH " + Right, "finds")]
    [TestCase("#define STRAY #\\\nx\n#define LENGTH scope_end", "misses")]
    [TestCase("#if 2 > 3\n#define LENGTH " + Right + "\n#else\n#define LENGTH scope_end\n#endif", "misses")]
    [TestCase("#ifdef __clang__\n#define LENGTH scope_end\n#else\n#define LENGTH " + Right + "\n#endif", "finds")]
    [TestCase("#ifdef __x86_64__\n#define LENGTH scope_end\n#else\n#define LENGTH " + Right + "\n#endif", "misses")]
    [TestCase("#define OWN\n#if defined(OWN) && !defined OTHER && 0\n#elif defined(OWN)\n#define LENGTH scope_end\n#endif", "misses")]
    [TestCase("#define LENGTH " + Right + "\n#define start end", "misses")]
    [TestCase("#define LENGTH " + Right + "\n#define while(condition) if (0)", "misses")]
    [TestCase("#define LENGTH " + Right + "\n#define iova_tree_find(tree, key) NULL", "misses")]
    public void The_definition_that_stands_before_the_use_counts(string before, string expected) =>
        Assert.That(new EditedSample("LENGTH", before).Tracked, Is.EqualTo(expected));

    [TestCase("#ifdef CONFIG_LENGTH\n#define LENGTH scope_end\n#endif", "'CONFIG_LENGTH' is not known")]
    [TestCase("#if CONFIG_A + 1 > 1\n#define LENGTH scope_end\n#else\n#define LENGTH 0\n#endif", "'CONFIG_A' is not known")]
    [TestCase("#define LENGTH 0\n#pragma pop_macro(\"LENGTH\")", "code after #pragma pop_macro")]
    [TestCase("_Pragma(\"pop_macro(\\\"LENGTH\\\")\")\n#define LENGTH 0", "code after a _Pragma")]
    [TestCase("#ifdef CONFIG_A\ntypedef uint64_t Length;\n#else\ntypedef uint8_t Length;\n#endif\n#define LENGTH (Length)0", "'CONFIG_A'")]
    [TestCase("enum {\n#ifdef CONFIG_A\n    FIRST,\n#endif\n    LENGTH\n};", "'CONFIG_A' is not known")]
    [TestCase("#ifdef CONFIG_A\n#else\n#define iova_tree_find(t, k) NULL\n#endif\n#define LENGTH 0", "'CONFIG_A' is not known")]
    [TestCase("#include \"length.inc\"\n#define LENGTH 0", "#include \"length.inc\"")]
    public void What_decides_and_is_not_known_is_named(string before, string named) =>
        Assert.That(new EditedSample("LENGTH", before).Tracked, Does.Contain(named));

    [TestCase("#ifndef CONFIG_A\n#else\n    return;\n#endif", "'CONFIG_A' is not known")]
    [TestCase("#if 0\n    return;\n#endif", "finds")]
    [TestCase("#if 1 - 0\n    return;\n#endif", "misses")]
    [TestCase("    // commented \\\n    return;", "finds")]
    public void Conditions_inside_a_function_are_obeyed(string inside, string expected) =>
        Assert.That(new EditedSample(Right) { InFunction = inside }.Tracked, Does.Contain(expected));

    [TestCase("trace_vtd_forget", "misses")]
    [TestCase("error_report", "misses")]
    [TestCase("abort", "misses")]
    [TestCase("g_assert", "a call of 'g_assert', which is a macro and a name besides")]
    public void A_function_of_the_patch_is_that_function_unless_its_name_is_a_macro_s(string name, string expected)
    {
        var before = $"static void {name}(IOVATree *tree, DMAMap all)\n{{\n    iova_tree_remove(tree, all);\n}}";
        Assert.That(new EditedSample(Right, before) { InFunction = $"    {name}(mappings, key);" }.Tracked, Is.EqualTo(expected));
    }

    [TestCase("hw/i386/other.c", "static hwaddr vtd_length(IOMMUNotifier *nt)\n{\n    return nt->end - nt->start;\n}")]
    [TestCase("tests/unit/test-vtd.c", "static hwaddr vtd_length(IOMMUNotifier *nt)\n{\n    return nt->end - nt->start;\n}")]
    [TestCase("hw/a.c", "#define vtd_length(nt) ((nt)->end - (nt)->start)\n#define end start")]
    [TestCase("hw/arm/other.h", "static inline hwaddr vtd_length(IOMMUNotifier *nt)\n{\n    return nt->end - nt->start;\n}")]
    [TestCase("tests/unit/test-vtd.c", "static void vtd_address_space_unmap(VTDAddressSpace *vas, IOMMUNotifier *nt)\n{\n}")]
    public void Another_file_lends_nothing(string path, string text)
    {
        const string own = "static hwaddr vtd_length(IOMMUNotifier *nt)\n{\n    return nt->end;\n}";
        Assert.That(new EditedSample("vtd_length(nt)", own) { Others = [EditedSample.NewFile(path, text)] }.Tracked, Is.EqualTo("misses"));
    }

    [TestCase("#include \"vtd_length.h\"\n#undef LENGTH\n#define LENGTH scope_end", "#define LENGTH 0", "misses")]
    [TestCase("#define LENGTH scope_end\n#include \"vtd_length.h\"", "#undef LENGTH\n#define LENGTH " + Right, "finds")]
    [TestCase("#include \"vtd_length.h\"\n#include \"vtd_length.h\"", "#ifndef H\n#define H\n#define LENGTH 0\n#endif", "finds")]
    public void A_header_is_read_where_it_is_included(string before, string header, string expected)
    {
        var edited = new EditedSample("LENGTH", before) { Others = [EditedSample.NewFile("hw/i386/vtd_length.h", header)] };
        Assert.That(edited.Tracked, Is.EqualTo(expected));
    }

    [TestCase("#include \"../i386/vtd_length.h\"", "hw/i386/vtd_length.h", "misses")]
    [TestCase("#include \"./vtd_length.h\"", "hw/i386/vtd_length.h", "misses")]
    [TestCase("#include /* own */ \"vtd_length.h\"", "hw/i386/vtd_length.h", "misses")]
    [TestCase("#include <linux/vtd_length.h>", "linux-headers/linux/vtd_length.h", "misses")]
    [TestCase("#include \"kvm/vtd_length.h\"", "target/i386/kvm/vtd_length.h", "misses")]
    [TestCase("#include \"other/vtd_length.h\"", "hw/i386/vtd_length.h", "which may be hw/i386/vtd_length.h of the patch")]
    [TestCase("#include <vtd_length.h>", "hw/i386/vtd_length.h", "which may be hw/i386/vtd_length.h of the patch")]
    [TestCase("#ifdef CONFIG_A\n#include \"vtd_length.h\"\n#endif", "hw/i386/vtd_length.h", "'CONFIG_A' is not known")]
    [TestCase("#if 0\n#include \"vtd_length.h\"\n#endif", "hw/i386/vtd_length.h", "finds")]
    public void A_header_of_the_patch_counts_by_whatever_path_it_is_included(string before, string path, string expected)
    {
        var header = EditedSample.NewFile(path, "#define start end");
        Assert.That(new EditedSample(Right, before) { Others = [header] }.Tracked, Does.Contain(expected));
    }

    [TestCase("include/qemu/iova-tree.h", "typedef struct DMAMap {\n    uint32_t size;\n} DMAMap;", "includes it is not shown")]
    [TestCase("util/iova-tree.c", "void *iova_tree_find(const IOVATree *t, void *m)\n{\n    return NULL;\n}", "'iova_tree_find'")]
    [TestCase("util/iova-tree.c", "#define size iova", "'iova_tree_find'")]
    [TestCase("system/memory.c", "#define iommu_idx 0", "'memory_region_notify_iommu_one'")]
    public void What_another_file_may_change_is_open(string path, string text, string named) =>
        Assert.That(new EditedSample(Right) { Others = [EditedSample.NewFile(path, text)] }.Tracked, Does.Contain(named));

    [TestCase("", "covers")]
    [TestCase("#define VTD_OWN_LENGTH(n) ((n)->end)", "covers")]
    [TestCase("#undef VTD_ADDRESS_SIZE\n#define VTD_ADDRESS_SIZE(bits) (1ULL << ((bits) - 1))", "'VTD_ADDRESS_SIZE'")]
    [TestCase("#undef VTD_PAGE_SIZE\n#define VTD_PAGE_SIZE 8192ULL", "'VTD_PAGE_SIZE'")]
    [TestCase("#define hwaddr uint32_t", "'hwaddr'")]
    [TestCase("#define while(condition) if (condition)", "'while'")]
    [TestCase("#define addr_mask perm", "'addr_mask'")]
    [TestCase("static void iova_tree_remove(IOVATree *tree, DMAMap map)\n{\n}", "'iova_tree_remove'")]
    [TestCase("#ifdef CONFIG_A\n#define VTD_PAGE_SIZE 1\n#endif", "'VTD_PAGE_SIZE'")]
    public void The_hidden_rest_is_the_models_where_nothing_shown_changes_what_it_rests_on(string before, string expected) =>
        Assert.That(new EditedSample(Right, before).Plain, Does.Contain(expected));

    [TestCase(1, "adds in hw/i386/other.c: code of another file")]
    [TestCase(90, "may change in hw/i386/other.c: not all of that file is shown")]
    public void A_function_of_another_file_is_not_read_and_the_tree_is_asked_for(int firstLine, string reason)
    {
        string[] lines = ["hwaddr length_of(hwaddr a, hwaddr b)", "{", "    return b - a;", "}"];
        var other = new SourceSegment("hw/i386/other.c", firstLine, [.. lines.Select(line => new SourceLine(line, Changed: true))], null);
        var sample = new EditedSample("length_of(scope_start, scope_end)", "hwaddr length_of(hwaddr a, hwaddr b);") { Others = [other] };
        Assert.That(sample.Tracked, Does.Contain(reason).And.Contain("--qemu"));
    }

    [Test]
    public void A_line_that_is_removed_where_nothing_is_shown_cannot_be_placed()
    {
        var removal = new SourceSegment(CSources.File, 1960, [], Heading) { Absent = [new AbsentLine(1960, "    assert(!left);")] };
        Assert.That(
            () => new EditedSample(Right) { Others = [removal] }.Subject,
            Throws.TypeOf<UnreadableSubjectException>().With.Message.Contains("1960: lines that the patch changes cannot be placed"));
    }

    [Test]
    public void A_directive_that_is_added_where_nothing_is_shown_cannot_be_placed()
    {
        var added = new SourceSegment(CSources.File, 1960, [new SourceLine("#if 0", Changed: true)], Heading);
        Assert.That(
            () => new EditedSample(Right) { Others = [added] }.Subject,
            Throws.TypeOf<UnreadableSubjectException>().With.Message.Contains("1960"));
    }

    [Test]
    public void A_rest_of_which_the_patch_removes_a_line_is_not_the_models()
    {
        var segments = new EditedSample(Right).Segments.ToList();
        var end = segments[1].FirstLine + segments[1].Lines.Count;
        segments[1] = segments[1] with { Absent = [new AbsentLine(end, "    assert(left);")] };
        var machine = new MachineDescription { Notifiers = [NotifierDescription.BelowInterrupts] };
        var run = ConcreteRuns.Of(CSources.Subject("removed", segments), machine);
        Assert.That((run.Outcome as MachineOutcome.Unsupported)?.Construct, Does.EndWith("from which the patch removes 'assert(left);'"));
    }

    [TestCase("    int address_space_memory = 0;", "'address_space_memory'")]
    [TestCase("    enum { IOMMU_NONE = 3 };", "'IOMMU_NONE'")]
    [TestCase("#define uint64_t int", "'uint64_t'")]
    [TestCase("    int fresh = 0;", "covers")]
    public void A_declaration_in_front_of_the_hidden_rest_is_not_what_the_rest_means(string inUnmap, string expected) =>
        Assert.That(new EditedSample(Right) { InUnmap = inUnmap }.Plain, Does.Contain(expected));
}
