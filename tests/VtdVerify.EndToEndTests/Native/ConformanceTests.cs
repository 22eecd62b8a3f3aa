using NUnit.Framework;
using VtdVerify.Features.Running;
using VtdVerify.Model;
using VtdVerify.Native.Conforming;
using VtdVerify.Subjects;
using VtdVerify.Tests.QemuSource;

namespace VtdVerify.Tests.Native;

/// <summary>Compiled code beside the interpreter and the model, on the small tree of the tests.</summary>
[Category("EndToEnd")]
[Category("Native")]
internal sealed class ConformanceTests
{
    private const int Machines = 600;

    [Test]
    public void The_plain_path_does_the_same_compiled_interpreted_and_modelled()
    {
        using var mini = new MiniTree();
        var result = Compare(mini, Revision.Base);
        Assert.That(result.Differences, Is.Empty);
        Assert.That((result.Compared, result.NotComparable), Is.EqualTo(((long)Machines, 0L)));
        Assert.That(result.Aborted, Is.GreaterThan(Machines / 50), "aborts must be among what is compared");
    }

    [Test]
    public void The_tracked_path_does_the_same_compiled_interpreted_and_modelled()
    {
        using var mini = MiniTree.Tracked();
        Assert.That(Compare(mini, Revision.Fixed).Differences, Is.Empty);
    }

    [Test]
    public void The_revision_that_mirrors_the_code_is_found_by_running_it()
    {
        using var mini = MiniTree.Tracked();
        using var compiled = NativeCode.Compile(mini.Open());
        using var unmap = compiled.Start();
        Assert.That(ModelMatch.Of(unmap, ScenarioMachines())?.Revision, Is.EqualTo(Revision.Fixed));
    }

    [Test]
    public void A_revision_that_does_something_else_is_told_apart_on_a_machine_that_both_can_run()
    {
        using var mini = MiniTree.Tracked();
        var difference = Compare(mini, Revision.Base).Differences[0];
        Assert.That(difference.Other, Is.EqualTo("base"));
        Assert.That(difference.Machine.DirtyTracking, Is.Not.EqualTo(DirtyTracking.None));
        Assert.That(difference.Run, Is.Not.EqualTo(difference.Compiled));
    }

    [TestCase("util/iova-tree.c", "l->iova > r->iova + r->size ? 1", "l->iova > r->iova + r->size + 4096 ? 1")]
    [TestCase("system/memory.c", "copy.iova > self->end", "copy.iova >= self->end")]
    [TestCase("system/dma-helpers.c", "bits_up_to_highest(left + 1)", "bits_up_to_highest(left)")]
    [TestCase("hw/i386/intel_iommu.c", "gone.entry.translated_addr = found", "gone.entry.translated_addr = 1 + found")]
    [TestCase("hw/i386/intel_iommu_internal.h", "#define VTD_PAGE_BITS 12", "#define VTD_PAGE_BITS 13")]
    public void A_reading_that_is_wrong_in_one_place_is_found_out(string file, string right, string wrong)
    {
        using var mini = Explicit();
        var read = MiniTree.Read(mini.Open()).Subject;
        using var compiled = NativeCode.Compile(mini.Replace(file, right, wrong).Open());
        var result = new Conformance(compiled, read, null).Compare(Machine, Machines, 2, _ => { });
        Assert.That(result.Differences, Is.Not.Empty);
    }

    [TestCase("static unsigned vtd_runs = 1;", "if (vtd_runs++ > 2) { return; }")]
    [TestCase("static unsigned vtd_runs[2];", "if (vtd_runs[1]) { return; } vtd_runs[1] = 1;")]
    [TestCase("static const bool vtd_on = true;", "static bool done; if (done) { return; } done = vtd_on;")]
    public void Each_machine_begins_with_the_variables_as_they_are_initialised(string before, string statements)
    {
        using var mini = Drained(before, statements);
        var (compiled, read) = NativeCode.Both(mini);
        using (compiled)
        {
            var result = new Conformance(compiled, read, null).Compare(Machine, Machines, 1, _ => { });
            Assert.That(result.Differences, Is.Empty);
            Assert.That((result.Compared, result.NotRead), Is.EqualTo(((long)Machines, 0L)));
        }
    }

    [TestCase("", false)]
    [TestCase("if (nt->start) { return; }", true)]
    public void What_is_not_read_is_said_and_compared_with_the_model(string statement, bool differs)
    {
        using var mini = Drained("extern char **environ;", $"environ = 0; {statement}");
        var result = Compare(mini, Revision.Fixed);
        Assert.That(result.NotRead, Is.GreaterThan(0).And.EqualTo(Machines - result.Compared));
        Assert.That(result.Unread, Does.Contain("environ"));
        Assert.That(string.Join(' ', result.Differences.Select(one => one.Other).Distinct()), Is.EqualTo(differs ? "fixed" : string.Empty));
    }

