using NUnit.Framework;
using VtdVerify.Features.Running;
using VtdVerify.Model;
using VtdVerify.Specs.Assumptions;
using VtdVerify.Specs.Observation;
using VtdVerify.Subjects;
using VtdVerify.Terms;
using VtdVerify.Tests.Model;

namespace VtdVerify.Features.Tests;

/// <summary>The scenarios' machines are of the class that the proofs speak of, so that neither can contradict the other.</summary>
public class ScenarioMachineTests
{
    [Test]
    public void Every_machine_meets_every_assumption_of_the_proofs()
    {
        var broken =
            from outcome in FeatureSuite.Default.Run(ModelSubject.Shipped)
            from assumption in BrokenBy(outcome.Machine)
            select $"{outcome.Feature}:{outcome.Line} breaks {assumption.Id}";
        Assert.That(broken.Distinct(), Is.Empty);
    }

    [Test]
    public void Every_machine_has_one_notifier_or_two() =>
        Assert.That(
            FeatureSuite.Default.Run(ModelSubject.Shipped).Select(outcome => outcome.Machine.Notifiers.Count), Is.All.InRange(1, 2));

    [Test]
    public void The_alarm_rings_for_a_mapping_across_the_scopes_edge()
    {
        var straddled = new MachineDescription
        {
            Notifiers = [NotifierDescription.AboveInterrupts],
            Mappings = [Given.Mapping(0xc0000000, InclusiveSize.Of1G, 0)],
        };
        Assert.That(BrokenBy(straddled), Is.EqualTo([Ledger.NoStraddle]));
    }

    private static IEnumerable<Assumption> BrokenBy(MachineDescription machine)
    {
        var surroundings = ConcreteRuns.SurroundingsOf(machine);
        var mappings = machine.Mappings.OrderBy(mapping => mapping.Iova).Select(mapping => mapping.ToWords()).ToList();
        return Ledger.OfMachine(surroundings)
            .Concat(mappings.SelectMany(mapping => Ledger.OfMapping(surroundings, mapping)))
            .Concat(mappings.Zip(mappings.Skip(1)).Select(pair => Ledger.OfPair<ConcreteWord, ConcreteTruth>(pair.First, pair.Second)))
            .Where(assumed => !assumed.Holds)
            .Select(assumed => assumed.Assumption);
    }
}
