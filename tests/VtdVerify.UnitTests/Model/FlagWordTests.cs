using NUnit.Framework;
using VtdVerify.Model;
using VtdVerify.Terms;

namespace VtdVerify.Tests.Model;

/// <summary>What flags say of a mapping and of a notifier, over words as proofs ask it.</summary>
[TestFixture]
public sealed class FlagWordTests
{
    [TestCase(IommuAccess.None, false)]
    [TestCase(IommuAccess.ReadOnly, false)]
    [TestCase(IommuAccess.WriteOnly, true)]
    [TestCase(IommuAccess.ReadWrite, true)]
    public void A_device_can_write_through_a_mapping_that_grants_it(IommuAccess permission, bool canWrite)
    {
        var mapping = new DmaMap<ConcreteWord>(
            ConcreteWord.Of(0),
            ConcreteWord.Of(0),
            ConcreteWord.Of(0xfff),
            Permissions.Word<ConcreteWord, ConcreteTruth>(permission));
        Assert.That(Permissions.GrantsWriting<ConcreteWord, ConcreteTruth>(mapping).Value, Is.EqualTo(canWrite));
    }

    [TestCase(NotifierFlags.Unmap, true)]
    [TestCase(NotifierFlags.Unmap | NotifierFlags.Map, true)]
    [TestCase(NotifierFlags.Map, false)]
    [TestCase(NotifierFlags.Unmap | NotifierFlags.DeviceIotlbUnmap, false)]
    public void A_notifier_is_for_unmaps_if_it_wants_them_and_at_most_maps_besides(NotifierFlags flags, bool isForUnmaps) =>
        Assert.That(
            NotifierFlagWords.AreForUnmaps<ConcreteWord, ConcreteTruth>(ConcreteWord.Of((ulong)flags, 32)).Value,
            Is.EqualTo(isForUnmaps));
}
