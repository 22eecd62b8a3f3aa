using NUnit.Framework;
using VtdVerify.Specs;
using VtdVerify.Specs.Guarantees;
using VtdVerify.Tests.Subjects;

namespace VtdVerify.Tests.Specs;

/// <summary>
/// Wrong unmaps of which no false claim may be called proved,
/// and right ones that must not be refuted; a few of each kind.
/// </summary>
[Category("Proof")]
[Parallelizable(ParallelScope.Children)]
internal sealed class SoundnessTests
{
    private const string Head = "while ((found = iova_tree_find(mappings, &key)))";
    private const string Notify = "memory_region_notify_iommu_one(nt, &gone);";
    private const string Remove = "iova_tree_remove(mappings, *found);";
    private const string Drain = "static void vtd_drain_scope(";
    private const string Guard = "if (global_dirty_tracking) {";
    private const string Declared = "const DMAMap *found;";
    private const string FirstHundred = "        if (COUNTER++ < 100) {\n            memory_region_notify_iommu_one(nt, &gone);\n        }";

    // State that turns write, wherever it lies.
    [TestCase("complete", Notify, "COUNTER=nt->iommu_idx")]
    [TestCase("dirty-kept", Notify, "COUNTER=vas->pasid")]
    [TestCase("complete", Notify, "COUNTER=vas->iommu_state->context_cache_gen")]
    public void What_turns_write_into_an_object_of_QEMU_is_state(string guarantee, string line, string counter) =>
        IsNotProved(guarantee, (line, FirstHundred.Replace("COUNTER", counter[8..], StringComparison.Ordinal)));

    [Test]
    public void What_turns_write_behind_a_pointer_is_state() => IsNotProved(
        "complete",
        (Declared, Declared + "\n    struct { unsigned turns; } seen = { 0 };\n    unsigned *turns = &seen.turns;"),
        (Notify, FirstHundred.Replace("COUNTER", "(*turns)", StringComparison.Ordinal)));

    [Test]
    public void What_turns_write_into_a_static_variable_is_state() => IsNotProved(
        "complete",
        (Declared, Declared + "\n    static unsigned turns;"),
        (Notify, FirstHundred.Replace("COUNTER", "turns", StringComparison.Ordinal)));

    // What a compiler takes for other C than a reader does, or QEMU for other data.
    [TestCase("complete", Head, "    struct { hwaddr size, iova; } odd = { key.iova, key.size };\n"
        + "    while ((found = iova_tree_find(mappings, (const DMAMap *)&odd))) {")]
    [TestCase("complete", Declared, Declared + "\n#include \"vtd-more.h\"")]
    [TestCase("dirty-kept", Head, "    global_dirty_tracking = 0;\n    " + Head + " {")]
    [TestCase("dirty-kept", Notify, "        global_dirty_tracking ^= 1;\n        " + Notify + "\n        global_dirty_tracking ^= 1;")]
    [TestCase("complete", Guard, "    vas->bus = NULL;\n    " + Guard)]
    [TestCase("complete", Remove, "        switch (found->size) {\n        case 0:\n            if (0) {\n        case 0xfff:\n"
        + "                return;\n            }\n        }\n        " + Remove)]
    public void What_is_not_what_it_looks_like_is_not_read(string guarantee, string line, string instead) =>
        IsNotProved(guarantee, (line, instead));

    // What earlier unmaps, and code that is not seen, left in a variable of the file.
    [TestCase("static unsigned vtd_seen[2];", "vtd_seen")]
    [TestCase("static unsigned vtd_seen[2];", "vtd_seen + 1")]
    [TestCase("static struct { unsigned turns[2]; } vtd_seen;", "vtd_seen.turns")]
    public void What_a_pointer_wrote_into_an_array_of_the_file_stays_there(string declared, string pointer) => IsNotProved(
        "complete",
        (Drain, $"{declared}\n\n{Drain}VTDAddressSpace *vas, IOMMUNotifier *nt)"),
        (Head, $"    unsigned *first = {pointer};\n    if (*first) {{\n        return;\n    }}\n    *first = 1;\n    {Head} {{"));

