using NUnit.Framework;
using VtdVerify.QemuSource;
using VtdVerify.QemuSource.Walks;
using VtdVerify.Specs.Assumptions;

namespace VtdVerify.Tests.QemuSource;

/// <summary>What is proved of the scopes that VFIO registers for the sections of a region, and what stops the proof.</summary>
[Category("Proof")]
internal sealed class ScopeTests
{
    private const string Size = "\"own\", owner, \"own\", UINT64_MAX);";
    private const string Quiet = "    memory_region_add_subregion_overlap(MEMORY_REGION(&all->own), QUIET_FROM, &all->quiet, 1);\n";
    private const string Stop = "    memory_region_add_subregion_overlap(&all->around, QUIET_FROM, &all->stop, 2);\n";
    private const string MinusOne = "        edge = int128_sub(edge, int128_one());\n";
    private const string Handed = "part->offset_within_region, int128_get64(edge), 0);";
    private const string Register = "if (memory_region_register_iommu_notifier(part->mr, &one->heard, &error)) {";
    private const string Beginning = "    if (!bounds_of(part, &from, &edge)) {";
    private const string Allocation = "        Watched *one = g_malloc0(sizeof(*one));\n";

    // What was shown of the functions of the IOVA tree, which no test changes, is not shown again.
    private static readonly Lazy<TreeReader> Reader = new(MiniTree.Reader);

    [Test]
    public void The_two_scopes_are_proved_to_be_aligned_and_below_the_width()
    {
        var found = Of(MiniTree.Unmap);
        Assert.Multiple(() =>
        {
            Assert.That(found[Ledger.ScopeAligned.Id].IsShown, found[Ledger.ScopeAligned.Id].Finding);
            Assert.That(found[Ledger.ScopeBelowWidth.Id].IsShown, found[Ledger.ScopeBelowWidth.Id].Finding);
            Assert.That(found[Ledger.NotifierUnmaps.Id].IsShown, found[Ledger.NotifierUnmaps.Id].Finding);
            Assert.That(found[Ledger.ScopeAligned.Id].File, Is.EqualTo(MiniTree.Unmap));
            Assert.That(found[Ledger.ScopeAligned.Id].Finding, Does.StartWith(MiniTree.Vfio + ":")
                .And.Contain("[0x0, 0xfedfffff] and [0xfef00000, 0xffffffffffffffff], or [0x0, 0xffffffffffffffff] where"));
            Assert.That(found[Ledger.ScopeAligned.Id].Scopes, Is.EqualTo([ScopeClass.Lower.Scope, ScopeClass.Upper.Scope]));
        });
    }

    [Test]
    public void A_leaf_across_an_end_of_a_scope_is_named_with_what_becomes_of_its_event()
    {
        var found = Of(MiniTree.Unmap)[Ledger.NoStraddle.Id];
        Assert.Multiple(() =>
        {
            Assert.That(found.IsShown, Is.False);
            Assert.That(found.Finding, Does.StartWith("the mapping 0xc0000000 + 0x3fffffff lies in the scope [0x0, 0xfedfffff] in part; ")
                .And.Contain($"ends QEMU at {MiniTree.Memory}:"));
        });
    }

    [TestCase("QUIET_TO 0xfeefffffULL", "QUIET_TO 0xfeeffffeULL", "[0xfeefffff, 0xffffffffffffffff], which begins or ends within a page")]
    [TestCase("QUIET_FROM 0xfee00000ULL", "QUIET_FROM 0xfee00800ULL", "[0x0, 0xfee007ff], which begins or ends within a page")]
    [TestCase(Size, "\"own\", owner, \"own\", 0xffffffff);", "[0xfef00000, 0xfffffffe], which begins or ends within a page")]
    [TestCase(
        Quiet, Quiet + "    memory_region_add_subregion(&all->own, 0x800, &all->quiet);\n",
        "[0x0, 0x7ff], which begins or ends within a page")]
    public void Scopes_that_end_within_a_page_are_named(string old, string text, string words)
    {
        var found = Of(MiniTree.Unmap, (old, text))[Ledger.ScopeAligned.Id];
        Assert.Multiple(() =>
        {
            Assert.That(found.IsShown, Is.False);
            Assert.That(found.Finding, Does.Contain(words).And.Contain($"the region is that of {MiniTree.Unmap}:"));
        });
    }

