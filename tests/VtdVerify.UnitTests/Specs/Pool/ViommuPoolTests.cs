using NUnit.Framework;
using VtdVerify.Model;
using VtdVerify.Specs.Pool;
using VtdVerify.Specs.Shrinking;
using VtdVerify.Subjects;

namespace VtdVerify.Tests.Specs.Pool;

/// <summary>The machines to which the proofs on a vIOMMU are put.</summary>
internal sealed class ViommuPoolTests
{
    private static IEnumerable<Viommu> Others => Viommu.All.Where(viommu => viommu != Viommu.Vtd);

    [Test]
    public void VT_d_has_the_fixed_ones() => Assert.That(FixedPool.Of(IovaSpace.Vtd), Is.SameAs(FixedPool.All));

    [TestCaseSource(nameof(Others))]
    public void Each_is_one_of_the_vIOMMU_and_of_the_class(Viommu viommu)
    {
        var pool = FixedPool.Of(viommu.Space);
        Assert.That(pool.Select(machine => machine.Space), Is.All.EqualTo(viommu.Space));
        Assert.That(pool.SelectMany(MachineClass.Broken), Is.Empty);
        Assert.That(pool.SelectMany(MachineFault.Of), Is.Empty);
        Assert.That(pool, Has.Count.GreaterThan(FixedPool.All.Count));
    }

    [TestCaseSource(nameof(Others))]
    public void Every_leaf_is_in_one(Viommu viommu) => Assert.That(
        FixedPool.Of(viommu.Space).SelectMany(machine => machine.Mappings).Select(mapping => mapping.InclusiveSize).Distinct(),
        Is.SupersetOf(viommu.Space.LeafBits.SkipLast(1).Select(InclusiveSize.OfBits)));
}