    [TestCase("static bool seen; bool first = !seen; seen = true; first;")]
    [TestCase("static bool seen; bool first = !seen; { unsigned y = (seen = 1), seen = y; } first;")]
    [TestCase("static bool seen; bool first = !seen; for (unsigned y = (seen = 1), seen = y; seen > 1; ) { } first;")]
    public void A_static_variable_of_an_expression_is_written_there(string block) => IsNotProved("complete", LeavesIf($"!({{ {block} }})"));

    [TestCase("void vtd_note(unsigned room[(vtd_seen = 1)])\n{\n}")]
    [TestCase("unsigned vtd_note(unsigned x)\n{\n    unsigned a[x][x];\n    return sizeof(a[vtd_seen++]);\n}")]
    [TestCase("void vtd_note(void)\n{\n    vtd_unknown vtd_seen = 1;\n}")]
    [TestCase("void vtd_note(void)\n{\n    vtd_unknown (vtd_seen) = 1;\n}")]
    public void A_length_or_an_unknown_word_may_hide_that_a_variable_is_written(string function) =>
        IsNotProved("complete", OnlyIfZero($"static unsigned vtd_seen;\n\n{function}"));

    // What turns do that are not run meets the other operands as well.
    [Test]
    public void A_loop_within_an_operand_meets_the_other_one() => IsNotProved(
        "complete",
        (Declared, $"{Declared}\n    unsigned left = vas->pasid, sum = 0;"),
        LeavesIf("sum + ({ while (left) { left >>= 1; sum = sum + 1; } 0; })"));

    [TestCase("while (left) {\n        left >>= 1;\n        vtd_seen = 7;\n    }")]
    [TestCase("again:\n    if (left) {\n        left >>= 1;\n        vtd_seen = 7;\n        goto again;\n    }")]
    public void A_loop_of_a_helper_meets_the_other_operand(string turns) => IsNotProved(
        "complete",
        (Drain, "static unsigned vtd_seen;\nstatic unsigned vtd_turns(VTDAddressSpace *vas)\n{\n    unsigned left = vas->pasid;\n"
            + $"    {turns}\n    return 0;\n}}\nstatic unsigned vtd_see(void)\n{{\n    return vtd_seen;\n}}\n\n"
            + $"{Drain}VTDAddressSpace *vas, IOMMUNotifier *nt)"),
        (Declared, $"{Declared}\n    vtd_seen = 0;"),
        LeavesIf("vtd_see() + vtd_turns(vas)"));

    [Test]
    public void A_loop_of_a_helper_meets_nothing_that_it_cannot_reach() => IsProved(
        "complete",
        (Drain, "static unsigned vtd_bits(hwaddr value)\n{\n    unsigned bits = 0;\n    while (value) {\n        value >>= 1;\n"
            + $"        bits++;\n    }}\n    return bits;\n}}\n\n{Drain}VTDAddressSpace *vas, IOMMUNotifier *nt)"),
        (Declared, Declared + "\n    unsigned all = 1;\n    all += vtd_bits(nt->end) + vtd_bits(nt->start);\n"
            + "    qemu_log_mask(1 << 11, \"%u\", vtd_bits(all));"));

    [Test]
    public void What_other_files_may_write_is_not_known() => IsNotProved("complete", OnlyIfZero("unsigned vtd_seen;"));

    [TestCase("static unsigned vtd_seen;")]
    [TestCase("const unsigned vtd_seen = 0;")]
    [TestCase("static const uint8_t vtd_seen = 256 - 256;")]
    public void What_nothing_writes_is_as_it_was_declared(string declared) => IsProved("complete", OnlyIfZero(declared));

    [TestCase("#define VTD_SEEN() (vtd_seen = 1)")]
    [TestCase("unsigned *const vtd_table[] = { &vtd_seen };")]
    [TestCase("#ifdef CONFIG_VTD_TABLE\nunsigned *vtd_pointer = &vtd_seen;\n#endif")]
    public void What_a_macro_or_a_table_may_write_is_not_known(string beside) =>
        IsNotProved("complete", OnlyIfZero($"static unsigned vtd_seen;\n{beside}"));