    [TestCase(Quiet, "", 2)]
    [TestCase(Quiet + "\n    memory_region_init_io(&all->stop, owner, NULL, all, \"stop\", QUIET_BYTES);\n" + Stop, "", 1)]
    [TestCase("QUIET_TO 0xfeefffffULL", "QUIET_TO 0xfeffffffULL", 2)]
    [TestCase("QUIET_FROM 0xfee00000ULL", "QUIET_FROM 0ULL", 1)]
    [TestCase(Quiet, Quiet + "    memory_region_add_subregion(&all->own, 0x100000, &all->quiet);\n", 3)]
    public void Another_layout_has_other_scopes(string old, string text, int scopes)
    {
        var found = Of(MiniTree.Unmap, (old, text))[Ledger.ScopeAligned.Id];
        Assert.Multiple(() =>
        {
            Assert.That(found.IsShown, found.Finding);
            Assert.That(found.Scopes, Has.Count.EqualTo(scopes));
        });
    }

    [Test]
    public void A_region_that_nothing_hides_has_one_scope_across_whose_ends_no_leaf_lies()
    {
        var found = Of(MiniTree.Unmap, (Quiet, string.Empty), (Stop, string.Empty));
        Assert.That(found[Ledger.NoStraddle.Id].IsShown, found[Ledger.NoStraddle.Id].Finding);
    }

    [Test]
    public void A_scope_that_begins_above_the_width_is_named()
    {
        var found = Of(
            MiniTree.Unmap, ("QUIET_TO 0xfeefffffULL", "QUIET_TO 0x7fffffffffULL"))[Ledger.ScopeBelowWidth.Id];
        Assert.That((found.IsShown, found.Finding), Is.EqualTo((false, found.Finding)));
        Assert.That(found.Finding, Does.Contain("registers [0x8000000000, 0xffffffffffffffff], which begins at 2^39 or above"));
    }

    [TestCase(Size, "\"own\", owner, \"own\", board->most);", "the value of board->most")]
    [TestCase("&all->quiet, 1);", "board->which, 1);", "a subregion that is not known")]
    [TestCase("MEMORY_REGION(&all->own), QUIET_FROM", "board->into, QUIET_FROM", "a subregion of a region that is not known")]
    [TestCase("MEMORY_REGION(&all->own), QUIET_FROM", "MEMORY_REGION(&all->own), board->where", "the value of board->where")]
    [TestCase("&board->signals, 0, memory", "&board->memory, 0, memory", "memory, which holds others and nothing itself")]
    [TestCase("memory_region_init_io(&board->signals, owner, NULL, board, \"signals\", QUIET_BYTES);", "", "how signals is made")]
    [TestCase(Quiet, Quiet + "    memory_region_set_address(&all->quiet, 0);\n", "memory_region_set_address of quiet")]
    [TestCase("memory_region_init_iommu(&all->own, sizeof(all->own), \"own\", owner, \"own\", UINT64_MAX);", "", "no region of an IOMMU")]
    [TestCase(Quiet, Quiet + "    MEMORY_REGION(&all->own)->size = 0x800;\n", "a memory region that is written to itself")]
    [TestCase(Quiet, Quiet + "    MemoryRegion *one;\n    memory_region_set_address(one, 0x800);\n", "of a region that is not known")]
    [TestCase(Quiet, Quiet + "    memory_region_del_subregion(board->from, &all->other);\n", "of a region that is not known")]
    [TestCase(Quiet, Quiet + "    go(memory_region_set_address);\n", "some of the text that has memory_region_set_address")]
    [TestCase("#define QUIET_FROM", "#define MOVE memory_region_set_size\n#define QUIET_FROM", "text that has memory_region_set_size")]
    [TestCase(Quiet, Quiet + "    MemoryRegion *one;\n    memset(one, 0, 8);\n", "a memory region that is written to itself")]
    [TestCase(Quiet, Quiet + "    MemoryRegion *one;\n    _Generic(0, int: one->size = 8);\n", "found ':', expected")]
    [TestCase(Quiet, Quiet + "    all->quiet.addr += 0x800;\n", "a memory region that is written to itself")]
    [TestCase(Quiet, Quiet + "    ((MemoryRegion *)board->into)->priority = 0;\n", "a memory region that is written to itself")]
    [TestCase(Quiet, Quiet + "    all->own.parent_obj.enabled = 0;\n", "a memory region that is written to itself")]
    public void A_layout_that_is_not_known_is_named_with_its_place(string old, string text, string words)
    {
        var found = Of(MiniTree.Unmap, (old, text));
        Assert.Multiple(() =>
        {
            Assert.That(found[Ledger.ScopeAligned.Id].IsShown, Is.False);
            Assert.That(found[Ledger.ScopeAligned.Id].Finding, Does.StartWith(MiniTree.Unmap).And.Contain(words));
            Assert.That(found[Ledger.NoStraddle.Id].Finding, Is.EqualTo(found[Ledger.ScopeAligned.Id].Finding));
        });
    }

