using NUnit.Framework;
using VtdVerify.Model;
using VtdVerify.Mutation.Running;
using VtdVerify.Subjects;
using VtdVerify.Tests.Model;
using VtdVerify.Tests.Subjects;

namespace VtdVerify.Tests.Mutation;

/// <summary>A run that goes round in place is stopped early; every other one is left alone.</summary>
internal sealed class WatchedSubjectTests
{
    private const int MostTurns = 16;

    private static readonly MachineDescription OnePage = new()
    {
        DirtyTracking = DirtyTracking.Migration,
        Notifiers = [NotifierDescription.AboveInterrupts],
        Mappings = [Given.Mapping(0x100000000, InclusiveSize.Of4K, 0x7000)],
    };

    private static IEnumerable<ISubject> Subjects => [.. ModelSubject.All, CSources.FromSample("sample-fixed")];

    [TestCaseSource(nameof(Subjects))]
    public void A_run_that_ends_is_the_same_when_it_is_watched(ISubject subject)
    {
        var watched = new WatchedSubject(subject);
        foreach (var machine in MachinePool.All)
        {
            Assert.That(Behaviour.Same(Run(subject, machine), Run(watched, machine)), Is.True, machine.ToString());
        }

        Assert.That(watched.HasIdled, Is.False);
    }

    [Test]
    public void A_turn_that_changes_nothing_stops_the_run()
    {
        var watched = new WatchedSubject(Draining("again = 0;"));
        var run = Run(watched, OnePage);

        Assert.That(run.Outcome, Is.TypeOf<MachineOutcome.OutOfFuel>());
        Assert.That(watched.HasIdled, Is.True);
        Assert.That(run.Lookups, Has.Count.LessThan(MostTurns));
    }

    [TestCase("again = again + 1;", TestName = "A turn that counts goes on")]
    [TestCase("iova_tree_remove(as->iova_tree, other);", TestName = "A turn that removes goes on")]
    public void A_turn_that_changes_something_goes_on(string statement)
    {
        var watched = new WatchedSubject(Draining(statement));
        var run = Run(watched, OnePage);

        Assert.That(watched.HasIdled, Is.False);
        Assert.That(run.Outcome, Is.EqualTo(Run(Draining(statement), OnePage).Outcome));
    }

    private static MachineRun Run(ISubject subject, MachineDescription machine) =>
        VtdVerify.Model.Machine.Run(machine, notifierId: 0, subject.Unmap, fuel: 500);

    /// <summary>A loop that never looks at what it finds.</summary>
    private static CSubject Draining(string statement) => CSources.Text($$"""
        static void vtd_address_space_unmap(VTDAddressSpace *as, IOMMUNotifier *n)
        {
            DMAMap key = { .iova = n->start, .size = n->end - n->start };
            DMAMap other = { .iova = 0, .size = 0 };
            unsigned int again = 0;

            while (iova_tree_find(as->iova_tree, &key)) {
                {{statement}}
            }
        }
        """);
}