    [Test]
    public void A_constant_of_a_function_is_as_it_was_declared() => IsProved(
        "complete", (Head, $"    static const unsigned limit = 3;\n    if (limit < 3) {{\n        return;\n    }}\n    {Head} {{"));

    [TestCase("nt->end = nt->start;")]
    [TestCase("nt->notifier_flags = IOMMU_NOTIFIER_MAP;")]
    [TestCase("vas->iommu_state->aw_bits = 12;")]
    [TestCase("nt->notify = NULL;")]
    [TestCase("vas->iommu.iommu_notify.lh_first = NULL;")]
    [TestCase("global_dirty_tracking = 0;")]
    public void An_unmap_that_leaves_another_scope_says_nothing_of_the_next_one(string statement) =>
        IsNotProved("no-abort", (Guard, $"    {Guard}\n        {statement}"));

    [Test]
    public void A_scope_that_is_given_back_is_as_it_was() => IsProved(
        "no-abort", (Guard, $"    {Guard}\n        nt->start++;\n        nt->start--;"));

    // The word const speaks of what the pointers point to, and not of the array.
    [TestCase("static const VTDAddressSpace *seen[1];")]
    [TestCase("static const VTDAddressSpace *seen[2][1];")]
    public void An_array_of_pointers_to_what_is_constant_is_not_constant(string declared)
    {
        var element = declared.Contains("[2]", StringComparison.Ordinal) ? "seen[1][0]" : "seen[0]";
        IsNotProved(
            "complete",
            (Guard, $"    {declared}\n    {Guard}\n        if ({element}) {{\n            return;\n        }}\n        {element} = vas;"));
    }

    [TestCase("static const hwaddr vtd_sizes[] = { 0xfff, 0x1fffff, 0x3fffffff };")]
    [TestCase("static const uint64_t vtd_sizes[] = { 0xfff, [2] = 0x3fffffff, [1] = 0x1fffff };")]
    public void A_table_of_constants_has_the_values_of_its_initialiser(string declared) => IsProved("complete", LeavesOther(declared));

    [TestCase("static const hwaddr vtd_sizes[] = { 0xfff, 0x1fffff, 0x3ffffff };")]
    [TestCase("static hwaddr vtd_sizes[] = { 0xfff, 0x1fffff, 0x3fffffff };")]
    public void A_table_that_lacks_a_size_or_may_be_written_tells_nothing(string declared) =>
        IsNotProved("complete", LeavesOther(declared));

    // What GNU adds to C's expressions.
    [TestCase("({ hwaddr low = nt->start; low &= 0xfff; low; })")]
    [TestCase("(nt->start & 0xfff) ?: sizeof(\"four\") != 5")]
    public void A_condition_that_never_holds_changes_nothing(string condition) => IsProved("complete", LeavesIf(condition));

    [TestCase("({ hwaddr page = nt->start >> 12; page == 0x9000; })")]
    [TestCase("nt->start == 0x9000000 ?: 0")]
    [TestCase("(nt->start & 0xfff) ?: nt->start == 0x9000000")]
    [TestCase("({ if (nt->start == 0x9000000) { return; } 0; })")]
    public void A_condition_that_holds_for_one_scope_is_seen(string condition) => IsNotProved("complete", LeavesIf(condition));

    // QEMU's functions read what the code wrote.
    [TestCase("no-abort", "    nt->end = nt->start + 0xfff;")]
    [TestCase("complete", "    nt->notifier_flags = IOMMU_NOTIFIER_NONE;")]
    [TestCase("no-abort", "    nt->start = nt->end;")]
    public void The_notify_rule_reads_what_the_code_wrote(string guarantee, string lines) =>
        IsNotProved(guarantee, (Head, $"{lines}\n    {Head} {{"));

    [TestCase("plain-cover", "    vas->iommu_state->aw_bits = 32;")]
    [TestCase("plain-cover", "    nt->end = nt->start;")]
    public void The_rest_that_is_not_shown_is_no_more_the_models_where_what_it_reads_was_written(string guarantee, string lines) =>
        IsNotProved(guarantee, (Guard, $"{lines}\n    {Guard}"));

    [Test]
    public void The_rest_that_is_not_shown_reads_what_an_initialiser_assigned() => IsNotProved(
        "plain-cover", (Guard, $"    hwaddr none = (hwaddr)(nt = NULL, 0);\n    (void)none;\n    {Guard}"));