    [TestCase(MinusOne, "", "registers [0x0, 0xfee00000] for the section [0x0, 0xfedfffff] of the region")]
    [TestCase(MinusOne, MinusOne + MinusOne, "registers [0x0, 0xfedffffe] for the section [0x0, 0xfedfffff] of the region")]
    [TestCase(Handed, "from, int128_get64(edge), 0);", "for the section [0x0, 0xfedfffff] of the region, from = 0x")]
    [TestCase(Handed, "part->offset_within_address_space, int128_get64(edge), 0);", "section.offset_within_address_space")]
    [TestCase(Handed, Handed + "\n        one->heard.end = UINT64_MAX;", "registers [0x0, 0xffffffffffffffff] for the section ")]
    public void A_registration_of_something_else_is_shown_with_a_section(string old, string text, string words)
    {
        var found = Of(MiniTree.Vfio, (old, text));
        Assert.Multiple(() =>
        {
            Assert.That(found[Ledger.ScopeAligned.Id].IsShown, Is.False);
            Assert.That(found[Ledger.ScopeAligned.Id].Finding, Does.StartWith(MiniTree.Vfio).And.Contain(words));
            Assert.That(found[Ledger.ScopeAligned.Id].File, Is.EqualTo(MiniTree.Vfio));
            Assert.That(found[Ledger.ScopeAligned.Id].Line, Is.GreaterThan(0));
        });
    }

    [TestCase("IOMMU_NOTIFIER_MAP | IOMMU_NOTIFIER_UNMAP", "IOMMU_NOTIFIER_MAP", "with the flags 0x2")]
    [TestCase("IOMMU_NOTIFIER_MAP |", "IOMMU_NOTIFIER_DEVIOTLB_UNMAP |", "with the flags 0x5")]
    [TestCase(Handed, Handed + "\n        one->heard.notifier_flags = who->crowded;", "with the flags 0x")]
    public void A_notifier_that_is_told_of_something_else_is_shown_with_its_flags(string old, string text, string words)
    {
        var found = Of(MiniTree.Vfio, (old, text));
        Assert.Multiple(() =>
        {
            Assert.That(found[Ledger.NotifierUnmaps.Id].IsShown, Is.False);
            Assert.That(found[Ledger.NotifierUnmaps.Id].Finding, Does.StartWith(MiniTree.Vfio + ":").And.Contain(words));
            Assert.That(found[Ledger.ScopeAligned.Id].IsShown, found[Ledger.ScopeAligned.Id].Finding);
        });
    }

    [Test]
    public void A_notifier_for_unmaps_alone_is_one_that_unmaps() => Assert.That(
        Of(MiniTree.Vfio, ("IOMMU_NOTIFIER_MAP | IOMMU_NOTIFIER_UNMAP", "IOMMU_NOTIFIER_UNMAP"))[Ledger.NotifierUnmaps.Id].IsShown);

    [TestCase(Register, "if (0) {", "which hw/vfio has not")]
    [TestCase("    complain(part);", "    memory_region_register_iommu_notifier(0, 0, 0);", "a second ")]
    [TestCase(Register, "assert(!one); " + Register, "no path that can be taken registers a notifier")]
    [TestCase(Beginning, "    part->offset_within_region = 0;\n" + Beginning, "a write through an unknown pointer")]
    [TestCase(Allocation, Allocation + "        while (who->crowded) {\n        }\n", "a loop behind an allocation")]
    [TestCase(Allocation, Allocation + "        elsewhere(&one->heard);\n", "unknown function 'elsewhere'")]
    [TestCase("return;\n    }\n\n    if (map_plain", "one->heard.end++;\n    }\n\n    if (map_plain", "writes end of a notifier")]
    [TestCase("hook, MemoryRegionSection *part)\n{", "hook, MemoryListener *part)\n{", "which is not given one MemoryRegionSection")]
    public void A_registration_that_cannot_be_followed_is_named(string old, string text, string words)
    {
        var found = Of(MiniTree.Vfio, (old, text));
        Assert.Multiple(() =>
        {
            Assert.That(found[Ledger.ScopeBelowWidth.Id].IsShown, Is.False);
            Assert.That(found[Ledger.ScopeBelowWidth.Id].Finding, Does.Contain(words));
        });
    }

