using VtdVerify.Specs.Observation;
using VtdVerify.Terms;

namespace VtdVerify.Specs.Guarantees;

/// <summary>
/// no-abort: the unmap comes back. What other guarantees say of a run's return, they say under this one: a run that an
/// assertion ends breaks this guarantee and no other.
/// </summary>
public sealed class NoAbort : IGuarantee
{
    private static readonly Obligation Asserting = new(
        "no-abort/asserting-rule",
        "up to QEMU 10.1, whose notify rule asserts, no assertion fails",
        "an assertion failed under the notify rule that asserts");

    private static readonly Obligation Cropping = new(
        "no-abort/cropping-rule",
        "from QEMU 10.2 on, whose notify rule crops, no assertion fails",
        "an assertion failed under the notify rule that crops");

    public string Id => "no-abort";

    public GuaranteeKind Kind => GuaranteeKind.Kept;

    public string Sentence =>
        "No assertion of QEMU fires, under the notify rule that asserts (up to 10.1) and under the one that crops (from 10.2).";

    public string Why => "A failed assertion ends QEMU and its guest; where the guest can provoke it, it is a denial of service.";

    public string Source => "assertions of vtd_address_space_unmap and of memory_region_notify_iommu_one";

    public string Code => "the assertions of vtd_address_space_unmap and the containment assertion of memory_region_notify_iommu_one";

    public IReadOnlyList<Obligation> Obligations { get; } = [Asserting, Cropping];

    public IEnumerable<Claim<TTruth>> Claims<TWord, TTruth>(Run<TWord, TTruth> run)
        where TWord : struct, IWord<TWord, TTruth>
        where TTruth : struct, ITruth<TTruth>
    {
        var aborted = run.End as RunEnd.Aborted;
        if (run.Returned || aborted is not null)
        {
            var holds = TTruth.Of(aborted is null);
            yield return new Claim<TTruth>(Asserting, !run.Machine.Crops, holds, aborted?.Site);
            yield return new Claim<TTruth>(Cropping, run.Machine.Crops, holds, aborted?.Site);
        }
    }
}