    [Test]
    public void What_one_unmap_leaves_behind_is_there_for_the_next_notifiers() => IsNotProved(
        "notifiers-independent",
        (Guard, "    static bool done;\n    if (done) {\n        return;\n    }\n    done = true;\n"
            + "    if (vas->pasid) {\n        vas->pasid = 0;\n    }\n    "
            + Guard));

    // Loops.
    [Test]
    public void A_loop_left_by_the_condition_at_its_end_leaves_something_behind() => IsNotProved(
        "complete",
        (Head, "    unsigned turns = 0;\n    do {\n        found = iova_tree_find(mappings, &key);\n"
            + "        if (!found) {\n            break;\n        }"),
        (Remove, "        iova_tree_remove(mappings, *found);\n    } while (++turns < 100);\n    {"));

    [TestCase("complete")]
    [TestCase("in-scope")]
    [TestCase("exact")]
    public void A_mapping_that_one_turn_hands_to_the_next_is_followed(string guarantee) => IsProved(
        guarantee,
        (Head, "    for (found = iova_tree_find(mappings, &key); found; found = iova_tree_find(mappings, &key)) {"));

    [TestCase("exact", true)]
    [TestCase("terminates", true)]
    [TestCase("complete", false)]
    public void A_search_for_one_address_is_a_search(string guarantee, bool isProved) => Assert.That(
        Decide(guarantee, (Head, "    while ((found = iova_tree_find_address(mappings, nt->start))) {")) is Verdict.Proved,
        Is.EqualTo(isProved));

    [Test]
    public void A_mapping_that_is_handed_on_after_its_removal_is_freed() => IsNotProved(
        "notify-first",
        (Head, "    for (found = iova_tree_find(mappings, &key); found; ) {"));

    [Test]
    public void A_jump_back_is_a_loop() => IsProved(
        "complete",
        (Head, "again:\n    found = iova_tree_find(mappings, &key);\n    if (found) {"),
        (Remove, "        iova_tree_remove(mappings, *found);\n        goto again;"));

    [Test]
    public void A_counted_loop_beside_the_main_one_takes_the_turns_that_it_has() => IsProved(
        "complete",
        (Head, "    uint64_t bits = 1;\n    for (int i = 0; i < 8; i++) {\n        bits <<= 1;\n    }\n"
            + $"    assert(bits == 256);\n    {Head} {{"));

    // The other notifier's unmap searches nothing either, and sends nothing.
    [Test]
    public void An_unmap_that_needs_no_tree_has_to_serve_its_notifier_to_be_left_alone()
    {
        var subject = CSources.Edited(
            "sample-fixed", (Head, $"    iova_tree_remove(mappings, key);\n    {Head[..7]}nt->start > nt->end && {Head[7..]} {{"));
        var results = Proofs.Prove(subject, [.. GuaranteeCatalog.All.Where(g => g.Id == "notifiers-independent")]);
        Assert.That(results.Select(r => r.Verdict.GetType().Name).Distinct(), Is.EquivalentTo(["Unknown", "Refuted"]));
    }

    [Test]
    public void A_loop_that_finds_again_what_it_does_not_remove_never_ends() => Assert.That(
        Decide("terminates", (Remove, "        DMAMap first = *found;\n        first.iova &= ~0x1fffffULL;\n"
            + "        iova_tree_remove(mappings, first);")),
        Is.TypeOf<Verdict.Refuted>());

    // A turn that waits takes no mapping; a counter of 64 bits and steps of 8 wraps after 2^61 of them.
    [TestCase("uint64_t waits = 0;", "waits += 8;", false)]
    [TestCase("uint64_t waits = 0;", "waits -= 8;", false)]
    [TestCase("uint64_t waits = 0;", "waits += 4096;", true)]
    [TestCase("uint64_t waits = 0;", "waits = waits < 100 ? waits + 1 : 0;", true)]
    public void A_loop_that_waits_until_a_wide_counter_wraps_does_not_end(string counter, string step, bool isProved)
    {
        var waiting = $"{step}\n        if (waits) {{\n            continue;\n        }}";
        var verdict = Decide("terminates", (Head, $"    {counter}\n    {Head} {{\n        {waiting}"));
        Assert.That(verdict is Verdict.Proved, Is.EqualTo(isProved));
    }