    [TestCase("listening->end += 1;", false)]
    [TestCase("keep(&listening->start);", false)]
    [TestCase("widen(listening);", false)]
    [TestCase("memset(listening, 0, sizeof(*listening));", false)]
    [TestCase("*listening = (IOMMUNotifier) { };", false)]
    [TestCase("assert(listening->end >= listening->start);", true)]
    public void A_registration_leaves_the_scope_as_it_is(string statement, bool isShown)
    {
        const string Asserted = "    assert(listening->start <= listening->end);";
        const string Registers = "int memory_region_register_iommu_notifier(";
        var found = Of(
            MiniTree.Memory,
            (Asserted, $"    {statement}"),
            (Registers, $"static void widen(IOMMUNotifier *one)\n{{\n    one->end = UINT64_MAX;\n}}\n\n{Registers}"));
        Assert.That(found[Ledger.ScopeAligned.Id].IsShown, Is.EqualTo(isShown), found[Ledger.ScopeAligned.Id].Finding);
    }

    [TestCase(MiniTree.Vfio, "one->heard.end -= 1;")]
    [TestCase(MiniTree.Vfio, "IOMMUNotifier *its = &one->heard;\n    its->notifier_flags |= IOMMU_NOTIFIER_MAP;")]
    [TestCase(MiniTree.Vfio, "IOMMUNotifier *its = &one->heard;\n    *its = *(IOMMUNotifier *)spare;")]
    [TestCase(MiniTree.Vfio, "memset(&one->heard, 0, 8);")]
    [TestCase(MiniTree.Vfio, "LAST_OF(one) -= 1;")]
    [TestCase(MiniTree.Unmap, "IOMMUNotifier *its = one->first;\n    its->end = its->start + 5;")]
    [TestCase(MiniTree.Unmap, "IOMMUNotifier *first = NULL, *its = one->first;\n    its->end = 5;")]
    [TestCase(MiniTree.Unmap, "IOMMUNotifier *its = one->first;\n    _Generic(0, int: its->end = 5);")]
    public void No_other_function_writes_into_a_notifier(string path, string statements)
    {
        using var mini = MiniTree.WithScopes();
        mini.Write(path, $"{File.ReadAllText(mini[path])}\nvoid vtd_shift(Watched *one, void *spare)\n{{\n    {statements}\n}}\n");
        var found = Of(mini)[Ledger.ScopeAligned.Id];
        Assert.That((found.IsShown, found.Finding), Is.EqualTo((false, found.Finding)));
        Assert.That(found.Finding, Does.StartWith(path).And.Contain("writes into a notifier that may be registered"));
    }

    [Test]
    public void No_function_of_a_header_writes_into_a_notifier()
    {
        const string Header = "include/exec/memory.h";
        using var mini = MiniTree.WithScopes();
        mini.Write(Header, $"{File.ReadAllText(mini[Header])}\nstatic inline void clamp(IOMMUNotifier *one)\n{{\n    one->end -= 1;\n}}\n");
        var found = Of(mini)[Ledger.ScopeAligned.Id];
        Assert.That((found.IsShown, found.Finding), Is.EqualTo((false, found.Finding)));
        Assert.That(found.Finding, Does.StartWith(Header).And.Contain("writes into a notifier that may be registered"));
    }