    [Test]
    public void Runs_without_an_end_that_go_different_ways_differ()
    {
        const string Remove = "        iova_tree_remove(vas->iova_tree, *found);";
        using var mini = Explicit().Replace(MiniTree.Unmap, Remove, string.Empty);
        var read = MiniTree.Read(mini.Open()).Subject;
        mini.Replace(MiniTree.Unmap, "translated_addr = found", "translated_addr = 1 + found");
        using var compiled = NativeCode.Compile(mini.Open());
        var machines = Enumerable.Range(0, Machines).Select(n => Machine(n)).Where(m => m.Mappings.Count > 0).ToList();
        var result = new Conformance(compiled, read, null).Compare(n => machines[(int)n], machines.Count, 1, _ => { });
        Assert.That(result.Differences.Where(one => one.Compiled.IsEndless), Is.Not.Empty);
    }

    [Test]
    public void A_model_that_was_only_guessed_is_no_judge_of_the_interpreter()
    {
        using var mini = MiniTree.Tracked();
        var (compiled, read) = NativeCode.Both(mini);
        using (compiled)
        {
            var guessed = new Conformance(compiled, read, new ModelSubject(Revision.Base)) { ModelIsGuessed = true };
            var result = guessed.Compare(Machine, Machines, 2, _ => { });
            Assert.That((result.Differences.Count, result.OtherThanModel > 0), Is.EqualTo((0, true)));
        }
    }

    [Test]
    public void One_machine_shows_its_difference_again()
    {
        using var mini = MiniTree.Tracked();
        var (compiled, read) = NativeCode.Both(mini);
        using (compiled)
        {
            var conformance = new Conformance(compiled, read, new ModelSubject(Revision.Base));
            var first = conformance.Compare(Machine, Machines, 1, _ => { }).Differences[0];
            Assert.That(conformance.On(first.Machine)?.Compiled, Is.EqualTo(first.Compiled));
            Assert.That(conformance.On(first.Machine with { DirtyTracking = DirtyTracking.None }), Is.Null);
        }
    }

    [Test]
    public void However_many_threads_compare_the_result_is_the_same()
    {
        using var mini = MiniTree.Tracked();
        var (compiled, read) = NativeCode.Both(mini);
        using (compiled)
        {
            var conformance = new Conformance(compiled, read, new ModelSubject(Revision.Base));
            var (one, three) = (conformance.Compare(Machine, Machines, 1, _ => { }), conformance.Compare(Machine, Machines, 3, _ => { }));
            Assert.That(three.Differences.Select(d => d.Number), Is.EqualTo(one.Differences.Select(d => d.Number)));
            Assert.That((three.Compared, three.Aborted), Is.EqualTo((one.Compared, one.Aborted)));
        }
    }

    [Test]
    public void A_comparison_that_misleads_searches_does_the_same_compiled_and_interpreted_on_trees_without_balance()
    {
        using var mini = Explicit().Replace(
            MiniTree.Iova,
            "return l->iova > r->iova + r->size ? 1 : l->iova + l->size < r->iova ? -1 : 0;",
            "return l->iova > r->iova + r->size || l->iova + l->size < r->iova ? (int)(l->iova - r->iova) : 0;");
        var (compiled, read) = NativeCode.Both(mini);
        using (compiled)
        {
            var result = new Conformance(compiled, read, null).Compare(Machine, Machines, 2, _ => { });
            Assert.That(result.Differences, Is.Empty);
            Assert.That(result.Compared, Is.EqualTo(Enumerable.Range(0, Machines).Count(n => Machine(n).Mappings.Count <= 2)));
            Assert.That(result.NotComparable, Is.EqualTo(Machines - result.Compared).And.GreaterThan(0));
        }
    }

    /// <summary>The tracked tree, with every address of its events written out.</summary>
    private static MiniTree Explicit()
    {
        const string Sent = "        memory_region_notify_iommu_one(nt, &gone);\n        iova_tree_remove";
        return MiniTree.Tracked().Replace(
            MiniTree.Unmap, Sent, $"        gone.entry.translated_addr = found->translated_addr;\n{Sent}");
    }

    /// <summary>The same with a line before the tracked path's function, and statements at its beginning.</summary>
    private static MiniTree Drained(string before, string statements)
    {
        const string Entry = "static void vtd_drain(";
        const string Declared = "    const DMAMap *found;";
        return Explicit().Replace(MiniTree.Unmap, Entry, $"{before}\n{Entry}")
            .Replace(MiniTree.Unmap, Declared, $"{Declared}\n    {statements}");
    }

    private static ConformanceResult Compare(MiniTree mini, Revision revision)
    {
        var (compiled, read) = NativeCode.Both(mini);
        using (compiled)
        {
            return new Conformance(compiled, read, new ModelSubject(revision)).Compare(Machine, Machines, 2, _ => { });
        }
    }

    private static MachineDescription Machine(long number) => MachineGenerator.Machine(7, number, NotifyRule.Asserts, IovaSpace.Vtd);

    private static List<MachineDescription> ScenarioMachines() =>
        [.. CompiledScenario.All().Select(s => s.Machine with { NotifyRule = NotifyRule.Asserts }).Where(m => !MachineFault.Of(m).Any())];
}
