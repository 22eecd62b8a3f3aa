using NUnit.Framework;
using VtdVerify.Model;
using VtdVerify.Native;
using VtdVerify.Native.Compiling;
using VtdVerify.Tests.Model;
using VtdVerify.Tests.QemuSource;

namespace VtdVerify.Tests.Native;

/// <summary>What compiled code answers, and what it takes to have it.</summary>
[Category("EndToEnd")]
[Category("Native")]
internal sealed class CompiledUnmapTests
{
    private static readonly MachineDescription OnePage = new()
    {
        DirtyTracking = DirtyTracking.Migration,
        Notifiers = [Given.Notifier(0x1000, 0x1fff)],
        Mappings = [Given.Mapping(0x1000, 0xfff, 0x7000), Given.Mapping(0x2000, 0xfff, 0x8000)],
    };

    [Test]
    public void Every_step_of_a_run_is_told()
    {
        using var mini = MiniTree.Tracked();
        using var compiled = NativeCode.Compile(mini.Open());
        string[] expected =
        [
            "search 0x1000+0xfff: 0x1000+0xfff -> 0x7000, perm 3",
            "notify 0: type 1 0x1000+0xfff -> 0x7000, perm 0, system memory 1",
            "  delivered 0x1000+0xfff -> 0x7000",
            "remove 0x1000+0xfff: 1 mapping(s)",
            "search 0x1000+0xfff: nothing",
            "returned; 1 mapping(s) left",
        ];
        Assert.That(NativeCode.Run(compiled, OnePage).Lines(), Is.EqualTo(expected));
    }

    [TestCase(IommuAccess.ReadOnly, 1)]
    [TestCase(IommuAccess.WriteOnly, 2)]
    public void Compiled_code_finds_a_mapping_with_its_permission(IommuAccess permission, int perm)
    {
        using var mini = MiniTree.Tracked();
        using var compiled = NativeCode.Compile(mini.Open());
        var machine = OnePage with { Mappings = [OnePage.Mappings[0] with { Permission = permission }] };
        Assert.That(NativeCode.Run(compiled, machine).Lines()[0], Does.EndWith($"perm {perm}"));
    }

    [Test]
    public void An_abort_ends_its_own_machine_only()
    {
        using var mini = new MiniTree();
        using var compiled = NativeCode.Compile(mini.Open());
        using var unmap = compiled.Start();
        var beyond = OnePage with { Notifiers = [Given.Notifier(1UL << 50, 1UL << 51)] };
        var traces = unmap.Run([OnePage, beyond, OnePage, beyond, beyond, OnePage]);
        Assert.That(traces.Select(t => t.IsAborted), Is.EqualTo((bool[])[false, true, false, true, true, false]));
        Assert.That(traces[2], Is.EqualTo(traces[0]));
    }

    [TestCase("")]
    [TestCase("for (;;) { nt = nt; }")]
    public void A_run_that_does_not_end_is_ended_and_said_to_be_endless(string left)
    {
        using var mini = MiniTree.Tracked().Replace(MiniTree.Unmap, "        iova_tree_remove(vas->iova_tree, *found);", left);
        var (compiled, read) = NativeCode.Both(mini);
        using (compiled)
        {
            var endless = NativeCode.Run(compiled, OnePage);
            Assert.That(endless.IsEndless, Is.True);
            Assert.That(VtdVerify.Native.Running.RunTrace.Beside(endless, OnePage, read, out _), Is.EqualTo(endless));
        }
    }

    [Test]
    public void A_run_that_follows_a_null_pointer_is_no_abort()
    {
        using var mini = MiniTree.Tracked().Replace(
            MiniTree.Unmap, "        vtd_drain(vas, nt);", "        vtd_drain((VTDAddressSpace *)0, nt);");
        using var compiled = NativeCode.Compile(mini.Open());
        var trace = NativeCode.Run(compiled, OnePage);
        Assert.That((trace.IsAborted, trace.Lines()[^1]), Is.EqualTo((false, "died of signal 11")));
    }

    [Test]
    public void A_machine_whose_mappings_the_tree_refuses_is_told_apart()
    {
        using var mini = new MiniTree();
        using var compiled = NativeCode.Compile(mini.Open());
        var overlapping = OnePage with { Mappings = [.. OnePage.Mappings, Given.Mapping(0x1800, 0xfff, 0)] };
        Assert.That(NativeCode.Run(compiled, overlapping).IsRefused, Is.True);
    }

    [Test]
    public void Code_that_does_not_compile_is_refused_with_its_place()
    {
        using var mini = new MiniTree();
        mini.Replace(MiniTree.Unmap, "IOMMUTLBEvent gone;", "IOMMUTLBEvent gone = nowhere;");
        var refused = Assert.Throws<NativeCodeException>(() => NativeCode.Compile(mini.Open()).Dispose());
        Assert.That(refused!.IsOfCode, Is.True);
        Assert.That(refused.Problem, Does.Contain("hw/i386/intel_iommu.c:").And.Contain("nowhere"));
    }

    [Test]
    [NonParallelizable]
    public void Nothing_is_left_of_the_code_in_the_end()
    {
        using var mini = new MiniTree();
        var before = Folders();
        using (var compiled = NativeCode.Compile(mini.Open()))
        {
            using var unmap = compiled.Start();
            Assert.That(Folders().Except(before), Is.Not.Empty);
        }

        Assert.That(Folders().Except(before), Is.Empty);
    }

    [Test]
    public void A_compiler_that_is_not_there_is_passed_over_for_one_that_is()
    {
        var usual = NativeCode.Compiler().Description;
        Assert.That(usual, Is.Not.Empty);
        Assert.That(CCompiler.Find("no-such-compiler -m64").Description, Is.EqualTo(CCompiler.Find(null).Description));
    }

    private static HashSet<string> Folders() => [.. Directory.EnumerateDirectories(Path.GetTempPath(), "vtdverify-scratch-*")];
}