    [TestCase("watch_part(hook, part);", true)]
    [TestCase("watch_part(hook, (part));", true)]
    [TestCase("MemoryRegionSection copy = *part;\n    watch_part(hook, &copy);", false)]
    [TestCase("MemoryRegionSection *kept = part;\n    watch_part(hook, kept);", false)]
    [TestCase("part->offset_within_region += 1;\n    watch_part(hook, part);", false)]
    [TestCase("part++;\n    watch_part(hook, part);", false)]
    [TestCase("_Generic(0, int: 0);\n    watch_part(hook, part);", false)]
    [TestCase("MemoryRegionSection *other = part;\n    other->size = 0;\n    watch_part(hook, part);", false)]
    [TestCase("hook->region_add(hook, &copy);", false)]
    [TestCase("void (*call)(MemoryListener *, MemoryRegionSection *) = watch_part;", false)]
    [TestCase("MemoryListener own = { .region_add = watch_part };", true)]
    public void Who_calls_the_registration_hands_on_its_own_section(string statements, bool isShown)
    {
        using var mini = MiniTree.WithScopes();
        mini.Write("hw/vfio/listen.c", $"""
            #include "exec/sections.h"

            void listen_part(MemoryListener *hook, MemoryRegionSection *part)
            {"{"}
                {statements}
            {"}"}

            """);
        var found = Of(mini)[Ledger.ScopeAligned.Id];
        Assert.That(found.IsShown, Is.EqualTo(isShown), found.Finding);
        Assert.That(isShown || found.Finding.Contains("hand watch_part another section", StringComparison.Ordinal), found.Finding);
    }

    [TestCase("int memory_region_register_iommu_notifier(", "int REGISTER(")]
    [TestCase("    return 0;\n}", "    return _Generic(0, int: 0);\n}")]
    public void A_registration_whose_text_is_not_read_shows_nothing(string old, string text) =>
        Assert.That(Of(MiniTree.Memory, (old, text))[Ledger.ScopeAligned.Id].IsShown, Is.False);

    [Test]
    public void A_registration_in_a_loop_is_named()
    {
        var found = Of(
            MiniTree.Vfio,
            ("    no_room:\n", string.Empty),
            ("goto no_room;", "return;"),
            (Allocation, "        Watched here, *one = &here;\n"),
            (Register, "while (who->crowded) " + Register))[Ledger.ScopeBelowWidth.Id];
        Assert.That((found.IsShown, found.Finding), Is.EqualTo((false, found.Finding)));
        Assert.That(found.Finding, Does.Contain("a registration in a loop"));
    }

    [Test]
    public void A_condition_of_the_build_before_the_registration_leaves_any_values()
    {
        const string Condition = "#ifdef CONFIG_CROWD\n    who->crowded = true;\n#endif\n\n";
        var first = "    if (memory_region_is_iommu(part->mr)) {";
        Assert.That(Of(MiniTree.Vfio, (first, Condition + first))[Ledger.ScopeAligned.Id].IsShown);

        var changed = Of(MiniTree.Vfio, (first, "    part = NULL;\n" + Condition + first))[Ledger.ScopeAligned.Id];
        Assert.That((changed.IsShown, changed.Finding), Is.EqualTo((false, changed.Finding)));
        Assert.That(changed.Finding, Does.Contain("what becomes of part before"));

        var relied = Of(
            MiniTree.Vfio,
            (first, "    from = part->offset_within_region;\n" + Condition + first),
            (Handed, "from, int128_get64(edge), 0);"));
        Assert.That(relied[Ledger.ScopeAligned.Id].Finding, Does.Contain("may do anything there: code under #ifdef CONFIG_CROWD"));
    }

    [TestCase("kept = behind;")]
    [TestCase("kept = &(*behind).low;")]
    public void A_pointer_that_a_function_may_keep_leads_to_any_value_after_the_next_call(string keeps)
    {
        var found = Of(MiniTree.Vfio, ("    *from = part->offset", $"    {keeps}\n    *from = part->offset"), (
            "        edge = int128_sub(edge", "        map_plain(who, 0, part);\n        edge = int128_sub(edge"))[Ledger.ScopeAligned.Id];
        Assert.That((found.IsShown, found.Finding), Is.EqualTo((false, found.Finding)));
        Assert.That(found.Finding, Does.Contain("registers ["));
    }

    private static Dictionary<string, TreeAssumption> Of(string path, params IReadOnlyList<(string Old, string Text)> changes)
    {
        using var mini = MiniTree.WithScopes();
        foreach (var (old, text) in changes)
        {
            mini.Replace(path, old, text);
        }

        return Of(mini);
    }

    private static Dictionary<string, TreeAssumption> Of(MiniTree mini) =>
        Reader.Value.Read("tree", "a tree of a test", mini.Open()).Assumptions.Value
            .ToDictionary(answer => answer.Id, StringComparer.Ordinal);
}
