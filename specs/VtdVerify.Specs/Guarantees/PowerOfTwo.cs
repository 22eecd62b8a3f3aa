using VtdVerify.Specs.Observation;
using VtdVerify.Terms;

namespace VtdVerify.Specs.Guarantees;

/// <summary>power-of-two: an UNMAP is one naturally aligned block.</summary>
public sealed class PowerOfTwo : IGuarantee
{
    private static readonly Obligation AlignedBlock = new(
        "power-of-two/aligned-block",
        "the length of every UNMAP is a power of two and its address is a multiple of it",
        "an UNMAP is not a naturally aligned block of a power-of-two length");

    public string Id => "power-of-two";

    public GuaranteeKind Kind => GuaranteeKind.Stated;

    public string Sentence => "Every UNMAP's length is a power of two and its address is aligned to it.";

    public string Why => "A consumer that shifts by the mask's bits, as a hardware IOTLB flush does, unmaps the wrong range.";

    public string Source => "the patch's comment on DMAMap sizes; dma_aligned_pow2_mask, commit f14fb6c2db96 (2021)";

    public string Code => "event.entry.iova and addr_mask; dma_aligned_pow2_mask on the plain path, a mapping's size on the tracked path";

    public IReadOnlyList<Obligation> Obligations { get; } = [AlignedBlock];

    public IEnumerable<Claim<TTruth>> Claims<TWord, TTruth>(Run<TWord, TTruth> run)
        where TWord : struct, IWord<TWord, TTruth>
        where TTruth : struct, ITruth<TTruth>
    {
        foreach (var e in run.Events)
        {
            yield return new Claim<TTruth>(
                AlignedBlock, TTruth.Of(true), Model.AlignedBlock.Is<TWord, TTruth>(e.Handed.Iova, e.Handed.AddressMask), e.Site);
        }
    }
}
