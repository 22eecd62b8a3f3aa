using NUnit.Framework;
using VtdVerify.Features.Running;
using VtdVerify.Model;
using VtdVerify.Subjects;

namespace VtdVerify.Features.Tests;

/// <summary>Scenarios say the same of every vIOMMU whose machines they speak of.</summary>
public class ViommuScenarioTests
{
    private static IEnumerable<Viommu> Others => Viommu.All.Where(viommu => viommu != Viommu.Vtd);

    [TestCaseSource(nameof(Others))]
    public void What_keeps_every_guarantee_passes_on_its_machines(Viommu viommu)
    {
        var outcomes = FeatureSuite.Default.Run(new ModelSubject(Revision.Hardened) { Viommu = viommu });
        Assert.That(outcomes.Where(o => !o.Passed).Select(o => $"{o.Feature}:{o.Line} {o.FailedStep}: {o.Message}"), Is.Empty);
    }

    [TestCaseSource(nameof(Others))]
    public void Those_of_other_widths_are_left_out(Viommu viommu)
    {
        var outcomes = FeatureSuite.Default.Run(new ModelSubject(Revision.Hardened) { Viommu = viommu });
        Assert.Multiple(() =>
        {
            Assert.That(outcomes.Select(o => o.Machine.AddressWidth).Distinct(), Is.EqualTo(viommu.Space.Widths));
            Assert.That(outcomes, Has.Count.EqualTo(FeatureSuite.Default.ScenariosOf(viommu).Count()));
            Assert.That(outcomes, Has.Count.LessThan(FeatureSuite.Default.Scenarios.Count()));
        });
    }

    [Test]
    public void Just_the_guarantees_that_a_vIOMMU_can_have_have_scenarios_on_it() => Assert.That(
        from viommu in Viommu.All
        from guarantee in FeatureSuite.Default.Scenarios.SelectMany(scenario => scenario.Tags).Distinct()
        where viommu.NotApplicable.Contains(guarantee)
            == FeatureSuite.Default.ScenariosOf(viommu).Any(scenario => scenario.Tags.Contains(guarantee))
        select $"{viommu.Id}: {guarantee}",
        Is.Empty);

    [Test]
    public void On_VT_d_all_of_them_run() =>
        Assert.That(FeatureSuite.Default.ScenariosOf(Viommu.Vtd), Is.EqualTo(FeatureSuite.Default.Scenarios));
}