    // Calls that print, and the order of evaluation.
    [Test]
    public void What_was_freed_is_read_by_a_call_that_prints() => IsNotProved(
        "notify-first", (Remove, "        iova_tree_remove(mappings, *found);\n        trace_vtd_gone(found->iova);"));

    [Test]
    public void An_argument_of_a_call_that_prints_has_its_effect() => IsNotProved(
        "complete", (Notify, "        trace_vtd_shown(gone.entry.iova++);\n        memory_region_notify_iommu_one(nt, &gone);"));

    [TestCase("    int i = 0;\n    i = i++ + 1;")]
    [TestCase("    int i = 0;\n    int sum = i++ + i;\n    (void)sum;")]
    [TestCase("    int i = 0;\n    trace_vtd_two(i++, i++);")]
    public void What_has_no_order_is_undefined(string lines) => Assert.That(
        Decide("complete", (Head, $"{lines}\n    {Head} {{")), Is.TypeOf<Verdict.Refuted>());

    [Test]
    public void What_one_argument_frees_is_not_read_by_another() => IsNotProved(
        "notify-first",
        (Head, "    hwaddr left = 0;\n    while ((found = iova_tree_find(mappings, &key))) {"),
        (Remove, "        left += found->iova + (iova_tree_remove(mappings, *found), 0);"));

    // Code that runs where a variable's life ends.
    [TestCase("g_autofree void *kept = (void *)found;")]
    [TestCase("__attribute__((cleanup(vtd_unmap_once))) const DMAMap *kept = found;")]
    [TestCase("const DMAMap *kept __attribute__((__cleanup__(vtd_unmap_once))) = found;")]
    [TestCase("VTD_ENDS_ONCE const DMAMap *kept = found;")]
    [TestCase("const DMAMap *kept VTD_ENDS(vtd_unmap_once) = found;")]
    public void What_the_end_of_a_variable_frees_is_no_plain_variable(string declared) => IsNotProved(
        "notify-first", (Notify, $"        {declared}\n        (void)kept;\n{Notify}"));

    // A promise that the body breaks: what the compiler makes of a call is not in the text.
    [TestCase("static void __attribute__((noreturn)) vtd_stop(void)\n{\n}\n")]
    [TestCase("static _Noreturn void vtd_stop(void)\n{\n}\n")]
    [TestCase("static void vtd_stop(void) G_GNUC_NORETURN;\nstatic void vtd_stop(void)\n{\n}\n")]
    [TestCase("static bool __attribute__((__pure__)) vtd_stop(void)\n{\n    return true;\n}\n")]
    [TestCase("bool __attribute__((weak)) vtd_stop(void)\n{\n    return true;\n}\n")]
    public void A_function_with_a_promise_is_not_what_its_body_says(string helper) => IsNotProved(
        "no-abort", (Drain, $"{helper}\n{Drain}VTDAddressSpace *vas, IOMMUNotifier *nt)"), (Remove, $"        vtd_stop();\n{Remove}"));

    [TestCase("static void __attribute__((noinline, unused)) vtd_stop(void)\n{\n}\n")]
    [TestCase("static void coroutine_fn vtd_stop(void)\n{\n}\n")]
    public void Where_a_function_stands_and_who_may_call_it_changes_nothing(string helper) => IsProved(
        "no-abort", (Drain, $"{helper}\n{Drain}VTDAddressSpace *vas, IOMMUNotifier *nt)"), (Remove, $"        vtd_stop();\n{Remove}"));

    // What a message evaluates only at times, and what C lets nobody change.
    [TestCase("error_report_once(\"%d\", seen = 1);")]
    [TestCase("warn_report_once(\"%d\", seen++);")]
    [TestCase("qemu_log_mask(2048, \"%d\", seen = 1);")]
    public void An_effect_in_a_message_that_is_told_at_times_happens_at_times(string message) => IsNotProved(
        "complete", (Notify, $"        int seen = 0;\n        {message}\n        if (seen) {{\n            {Notify}\n        }}"));

