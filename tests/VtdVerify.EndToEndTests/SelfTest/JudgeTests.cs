using NUnit.Framework;
using VtdVerify.Model;
using VtdVerify.QemuSource.Files;
using VtdVerify.SelfTest;
using VtdVerify.SelfTest.Generating;
using VtdVerify.SelfTest.Judging;
using VtdVerify.Tests.Model;
using VtdVerify.Tests.Native;

namespace VtdVerify.Tests.SelfTest;

/// <summary>What compiled programs are seen to do.</summary>
[Category("EndToEnd")]
[Category("Native")]
internal sealed class JudgeTests
{
    private const string Right = "static unsigned vtd_count;|" + Head + "while ((map = iova_tree_find(as->iova_tree, &key))) {|" + Notify
        + "vtd_count++;|iova_tree_remove(as->iova_tree, *map);|}|}";

    private const string Head = "static void vtd_t(VTDAddressSpace *as, IOMMUNotifier *n)|{|const DMAMap *map;|"
        + "DMAMap key = { .iova = n->start, .size = n->end - n->start };|";

    private const string Notify = "IOMMUTLBEvent e = { .type = 1, .entry = { .iova = map->iova, .addr_mask = map->size, "
        + ".translated_addr = map->translated_addr, .target_as = &address_space_memory } };|memory_region_notify_iommu_one(n, &e);|";

    private static readonly JudgedMachine Upper = new(new MachineDescription
    {
        DirtyTracking = DirtyTracking.Migration,
        Notifiers = [NotifierDescription.AboveInterrupts],
        Mappings =
        [
            Given.Mapping(0xfef00000, InclusiveSize.Of4K, 0x7000),
            Given.Mapping(0x100000000, InclusiveSize.Of2M, 0x40000000),
            Given.Mapping(0x1000, InclusiveSize.Of4K, 0x8000),
        ],
    });

    [Test]
    public void A_right_program_breaks_no_claim_of_a_notifier_that_maps() => Assert.That(Broken(Right), Is.Empty);

    [TestCase("n->end - n->start", "n->end", "complete/nothing-left")]
    [TestCase("iova_tree_remove(as->iova_tree, *map);", "iova_tree_remove(as->iova_tree, key);", "complete/each-unmapped")]
    [TestCase("vtd_count++;", "if (vtd_count++) { return; }", "complete/nothing-left")]
    [TestCase("vtd_count++;", "g_assert(map->size == 0xfff);", "no-abort/asserting-rule")]
    [TestCase("vtd_count++;", "for (;;) { iova_tree_find(as->iova_tree, &key); }", "terminates/each-turn")]
    public void A_wrong_one_breaks_the_claim_that_it_breaks(string old, string text, string obligation) =>
        Assert.That(Broken(Right.Replace(old, text, StringComparison.Ordinal)), Does.Contain(obligation));

    [TestCase("vtd_count += map->iova;")]
    [TestCase("trace_vtd_drain_one(map->iova);")]
    [TestCase("warn_report(\"%\" PRIx64, (uint64_t)map->size);")]
    [TestCase("g_warn_if_fail(map->size);")]
    [TestCase("hwaddr unused = map->iova;")]
    public void Undefined_behaviour_breaks_every_claim(string behindTheRemoval) => Assert.That(
        Broken(Right.Replace("*map);|}", $"*map);|{behindTheRemoval}|}}", StringComparison.Ordinal)),
        Does.Contain("notify-first/not-read-after").And.Contains("in-scope/inside"));

    [Test]
    public void What_was_read_right_before_the_removal_is_watched_behind_it_as_well() => Assert.That(
        Broken(Right.Replace("vtd_count++;|", "vtd_count += map->iova;|", StringComparison.Ordinal)
            .Replace("*map);|}", "*map);|vtd_count += map->iova;|}", StringComparison.Ordinal)),
        Does.Contain("in-scope/inside"));

    [Test]
    public void A_variable_of_the_file_is_as_it_was_for_each_machine()
    {
        var text = Right.Replace("vtd_count++;", "if (vtd_count++ == 1) { abort(); }", StringComparison.Ordinal);
        var runs = Runs([Upper, Upper, Upper], text);
        Assert.That(runs.Select(r => r[0].Hash).Distinct().Count(), Is.EqualTo(1));
    }

    [Test]
    public void What_a_run_did_before_it_went_on_for_ever_counts() => Assert.That(
        Broken(Right.Replace("map->size, ", "0x1ff, ", StringComparison.Ordinal)
            .Replace("vtd_count++;", "for (;;) { iova_tree_find(as->iova_tree, &key); }", StringComparison.Ordinal)),
        Is.SupersetOf(["terminates/each-turn", "guard/tracked-path-only", "exact/repeats-mapping"]));

