using NUnit.Framework;
using VtdVerify.QemuSource;
using VtdVerify.QemuSource.Files;
using VtdVerify.QemuSource.Placing;
using VtdVerify.Specs;
using VtdVerify.Specs.Guarantees;
using VtdVerify.Tests.Specs;

namespace VtdVerify.Tests.QemuSource;

/// <summary>What a patch does beside the functions of the unmap: to macros whose meaning is stated, and with headers.</summary>
[Category("Proof")]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class PatchedTreeTests : IDisposable
{
    private const string Names = "include/qemu/names.h";
    private const string Include = "#include \"hw/i386/intel_iommu.h\"";
    private const string Own = "hw/i386/own.h";

    private readonly MiniTree mini = new();

    public void Dispose() => mini.Dispose();

    [TestCase("#define MIN(a, b) (a)", "'MIN'")]
    [TestCase("#define assert(condition)", "'assert'")]
    [TestCase("#define for(condition) if (condition)", "'for'")]
    [TestCase("#define trace_vtd_scope_gone(a, b, c) abort()", "'trace_vtd_scope_gone'")]
    [TestCase("#undef assert", "'assert'")]
    [TestCase("#define uint64_t uint32_t", "'uint64_t'")]
    [TestCase("#define edge at", "'edge'")]
    public void A_macro_of_a_stated_name_or_a_local_variables_is_refused(string line, string named) =>
        AssertUnread(Patched(() => mini.Write(Names, TextOf(Names) + line + "\n"), Names), named);

    [TestCase(Names, "#define MIN(a, b) MAX(a, b)", "'MIN'")]
    [TestCase(Names, "#define g_tree_remove(tree, key) FALSE", "'g_tree_remove'")]
    [TestCase(Names, "#define if(condition) for (; condition;)", "'if'")]
    [TestCase(MiniTree.Unmap, "#undef assert\n#define assert(x) do { if (x) { return; } } while (0)", "'assert'")]
    [TestCase(MiniTree.Mask, "#define MIN(a, b) (a)", "'MIN'")]
    [TestCase(MiniTree.Iova, "gboolean (*g_tree_remove)(GTree *, gconstpointer);", "'g_tree_remove'")]
    [TestCase(MiniTree.Iova, "static gboolean g_tree_remove(GTree *tree, gconstpointer key)\n{\n    return FALSE;\n}", "'g_tree_remove'")]
    public void A_tree_s_own_definition_of_a_stated_name_must_be_a_known_one(string path, string text, string named) =>
        AssertUnread(mini.Write(path, Behind(path, text)).Open(), named);

    [Test]
    public void A_definition_that_QEMU_has_had_for_a_stated_name_is_known()
    {
        mini.Write(Names, $"{TextOf(Names)}#define likely(x)   __builtin_expect(!!(x), 1)\n#define glue(x, y) xglue(x, y)\n");
        Assert.That(Proofs.Decide(mini.Read().Subject, new PlainCover()), Is.TypeOf<Verdict.Proved>());
    }

    [TestCase("#include \"odd.h\"", "'assert'")]
    [TestCase("#define VTD_ODD", "asks for 'VTD_ODD'")]
    [TestCase("#include \"brings.h\"", "asks for 'VTD_ODD'")]
    public void A_line_of_a_patch_that_brings_other_text_with_it_is_seen(string line, string named)
    {
        mini.Write("hw/i386/odd.h", "#undef assert\n#define assert(x)\n").Write("hw/i386/brings.h", "#define VTD_ODD\n")
            .Write(Names, $"{TextOf(Names)}#ifdef VTD_ODD\n#define VTD_STEP 2\n#endif\n");
        AssertUnread(Patched(() => mini.Replace(MiniTree.Unmap, Include, $"{line}\n{Include}"), MiniTree.Unmap), named);
    }

    [TestCase("#ifndef VTD_EXTRA\n#define VTD_EXTRA 3\n#endif")]
    [TestCase("#define DEBUG_VTD 0\n#if DEBUG_VTD\n#define VTD_SAY(a) printf(a)\n#endif")]
    public void A_condition_that_comes_with_its_macro_chooses_nothing_that_was_there(string lines)
    {
        // Behind the header's own guard.
        var diff = $"--- a/{Names}\n+++ b/{Names}\n@@ -4 +4,{lines.Split('\n').Length + 1} @@\n {TextOf(Names).Split('\n')[3]}\n+"
            + lines.Replace("\n", "\n+", StringComparison.Ordinal) + "\n";
        var after = PlacedPatch.In(mini.Open(), MiniTree.Patch(diff)).After;
        var verdict = Proofs.Decide(MiniTree.Read(after).Subject, new PlainCover());
        Assert.That(verdict, Is.TypeOf<Verdict.Proved>(), $"{verdict}");
    }

    [Test]
    public void A_new_header_s_guard_is_no_such_line()
    {
        var after = Patched(
            () => mini.Write(Own, "#ifndef VTD_OWN_H\n#define VTD_OWN_H\n#endif\n")
                .Replace(MiniTree.Unmap, Include, $"{Include}\n#include \"own.h\""),
            MiniTree.Unmap,
            Own);
        Assert.That(Proofs.Decide(MiniTree.Read(after).Subject, new PlainCover()), Is.TypeOf<Verdict.Proved>());
    }

    [TestCase(
        "static inline uint64_t le64_to_cpu(uint64_t v)\n{\n    return v;\n}",
        "static inline uint64_t le64_to_cpu(uint64_t v)\n{\n    return 0;\n}")]
    [TestCase(
        "",
        "#define CONVERT(e, n) static inline uint64_t e ## n ## _to_cpu(uint64_t v) { return 0; }\nCONVERT(le, 64)")]
    public void A_function_of_a_stated_name_is_refused(string before, string after)
    {
        mini.Replace(MiniTree.Unmap, "    assert(at <= edge);", "    assert(at <= le64_to_cpu(edge));");
        var text = TextOf(Names);
        mini.Write(Names, $"{text}{before}\n");
        AssertUnread(Patched(() => mini.Write(Names, $"{text}{after}\n"), Names), "le64_to_cpu");
    }

    [TestCase("static inline void trace_vtd_scope_gone(int a, hwaddr b, hwaddr c)\n{\n    g_free((void *)b);\n}")]
    [TestCase("void trace_vtd_scope_gone(int a, hwaddr b, hwaddr c);")]
    [TestCase("extern void (*trace_vtd_scope_gone)(int a, hwaddr b, hwaddr c);")]
    public void A_trace_point_that_a_header_declares_is_none(string declaration)
    {
        mini.Write(Names, $"{TextOf(Names)}{declaration}\n");
        AssertUnread(mini.Open(), "trace_vtd_scope_gone");
    }

    [TestCase("{\n    use(entry->iova);\n}", "{\n    use(entry->iova + 4096);\n}")]
    [TestCase("{\n}", "")]
    public void A_callback_that_a_patch_changes_is_no_longer_the_one_that_the_containers_stand_in_for(string before, string after)
    {
        const string Head = "static void vfio_iommu_map_notify(IOMMUNotifier *heard, IOMMUTLBEntry *entry)\n";
        mini.Write(MiniTree.Vfio, $"{Head}{before}\n");
        AssertUnread(
            Patched(() => mini.Write(MiniTree.Vfio, after.Length > 0 ? $"{Head}{after}\n" : "\n"), MiniTree.Vfio),
            "vfio_iommu_map_notify, which the patch changes");
    }

    [TestCase("vfio_iommu_map_notify, 3, 0", "vfio_iommu_map_only, 3, 0", "which callback a notifier gets")]
    [TestCase("one->index = 1;", "one->n.notify = vfio_iommu_map_only;", "which callback a notifier gets")]
    [TestCase("int watched;", "#define vfio_iommu_map_notify vfio_iommu_map_only", "vfio_iommu_map_notify, which the patch changes")]
    [TestCase("    QLIST_INSERT_HEAD(heads, one, node);\n", "", "memory_region_register_iommu_notifier, which the patch changes")]
    public void A_notifier_that_gets_another_callback_or_none_is_not_the_one_of_the_containers(string old, string text, string named)
    {
        const string Code = """
            int watched;
            void watch_begin(IOMMUWatch *one)
            {
                one->index = 1;
                iommu_notifier_init(&one->n, vfio_iommu_map_notify, 3, 0, 0xfff, one->index);
            }
            int memory_region_register_iommu_notifier(IOMMUHeads *heads, IOMMUNotifier *one)
            {
                QLIST_INSERT_HEAD(heads, one, node);
                return 0;
            }

            """;
        mini.Write(MiniTree.Vfio, Code);
        AssertUnread(Patched(() => mini.Replace(MiniTree.Vfio, old, text), MiniTree.Vfio), named);
    }

    [Test]
    public void A_patch_of_the_file_that_registers_notifiers_may_change_the_rest_of_it()
    {
        mini.Write(MiniTree.Vfio, "void begin(W *one)\n{\n    iommu_notifier_init(&one->n, vfio_iommu_map_notify, 3, 0, 1, 0);\n}\n");
        var after = Patched(() => mini.Replace(MiniTree.Vfio, "{\n", "{\n    one->notify = 0;\n    one->count++;\n"), MiniTree.Vfio);
        Assert.That(Proofs.Decide(MiniTree.Read(after).Subject, new PlainCover()), Is.TypeOf<Verdict.Unsupported>());
        after = Patched(() => mini.Replace(MiniTree.Vfio, "    one->notify = 0;\n", "    one->more++;\n"), MiniTree.Vfio);
        Assert.That(Proofs.Decide(MiniTree.Read(after).Subject, new PlainCover()), Is.TypeOf<Verdict.Unsupported>());
        after = Patched(() => mini.Replace(MiniTree.Vfio, "    one->more++;\n", string.Empty), MiniTree.Vfio);
        Assert.That(Proofs.Decide(MiniTree.Read(after).Subject, new PlainCover()), Is.TypeOf<Verdict.Proved>());
    }

    [TestCase("    vas->iova_tree = iova_tree_new();", "    if (state->aw_bits) {\n        vas->iova_tree = iova_tree_new();\n    }")]
    [TestCase("    vas->iova_tree = iova_tree_new();", "    do {\n        vas->iova_tree = iova_tree_new();\n    } while (0);")]
    [TestCase("    vas->iova_tree =", "    if (!state->aw_bits) {\n        return vas;\n    }\n    vas->iova_tree =")]
    [TestCase("    vas->iova_tree = iova_tree_new();", "    other->iova_tree = iova_tree_new();")]
    [TestCase("    vas->iommu_state = state;", "    if (state->aw_bits) {\n        vas->iommu_state = state;\n    }")]
    [TestCase("    vas->iova_tree =", "#ifdef CONFIG_TREES\n    vas->iova_tree =")]
    public void An_address_space_that_may_lack_its_tree_or_its_state_is_not_searched(string old, string text)
    {
        var end = text.StartsWith('#') ? "\n#endif" : string.Empty;
        mini.Replace(MiniTree.Unmap, old, text);
        AssertUnread(
            (end.Length > 0 ? mini.Replace(MiniTree.Unmap, "iova_tree_new();", $"iova_tree_new();{end}") : mini).Open(),
            "vtd_space_new allocates a VTDAddressSpace and does not give it");
    }

    [TestCase("VTDAddressSpace *one = g_new0(VTDAddressSpace, 1), *two = one;", "in another way than is read")]
    [TestCase("keep(g_malloc(sizeof(VTDAddressSpace)));", "in another way than is read")]
    [TestCase("IOVATree *old = vas->iova_tree;\n    iova_tree_destroy(old);", "iova_tree_destroy ( old )")]
    [TestCase("g_free(vas->iova_tree);", "g_free ( vas -> iova_tree")]
    [TestCase("g_free(vas);", "g_free ( vas )")]
    public void An_address_space_or_a_tree_that_is_made_or_freed_elsewhere_is_not_searched(string statements, string named) =>
        AssertUnread(mini.Replace(MiniTree.Unmap, "iova_tree_new();", $"iova_tree_new();\n    {statements}").Open(), named);

    [TestCase(MiniTree.Vfio, "#include \"qemu/names.h\"\n#include \"hw/i386/intel_iommu.h\"\nstatic int watched;\n")]
    [TestCase("hw/i386/own.h", "#include \"qemu/iova-tree.h\"\n#include \"qemu/names.h\"\n")]
    public void A_new_file_that_includes_headers_changes_none_of_them(string path, string text)
    {
        var after = Patched(() => mini.Write(path, text), path);
        Assert.That(Proofs.Decide(MiniTree.Read(after).Subject, new PlainCover()), Is.TypeOf<Verdict.Proved>());
    }

    [TestCase(MiniTree.Vfio, true)]
    [TestCase(MiniTree.Unmap, false)]
    public void What_a_C_file_includes_anew_counts_for_that_file_alone(string path, bool isProved)
    {
        mini.Write("hw/i386/odd.h", "#undef assert\n#define assert(x)\n").Write(MiniTree.Vfio, $"{Include}\nstatic int watched;\n");
        var after = Patched(() => mini.Replace(path, Include, $"{Include}\n#include \"hw/i386/odd.h\""), path);
        Assert.That(Proofs.Decide(MiniTree.Read(after).Subject, new PlainCover()) is Verdict.Proved, Is.EqualTo(isProved));
    }

    [TestCase("IOMMU_NOTIFIER_UNMAP = BITS_ONE,", "IOMMU_NOTIFIER_UNMAP = BITS_ONE << 4,", "IOMMU_NOTIFIER_UNMAP is 16")]
    [TestCase("IOMMU_NONE,", "IOMMU_NONE = 1,", "IOMMU_NONE is 1")]
    public void A_tree_that_numbers_events_or_permissions_otherwise_is_not_read(string old, string text, string named) =>
        Assert.That(
            () => mini.Replace("include/exec/memory.h", old, text).Read(), Throws.TypeOf<TreeException>().With.Message.Contains(named));

    [TestCase(MiniTree.Unmap, "iova_tree_new();", "gpa_tree_new();", "gpa_tree_new")]
    [TestCase(MiniTree.Unmap, "iova_tree_new();", "vas->iova_tree ? vas->iova_tree : iova_tree_new();", "iova_tree")]
    [TestCase(MiniTree.Unmap, "vas->iova_tree = iova_tree_new();", "(vas->iova_tree) = iova_tree_new();", "another way than is read")]
    [TestCase(MiniTree.Unmap, "iova_tree_new();", "iova_tree_new();\n    exchange(&vas->iova_tree);", "another way than is read")]
    [TestCase(MiniTree.Unmap, "iova_tree_new();", "iova_tree_new();\n    iova_tree_destroy(vas->iova_tree);", "another way than is read")]
    [TestCase(MiniTree.Iova, "g_tree_remove(where->tree, same);", "g_tree_remove(where->tree, same);\n        where = 0;", "another shape")]
    [TestCase(MiniTree.Iova, "NULL, g_free, NULL);", "NULL, g_free, g_free);", "does not make one tree")]
    [TestCase(MiniTree.Iova, "    return made;", "    made->tree = g_tree_new(other);\n    return made;", "does not make one tree")]
    [TestCase(MiniTree.Unmap, "    vas->iommu_state = state;\n", "", "gives no address space its iommu_state")]
    [TestCase(MiniTree.Unmap, "iova_tree_new();", "iova_tree_new();\n    made(vas)->iommu_state = NULL;", ") -> iommu_state = NULL")]
    [TestCase(MiniTree.Unmap, "iommu_state = state;", "iommu_state = none;\n    none = NULL;", "none = NULL")]
    [TestCase(MiniTree.Unmap, "iova_tree_new();", "iova_tree_new();\n    vas->iommu_state = NULL;", "vas -> iommu_state = NULL")]
    [TestCase(MiniTree.Unmap, "iova_tree_new();", "iova_tree_new();\n    vas->iommu_state = (void *)one;", "vas -> iommu_state = (")]
    [TestCase(MiniTree.Unmap, "iova_tree_new();", "iova_tree_new();\n    clear(&vas->iommu_state);", "& vas -> iommu_state")]
    [TestCase(MiniTree.Unmap, "iova_tree_new();", "iova_tree_new();\n    *vas = *first;", "* vas = * first")]
    [TestCase(MiniTree.Unmap, "iova_tree_new();", "iova_tree_new();\n    *vas->next = *vas->other;", "* vas -> next = * vas -> other")]
    [TestCase(MiniTree.Unmap, "iova_tree_new();", "iova_tree_new();\n    memcpy(vas, first, sizeof(*vas));", "memcpy ( vas ,")]
    [TestCase(MiniTree.Unmap, "iova_tree_new();", "iova_tree_new();\n    memcpy(found(1), first, 8);", "memcpy ( found (")]
    [TestCase(MiniTree.Unmap, "iova_tree_new();", "iova_tree_new();\n    keep(g_memdup2(vas, 8));", "g_memdup2 ( vas ,")]
    [TestCase(MiniTree.Unmap, "iova_tree_new();", "iova_tree_new();\n    vas[1] = first[0];", "vas [ 1 ] =")]
    public void A_tree_that_is_made_otherwise_is_not_searched(string path, string old, string text, string named) =>
        AssertUnread(mini.Replace(path, old, text).Open(), named);

    [TestCase(MiniTree.Iova, "    return g_tree_lookup(", "    _Generic(0, int: 0);\n    return g_tree_lookup(", "found ':', expected")]
    [TestCase(MiniTree.Iova, "    for (;;) {", "    for (;;) {\n        _Generic(0, int: 0);", "found ':', expected")]
    [TestCase(MiniTree.Iova, "    return made;", "    return _Generic(0, int: made);", "does not make one tree")]
    [TestCase(MiniTree.Memory, "    assert(what->type", "    _Generic(0, int: 0);\n    assert(what->type", "found ':', expected")]
    [TestCase(MiniTree.Iova, "void iova_tree_remove(", "void REMOVE(", "iova_tree_remove")]
    [TestCase(MiniTree.Memory, "void memory_region_notify_iommu_one(", "void NAME(notify, one)(", "memory_region_notify_iommu_one")]
    [TestCase(MiniTree.Mask, "dma_aligned_pow2_mask", "dma_renamed", "dma_aligned_pow2_mask")]
    public void What_is_there_and_is_not_read_is_not_the_machines(string path, string old, string text, string named) =>
        AssertUnread(mini.Replace(path, old, text).Open(), named);

    [Test]
    public void A_file_that_a_patch_takes_away_is_not_one_that_the_tree_lacks() =>
        AssertUnread(Patched(() => File.Delete(mini[MiniTree.Iova]), MiniTree.Iova), "iova-tree.c does not define it");

    [Test]
    public void A_function_that_a_patch_defines_in_a_second_file_is_neither_of_them()
    {
        const string Second = "hw/i386/own-tree.c";
        AssertUnread(
            Patched(() => mini.Write(Second, TextOf(MiniTree.Iova)), Second), "a file of the patch defines iova_tree_find beside");
    }

    [Test]
    public void A_definition_whose_type_stands_on_a_line_of_its_own_is_found()
    {
        mini.Write("util/trees.c", TextOf(MiniTree.Iova)
            .Replace("void iova_tree_remove(", "void\niova_tree_remove(", StringComparison.Ordinal)
            .Replace("if (!same) {", "if (1) {", StringComparison.Ordinal));
        File.Delete(mini[MiniTree.Iova]);
        AssertUnread(mini.Open(), "util/trees.c");
    }

    [TestCase("    _Static_assert(sizeof(int) == 4, \"four\");")]
    [TestCase("    switch (key.perm) {\n    case 0:\n        __attribute__((fallthrough));\n    default:\n        break;\n    }")]
    public void Words_to_the_compiler_within_a_function_are_read(string line)
    {
        mini.Replace(MiniTree.Iova, "    for (;;) {", $"{line}\n    for (;;) {{");
        Assert.That(Proofs.Decide(mini.Read().Subject, new PlainCover()), Is.TypeOf<Verdict.Proved>());
    }

    [TestCase("VTDAddressSpace *one = vas->next, **more = &one;\n    vas->pasid = one->pasid * (*more)->pasid;")]
    [TestCase("VTDAddressSpace *made = g_malloc0(sizeof(*vas));\n    made->devfn = vas->devfn;")]
    [TestCase("vas = all->dev_vas[1];\n    all->dev_vas[2] = vas;")]
    [TestCase("all->spaces[vas->devfn] = vas;\n    *last = vas->devfn;")]
    public void Members_and_pointers_of_an_address_space_may_be_used(string statements)
    {
        var mended = mini.Replace(MiniTree.Unmap, "iova_tree_new();", $"iova_tree_new();\n    {statements}").Open();
        Assert.That(Proofs.Decide(MiniTree.Read(mended).Subject, new PlainCover()), Is.TypeOf<Verdict.Proved>());
    }

    [TestCase("const DMAMap *iova_tree_find(const IOVATree *where, const DMAMap *key) __attribute__((const));", "'const'")]
    [TestCase("void iova_tree_remove(IOVATree *where, DMAMap range) __attribute__((noreturn));", "'noreturn'")]
    [TestCase("static AddressSpace address_space_memory;", "address_space_memory")]
    [TestCase("static unsigned int global_dirty_tracking;", "global_dirty_tracking")]
    public void Other_declarations_of_what_the_machine_provides_are_refused(string declaration, string named) =>
        AssertUnread(mini.Replace(MiniTree.Unmap, Include, $"{Include}\n{declaration}").Open(), named);

    [TestCase("#pragma redefine_extname iova_tree_remove other_remove", "#pragma redefine_extname")]
    [TestCase("_Pragma(\"weak iova_tree_remove = other_remove\")", "_Pragma")]
    [TestCase("__asm__(\".set iova_tree_remove, other_remove\");", "__asm__")]
    [TestCase("void other_remove(void) __asm__(\"iova_tree_remove\");", "__asm__")]
    [TestCase("#define OTHER __asm__(\"iova_tree_remove\")", "__asm__")]
    public void A_word_to_the_compiler_or_the_assembler_is_refused(string line, string named) =>
        AssertUnread(Patched(() => mini.Write(Names, $"{TextOf(Names)}{line}\n"), Names), named);

    [TestCase(MiniTree.Iova, "    return g_tree_lookup(", "    ((DMAMap *)key)->size = 0;\n    return g_tree_lookup(")]
    [TestCase(
        MiniTree.Memory,
        "        self->notify(self, &copy);", "        self->notify(self, &copy);\n        self->notifier_flags = 0;")]
    public void A_function_of_the_machines_that_writes_what_it_is_given_is_not_its(string path, string old, string text) =>
        AssertUnread(mini.Replace(path, old, text).Open(), "a write into what is there after the call");

    [TestCase("#include \"../i386/own.h\"", "hw/i386/own.h", "VTD_OWN")]
    [TestCase("#include \"own.def\"", "hw/i386/own.def", "own.def")]
    [TestCase("#include <linux/own.h>", "linux-headers/linux/own.h", "VTD_OWN")]
    [TestCase("#include \"kvm/own.h\"", "target/i386/kvm/own.h", "VTD_OWN")]
    [TestCase("#include \"elsewhere/own.h\"", "hw/i386/own.h", "elsewhere/own.h")]
    [TestCase("#include <own.h>", "hw/i386/own.h", "<own.h>")]
    [TestCase("#ifdef CONFIG_A\n#include \"own.h\"\n#else\n#include \"other.h\"\n#endif", "hw/i386/own.h", "own.h")]
    public void A_header_of_a_patch_is_read_or_named(string include, string path, string named)
    {
        var after = Patched(
            () => mini.Write(path, "#define VTD_OWN 1\n#define VTD_OWN 2\n")
                .Replace(MiniTree.Unmap, Include, $"{Include}\n{include}")
                .Replace(MiniTree.Unmap, "    assert(at <= edge);", "    assert(at <= edge + VTD_OWN);"),
            MiniTree.Unmap,
            path);
        AssertUnread(after, named);
    }

    [Test]
    public void A_library_s_function_that_a_patch_defines_is_refused()
    {
        const string Own = "\ngboolean g_tree_remove(GTree *tree, gconstpointer key)\n{\n    return FALSE;\n}\n";
        var after = Patched(() => mini.Write(MiniTree.Iova, TextOf(MiniTree.Iova) + Own), MiniTree.Iova);
        AssertUnread(after, "'g_tree_remove', which util/iova-tree.c of the patch defines");
    }

    [Test]
    public void Two_functions_of_one_name_in_headers_are_neither_of_them()
    {
        const string Length = "static inline hwaddr own_length(hwaddr a)\n{\n    return a";
        mini.Write(Own, $"{Length};\n}}\n").Write("hw/i386/other.h", $"{Length} + 1;\n}}\n")
            .Replace(MiniTree.Unmap, Include, $"{Include}\n#include \"own.h\"\n#include \"other.h\"")
            .Replace(MiniTree.Unmap, "    assert(at <= edge);", "    assert(at <= own_length(edge));");
        AssertUnread(mini.Open(), "own_length");
    }

    [TestCase("#define OWN(name) vtd_##name\nvoid vtd_set(void)\n{\n    OWN(idle) = 1;\n}", false)]
    [TestCase("#define GLUE(a, b) a##b\nvoid vtd_set(void)\n{\n    GLUE(vtd_, idle) = 1;\n}", false)]
    [TestCase("#define OWN(name) other_##name", true)]
    public void A_variable_whose_name_a_macro_may_paste_is_not_followed(string macro, bool isProved)
    {
        using var tracked = MiniTree.Tracked()
            .Replace(MiniTree.Unmap, "static void vtd_drain(", $"static int vtd_idle;\n\n{macro}\n\nstatic void vtd_drain(")
            .Replace(MiniTree.Unmap, "    while ((found =", "    if (vtd_idle) {\n        return;\n    }\n    while ((found =");
        Assert.That(Proofs.Decide(tracked.Read().Subject, new Complete()) is Verdict.Proved, Is.EqualTo(isProved));
    }

    // Directly behind the last header that the file includes, or at its end.
    private string Behind(string path, string text)
    {
        var old = TextOf(path);
        var at = old.LastIndexOf("#include", StringComparison.Ordinal);
        at = at < 0 || path == Names ? old.Length : old.IndexOf('\n', at) + 1;
        return $"{old[..at]}{text}\n{old[at..]}";
    }

    private string TextOf(string path) => File.ReadAllText(mini[path]);

    private QemuTree Patched(Action change, params string[] paths)
    {
        var before = mini.Open();
        _ = paths.Where(before.Has).Select(path => before.Read(path).Unit).ToList();
        change();
        return mini.Open().MarkedSince(before, paths);
    }

    private static void AssertUnread(QemuTree tree, string reason)
    {
        var verdict = Proofs.Decide(MiniTree.Read(tree).Subject, new PlainCover());
        Assert.That((verdict as Verdict.Unsupported)?.Construct, Does.Contain(reason), $"{verdict}");
    }
}