    [Test]
    public void A_message_that_is_told_at_times_may_read() => IsProved(
        "complete", (Notify, $"        error_report_once(\"%lx\", found->iova);\n        {Notify}"));

    [TestCase("    const unsigned limit = 4;\n    *(unsigned *)&limit = 5;")]
    [TestCase("    static const hwaddr sizes[] = { 1, 2 };\n    *(hwaddr *)&sizes[0] = 5;")]
    [TestCase("    const DMAMap other = { 0 };\n    memset((DMAMap *)&other, 0, sizeof(other));")]
    public void Who_changes_a_constant_breaks_everything(string lines) =>
        Assert.That(Decide("no-abort", (Head, $"{lines}\n    {Head} {{")), Is.TypeOf<Verdict.Refuted>());

    [Test]
    public void A_mapping_of_the_tree_is_not_cleared() => IsNotProved(
        "exact", (Notify, $"        memset((DMAMap *)found, 0, sizeof(*found));\n        {Notify}"));

    // Comments and texts end where C ends them.
    [TestCase("        // tell the host \\  \n" + Notify)]
    [TestCase("        trace_vtd_text(R\"(\");\n" + Notify + "\n        trace_vtd_text(\")\");")]
    public void What_a_comment_or_a_raw_string_holds_is_no_code(string lines) => IsNotProved(
        "complete", (Drain, $"#define R\n\n{Drain}VTDAddressSpace *vas, IOMMUNotifier *nt)"), (Notify, lines));

    // Fields of which nothing is known, and searches.
    [Test]
    public void A_field_that_the_machine_does_not_set_holds_any_value() => IsNotProved(
        "complete", (Head, $"    if (vas->pasid == 77) {{\n        return;\n    }}\n    {Head} {{"));

    [TestCase("complete")]
    [TestCase("power-of-two")]
    public void A_field_that_the_machine_does_not_set_may_be_read(string guarantee) => IsProved(
        guarantee, (Head, $"    if (vas->pasid) {{\n        trace_vtd_pasid(vas->pasid);\n    }}\n    {Head} {{"));

    [TestCase("qemu_loglevel_mask(1) && !qemu_loglevel_mask(2)")]
    [TestCase("trace_event_get_state_backends(TRACE_ONE) != trace_event_get_state_backends(TRACE_OTHER)")]
    public void Two_questions_have_an_answer_each(string condition) => IsNotProved("complete", LeavesIf(condition));

    [TestCase("qemu_loglevel_mask(1) && !qemu_loglevel_mask(1)")]
    [TestCase("trace_event_get_state(TRACE_ONE) != trace_event_get_state(TRACE_ONE)")]
    public void Who_asks_again_gets_the_same_answer(string condition) => IsProved("complete", LeavesIf(condition));

    [TestCase("qemu_loglevel_mask(1) == 2")]
    [TestCase("trace_event_get_state(TRACE_ONE) == 2")]
    [TestCase("pci_bus_num(vas->bus) > 255")]
    public void An_answer_is_one_that_QEMU_gives(string condition) => IsProved("complete", LeavesIf(condition));

    [Test]
    public void A_variable_of_the_file_is_no_field_of_the_machine() => IsNotProved(
        "complete",
        (Drain, $"static struct {{ uint32_t pasid; }} as;\n\n{Drain}VTDAddressSpace *vas, IOMMUNotifier *nt)"),
        (Head, $"    if (as.pasid++ != vas->pasid) {{\n        return;\n    }}\n    {Head} {{"));

    [TestCase("sizeof(IOMMUNotifier) > 40")]
    [TestCase("sizeof(DMAMap) < 32")]
    [TestCase("sizeof(VTDAddressSpace) > 100")]
    public void The_size_of_a_record_of_which_not_all_is_declared_is_not_known(string condition) =>
        IsNotProved("complete", LeavesIf(condition));

