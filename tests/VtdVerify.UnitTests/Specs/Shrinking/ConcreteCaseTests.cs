using NUnit.Framework;
using VtdVerify.Model;
using VtdVerify.Specs.Proof;
using VtdVerify.Terms;
using VtdVerify.Tests.Model;

namespace VtdVerify.Tests.Specs.Shrinking;

/// <summary>Which mappings and addresses of a run are looked at.</summary>
internal sealed class ConcreteCaseTests
{
    private static readonly MachineDescription TwoPages = Machines.Tracked with
    {
        Notifiers = [NotifierDescription.BelowInterrupts],
        Mappings = [Machines.Map4K(0x1000), Machines.Map4K(0x5000)],
    };

    [Test]
    public void Each_mapping_of_a_run_that_returns_is_followed()
    {
        var run = Machine.Run(TwoPages, 0, (_, _) => { });
        Assert.That(ConcreteCase.OfEach(TwoPages, run).Select(one => one.Mapping).Distinct(), Is.EqualTo(TwoPages.Mappings));
    }

    [Test]
    public void Of_a_run_that_does_not_return_one_is_followed()
    {
        var run = Machine.Run(TwoPages, 0, (machine, _) => machine.Assert(ConcreteTruth.Of(false), Machines.Site));
        Assert.That(ConcreteCase.OfEach(TwoPages, run).Count(), Is.EqualTo(1));
    }
}
