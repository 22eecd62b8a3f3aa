using NUnit.Framework;
using VtdVerify.QemuSource.Files;
using VtdVerify.SelfTest;
using VtdVerify.SelfTest.Generating;
using VtdVerify.SelfTest.Judging;
using VtdVerify.Specs.Shrinking;
using VtdVerify.Subjects;

namespace VtdVerify.Tests.SelfTest;

/// <summary>Random unmaps and the machines that they are run on.</summary>
internal sealed class GeneratorTests
{
    private const int Some = 60;

    [Test]
    public void A_number_of_a_seed_is_always_the_same_program()
    {
        var (once, again) = (Grammar.Program(7, 11).Text, Grammar.Program(7, 11).Text);
        Assert.That(again, Is.EqualTo(once));
        Assert.That(Enumerable.Range(0, Some).Select(n => Grammar.Program(7, n).Text).Distinct().Count(), Is.EqualTo(Some));
    }

    [Test]
    public void A_program_is_read_from_its_patch_as_it_was_written()
    {
        using var tree = new SmallTree();
        var frame = ProgramFrame.Of(QemuTree.Open(tree.Root));
        for (var n = 0; n < Some; n++)
        {
            var program = Grammar.Program(1, n);
            var added = frame.SegmentsOf(program).SelectMany(s => s.Lines).Where(l => l.Changed).Select(l => l.Text);
            Assert.That(added, Is.EqualTo((IEnumerable<string>)[.. program.File, .. program.Guard]), program.Id);
        }
    }

    [Test]
    public void Most_programs_are_ones_that_a_check_reads()
    {
        using var tree = new SmallTree();
        var frame = ProgramFrame.Of(QemuTree.Open(tree.Root));
        var read = Enumerable.Range(0, Some).Count(n => IsRead(frame, Grammar.Program(1, n)));
        Assert.That(read, Is.GreaterThan(Some * 3 / 4));
    }

    [Test]
    public void A_mutated_program_differs_from_a_right_one_in_few_lines()
    {
        using var tree = new SmallTree();
        var mutated = new Mutated(ProgramFrame.Of(QemuTree.Open(tree.Root)));
        var programs = Enumerable.Range(0, 12).Select(n => mutated.Program(1, n)).ToList();
        Assert.That(programs.Select(p => p.Text).Distinct().Count(), Is.GreaterThan(8));
        Assert.That(programs.Select(p => p.Text), Is.All.Contains("vtd_unmap_tracked"));
    }

    [Test]
    public void Every_machine_is_of_the_class_that_guarantees_speak_of()
    {
        var machines = Machines.Of(3, 96);
        Assert.That(machines, Has.Count.EqualTo(96));
        Assert.That(machines.SelectMany(m => MachineClass.Broken(m.Machine)), Is.Empty);
        Assert.That(machines.Max(m => m.Machine.Mappings.Count), Is.GreaterThan(200));
    }

    private static bool IsRead(ProgramFrame frame, UnmapProgram program)
    {
        try
        {
            return CSubject.Read("program", program.Id, frame.SegmentsOf(program)) is not null;
        }
        catch (UnreadableSubjectException)
        {
            return false;
        }
    }
}