    [TestCase("    DMAMap copy = vtd_kept;")]
    [TestCase("    DMAMap copy;\n    memcpy(&copy, &vtd_kept, sizeof(copy));")]
    public void A_copy_holds_what_nobody_has_looked_at(string copied) => IsProved(
        "no-abort",
        (Drain, $"static DMAMap vtd_kept;\n\n{Drain}VTDAddressSpace *vas, IOMMUNotifier *nt)"),
        (Head, $"{copied}\n    assert(copy.iova == vtd_kept.iova);\n    {Head} {{"));

    [TestCase("dma_aligned_pow2_mask(nt->end, nt->start, 64) == 0")]
    [TestCase("dma_aligned_pow2_mask(nt->start, nt->end, 65) == 0")]
    public void A_block_mask_is_known_only_of_a_range_and_a_width_that_QEMU_takes(string condition) =>
        IsNotProved("complete", LeavesIf(condition));

    // Locks are state like all others.
    [TestCase("        vtd_iommu_lock(vas->iommu_state);")]
    [TestCase("        if (found->perm == IOMMU_RO) {\n            vtd_iommu_lock(vas->iommu_state);\n        }")]
    public void A_lock_that_a_turn_takes_is_held_in_the_next(string lines) => IsNotProved("terminates", (Notify, $"{lines}\n{Notify}"));

    [Test]
    public void A_lock_that_a_turn_gives_back_is_not_held_in_the_next() => IsNotProved(
        "no-abort",
        (Head, $"    vtd_iommu_lock(vas->iommu_state);\n    {Head} {{"),
        (Remove, $"        {Remove}\n        vtd_iommu_unlock(vas->iommu_state);"));

    [Test]
    public void A_lock_that_is_held_on_return_stops_the_next_unmap() => IsNotProved(
        "terminates", (Head, $"    vtd_iommu_lock(vas->iommu_state);\n    {Head} {{"));

    [TestCase("terminates")]
    [TestCase("complete")]
    public void A_lock_that_each_turn_takes_and_gives_back_changes_nothing(string guarantee) => IsProved(
        guarantee,
        (Notify, $"        vtd_iommu_lock(vas->iommu_state);\n        {Notify}\n        vtd_iommu_unlock(vas->iommu_state);"));

    [TestCase("        QEMU_LOCK_GUARD(&vas->iommu_state->iommu_lock);\n" + Notify)]
    [TestCase("        WITH_QEMU_LOCK_GUARD(&vas->iommu_state->iommu_lock) {\n            " + Notify + "\n            break;\n        }")]
    [TestCase("        if (qatomic_read(&global_dirty_tracking)) {\n            " + Notify + "\n        }")]
    public void A_lock_guard_and_an_atomic_read_change_nothing(string lines) => IsProved("complete", (Notify, lines));

    [TestCase("    QEMU_LOCK_GUARD(&vas->iommu_state->iommu_lock);\n    vtd_iommu_lock(vas->iommu_state);")]
    [TestCase("    qemu_mutex_lock(&vas->iommu_state->iommu_lock);")]
    public void A_lock_that_a_guard_holds_is_the_IOMMUs(string lines) => IsNotProved("terminates", (Head, $"{lines}\n    {Head} {{"));

    [Test]
    public void A_mapping_that_a_guarded_turn_skips_is_lost() => IsNotProved(
        "complete",
        (Notify, "        QEMU_LOCK_GUARD(&vas->iommu_state->iommu_lock);\n        if (qatomic_read(&found->perm) == IOMMU_RO) {\n"
            + "            iova_tree_remove(mappings, *found);\n            continue;\n        }\n" + Notify));

    [Test]
    public void What_an_atomic_write_counts_is_state() => IsNotProved(
        "complete",
        (Declared, Declared + "\n    unsigned turns = 0;"),
        (Notify, $"        if (qatomic_read(&turns) < 100) {{\n            {Notify}\n        }}\n        qatomic_set(&turns, turns + 1);"));

    [Test]
    public void A_search_for_the_same_finds_the_same() => IsProved(
        "no-abort",
        (Remove, "        iova_tree_remove(mappings, *found);\n    }\n    {\n        assert(!iova_tree_find(mappings, &key));"));

