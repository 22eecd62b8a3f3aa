using NUnit.Framework;
using VtdVerify.Features.Running;
using VtdVerify.Gherkin.Documents;
using VtdVerify.Model;
using VtdVerify.Mutation.Running;
using VtdVerify.Specs.Observation;
using VtdVerify.Subjects;
using VtdVerify.Tests.Model;

namespace VtdVerify.Tests.Mutation;

/// <summary>The scenario that shows a mutant's difference is one that the original passes.</summary>
public sealed class ScenarioTextTests
{
    [TestCase(DirtyTracking.Migration)]
    [TestCase(DirtyTracking.None)]
    public void What_the_original_does_is_written_as_a_scenario_that_it_passes(DirtyTracking tracking)
    {
        var machine = new MachineDescription
        {
            DirtyTracking = tracking,
            Notifiers = [Given.Notifier(0x1000, 0x2fff)],
            Mappings = [Given.Mapping(0x1000, InclusiveSize.Of4K, 0x7000), Given.Mapping(0x3000, InclusiveSize.Of4K, 0x8000)],
        };
        var text = ScenarioText.Of(machine, ConcreteRuns.Of(ModelSubject.Shipped, machine));

        var feature = FeatureFile.Parse("mutant.feature", $"Feature: A mutant\n{text}");

        Assert.That(FeatureSuite.Default.Run(ModelSubject.Shipped, feature.Pickles).Select(outcome => outcome.Message), Is.All.Null);
    }
}
