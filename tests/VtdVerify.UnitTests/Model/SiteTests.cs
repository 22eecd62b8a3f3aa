using NUnit.Framework;
using VtdVerify.Model;
using VtdVerify.Terms;

namespace VtdVerify.Tests.Model;

/// <summary>What a counterexample says of where the model was: each place has words of its own.</summary>
[TestFixture]
public sealed class SiteTests
{
    private static readonly MachineDescription TwoNotifiers = Machines.Tracked with
    {
        Notifiers = [Given.Notifier(0x1000, 0x3fff), Given.Notifier(0, 0x3fff)],
        Mappings = [Machines.Map4K(0x1000)],
    };

    private static readonly MachineDescription Untracked = TwoNotifiers with { DirtyTracking = DirtyTracking.None };

    [TestCase(Revision.Base, 2)]
    [TestCase(Revision.Fixed, 3)]
    [TestCase(Revision.Hardened, 4)]
    public void Each_step_under_tracking_says_what_it_is_in_words_of_its_own(Revision revision, int places) =>
        Assert.That(Places(TwoNotifiers.Run(revision)), Has.Count.EqualTo(places).And.None.Empty);

    [Test]
    public void Without_tracking_all_revisions_go_by_the_same_places([Values] Revision revision)
    {
        var machine = Untracked with { MigrationIsRunning = false };
        Assert.That(Places(machine.Run(revision)), Is.EqualTo(Places(machine.Run(Revision.Base))));
    }

    [TestCase(Revision.Base)]
    [TestCase(Revision.Fixed)]
    [TestCase(Revision.Hardened)]
    public void A_loop_without_fuel_says_what_it_waits_for(Revision revision)
    {
        var outcome = Machine.Run(TwoNotifiers, 0, Machines.UnmapOf(revision), fuel: 0).Outcome;
        Assert.That((outcome as MachineOutcome.OutOfFuel)?.Site.Text, Does.StartWith("while a "));
    }

    private static HashSet<string> Places(MachineRun run)
    {
        IEnumerable<CodeSite> sites =
        [
            .. run.Events.Select(one => one.Site), .. run.Removals.Select(one => one.Site), .. run.Lookups.Select(one => one.Site),
        ];
        return [.. sites.Select(site => site.Text)];
    }
}