    // Which of three mappings a search finds first, the tree decides, and the solver does not know how.
    [TestCase("complete")]
    [TestCase("dirty-kept")]
    public void A_mapping_that_two_searches_leave_behind_is_shown_where_the_tree_leaves_it(string guarantee) => Assert.That(
        Decide(
            guarantee,
            (Head, "    found = iova_tree_find(mappings, &key);\n    if (found) {\n        iova_tree_remove(mappings, *found);\n    }\n"
                + "    found = iova_tree_find(mappings, &key);\n    if (found) {"),
            (Remove, "        iova_tree_remove(mappings, *found);")),
        Is.TypeOf<Verdict.Refuted>());

    [TestCase("perm == IOMMU_RO")]
    [TestCase("translated_addr & 0x1000")]
    public void What_a_search_must_find_first_is_put_where_the_tree_finds_it(string first) => Assert.That(
        Decide(
            "complete",
            (Head, $"    found = iova_tree_find(mappings, &key);\n    if (found && found->{first}) {{\n"
                + "        iova_tree_remove(mappings, *found);\n        found = iova_tree_find(mappings, &key);\n"
                + "        if (found && found->perm == IOMMU_WO) {\n            return;\n        }\n    }\n    " + Head + " {")),
        Is.TypeOf<Verdict.Refuted>());

    // Signed arithmetic wraps: QEMU is compiled with -fwrapv.
    [TestCase("complete")]
    [TestCase("terminates")]
    public void A_signed_count_of_turns_takes_nothing_from_a_proof(string guarantee) => IsProved(
        guarantee, (Declared, Declared + "\n    int turns = 0;"), (Remove, "        " + Remove + "\n        turns++;"));

    [Test]
    public void A_signed_count_that_wraps_is_negative() => IsNotProved(
        "complete", (Declared, Declared + "\n    int turns = 0x7fffffff;"), LeavesIf("++turns < 0"));

    // Witnesses, and branches in a row.
    [Test]
    public void A_claim_on_a_path_that_never_returns_is_not_proved_by_the_other_path() => Assert.That(
        Decide("complete", (Head, $"    assert(!global_dirty_tracking);\n    {Head} {{")), Is.TypeOf<Verdict.Vacuous>());

    [Test]
    public void Branches_in_a_row_that_only_assign_make_no_paths_of_their_own() => IsProved(
        "power-of-two",
        (Head, "    hwaddr sum = 0;\n" + string.Concat(Enumerable.Range(12, 18).Select(
            bit => FormattableString.Invariant($"    if (nt->start & (1ULL << {bit})) {{\n        sum += {bit};\n    }}\n")))
            + $"    if (sum == 0x1234567) {{\n        return;\n    }}\n    {Head} {{"));

    private static (string Line, string Instead)[] OnlyIfZero(string declared) =>
    [
        (Drain, $"{declared}\n\n{Drain}VTDAddressSpace *vas, IOMMUNotifier *nt)"),
        (Head, $"    if (vtd_seen) {{\n        return;\n    }}\n    {Head} {{"),
    ];

    private static (string Line, string Instead)[] LeavesOther(string declared) =>
    [
        (Drain, $"{declared}\n\n{Drain}VTDAddressSpace *vas, IOMMUNotifier *nt)"),
        (Head, $"    {Head} {{\n        if (found->size != vtd_sizes[0] && found->size != vtd_sizes[1] && found->size != vtd_sizes[2]) {{\n"
            + "            iova_tree_remove(mappings, *found);\n            continue;\n        }"),
    ];

    private static (string Line, string Instead) LeavesIf(string condition) =>
        (Head, $"    if ({condition}) {{\n        return;\n    }}\n    {Head} {{");

    private static void IsProved(string guarantee, params (string Line, string Instead)[] edits)
    {
        var verdict = Decide(guarantee, edits);
        Assert.That(verdict, Is.TypeOf<Verdict.Proved>(), $"{verdict}");
    }

    /// <summary>Whether it is refuted or left open is another question.</summary>
    private static void IsNotProved(string guarantee, params (string Line, string Instead)[] edits) =>
        Assert.That(Decide(guarantee, edits), Is.Not.TypeOf<Verdict.Proved>().And.Not.TypeOf<Verdict.ToolError>());

    private static Verdict Decide(string guarantee, params (string Line, string Instead)[] edits) =>
        Proofs.OfEditedSample(guarantee, edits);
}