    // What one notifier's unmap repeats says nothing of the next one's.
    [Test]
    public void A_loop_that_ends_after_many_equal_turns_ends_for_each_notifier()
    {
        var two = new JudgedMachine(Upper.Machine with { Notifiers = [Upper.Machine.Notifiers[0], Upper.Machine.Notifiers[0]] });
        var run = Runs([two], Head + "for (int i = 0; i < 1000 && (map = iova_tree_find(as->iova_tree, &key)); i++) {|}|}")[0][0];
        Assert.That(run.Run!.Outcome, Is.TypeOf<MachineOutcome.Returned>());
    }

    // Each step is the same as the one before. What tells a long run from one without an end is what the program counts meanwhile.
    [TestCase("for (int i = 0; i < 100000 && (map = iova_tree_find(as->iova_tree, &key)); i++) {|}", true)]
    [TestCase("while (as->pasid++ < 100000 && (map = iova_tree_find(as->iova_tree, &key))) {|}", true)]
    [TestCase("as->pasid = 7;|for (;;) {|map = iova_tree_find(as->iova_tree, &key);|}", false)]
    [TestCase("for (unsigned i = 0;; i++) {|map = iova_tree_find(as->iova_tree, &key);|i = i % 5;|}", false)]
    public void A_run_that_repeats_a_step_is_followed_until_it_ends_or_is_seen_to_go_in_a_circle(string loop, bool ends)
    {
        var program = Program("1", Head + loop + "|}");
        using var batch = Compile([Upper], [program]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(new Claims().Broken(0, Upper, batch.Run(0, [0])[0]), Does.Contain("terminates/each-turn"));
            Assert.That(batch.Ends(program, Upper), Is.EqualTo(ends));
        }
    }

    [TestCase("map->iova == 0x1000", "vtd_count += map->iova;")]
    [TestCase("map->iova == 0x1000", "abort();")]
    public void What_the_next_notifiers_unmap_does_breaks_no_claim_of_the_first_one(string condition, string behindTheRemoval)
    {
        var text = Right.Replace("vtd_count++;", $"bool odd = {condition};", StringComparison.Ordinal)
            .Replace("*map);|}", $"*map);|if (odd) {{ {behindTheRemoval} }}|}}", StringComparison.Ordinal);
        var both = new JudgedMachine(Upper.Machine with
        {
            Notifiers = [NotifierDescription.AboveInterrupts, NotifierDescription.BelowInterrupts],
        });
        var lower = new JudgedMachine(Upper.Machine with { Notifiers = [NotifierDescription.BelowInterrupts] });
        var runs = Runs([both, lower], text);
        Assert.Multiple(() =>
        {
            Assert.That(runs[0][0].Run!.Outcome, Is.TypeOf<MachineOutcome.Returned>());
            Assert.That(runs[1][0].Run!.Outcome, Is.Not.TypeOf<MachineOutcome.Returned>());
        });
    }

    [TestCase("static int vtd_t(int a) { return b; }")]
    [TestCase("iova_tree_remove(tree, gone);")]
    public void A_program_that_is_no_C_leaves_the_others_alone(string text)
    {
        var programs = new[] { Program("1", text), Program("2", Right) };
        using var batch = Compile([Upper], programs);
        Assert.That(batch.Programs.Select(p => p.Id), Is.EqualTo(["2"]));
    }

    [Test]
    public void Most_random_programs_are_C()
    {
        var programs = Enumerable.Range(0, 80).Select(n => Grammar.Program(5, n)).ToList();
        using var batch = Compile([Upper], programs);
        Assert.That(batch.Programs, Has.Count.GreaterThan(76));
    }

    [Test]
    public void A_program_whose_proof_is_not_waited_for_is_named_and_is_no_finding()
    {
        var result = AlarmRuns.WithPatience(TimeSpan.Zero);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Tally.GivenUp, Is.EqualTo(["1:3"]));
            Assert.That(result.Findings, Is.Empty);
        }
    }

    private static IReadOnlySet<string> Broken(string text) =>
        new Claims().Broken(0, Upper, Runs([Upper], text)[0][0]);

    private static List<IReadOnlyList<JudgedRun>> Runs(IReadOnlyList<JudgedMachine> machines, string text)
    {
        using var batch = Compile(machines, [Program("1", text)]);
        Assert.That(batch.Programs, Has.Count.EqualTo(1), "the program is not C");
        return [.. machines.Select((_, i) => batch.Run(0, [i]))];
    }

    private static CompiledBatch Compile(IReadOnlyList<JudgedMachine> machines, IReadOnlyList<UnmapProgram> programs)
    {
        using var tree = new SmallTree();
        var text = new BatchText(ProgramFrame.Of(QemuTree.Open(tree.Root)));
        return CompiledBatch.Of(text, programs, machines, Sanitizers.Of(NativeCode.Compiler()).Compile);
    }

    private static UnmapProgram Program(string id, string text) =>
        new(id, text.Split('|'), ["    if (global_dirty_tracking) {", "        vtd_t(as, n);", "        return;", "    }", string.Empty]);
}
