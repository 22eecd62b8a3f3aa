using NUnit.Framework;
using VtdVerify.Model;
using VtdVerify.Specs.Shrinking;
using VtdVerify.Tests.Model;

namespace VtdVerify.Tests.Specs.Shrinking;

/// <summary>Which addresses of a run are looked at.</summary>
internal sealed class GhostChoicesTests
{
    [TestCase(72, 72)]
    [TestCase(8192, 32)]
    public void Of_a_run_of_thousands_of_events_only_those_at_either_end_are_looked_at(int sent, int looked)
    {
        var described = Machines.Tracked with { Notifiers = [NotifierDescription.BelowInterrupts] };
        var run = Machine.Run(described, 0, (machine, notifier) =>
        {
            for (var i = 0; i < sent; i++)
            {
                machine.Notify(notifier, Machines.Unmapping((ulong)i << 14, 0xfff), Machines.Site);
            }
        });

        var addresses = GhostChoices.Of(described, run.Events).Select(ghost => ghost.Address.Value).ToHashSet();

        Assert.That(run.Events.Count(sentEvent => addresses.Contains(sentEvent.Event.Range.Last.Value)), Is.EqualTo(looked));
        Assert.That(addresses, Does.Contain(0xfffUL).And.Contain(((ulong)(sent - 1) << 14) + 0xfff));
    }
}
