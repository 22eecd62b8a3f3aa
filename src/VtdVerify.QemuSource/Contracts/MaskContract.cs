using VtdVerify.CSubset.Running;
using VtdVerify.CSubset.Types;
using VtdVerify.Model;
using VtdVerify.Terms;
using Value = VtdVerify.CSubset.Running.CValue<VtdVerify.Terms.SymbolicWord>;

namespace VtdVerify.QemuSource.Contracts;

/// <summary>dma_aligned_pow2_mask gives the mask of which <see cref="AlignedBlock.IsMask"/> holds.</summary>
/// <param name="addressWidth">In bits.</param>
/// <param name="space">Has all the widths for which it is shown.</param>
internal sealed class MaskContract(int addressWidth, IovaSpace space) : Contract
{
    public override string Sentence => "gives the longest aligned power-of-two block of a range, for addresses of "
        + $"{space.Widths[0]} bits{string.Concat(space.Widths.Skip(1).Select(width => $" and of {width}"))}";

    public override IReadOnlyList<string> Names => [];

    public override SymbolicTruth Holds(CProgram program, string function, PathExecution run)
    {
        var (first, last) = (run.Path.Fresh("first", 64), run.Path.Fresh("last", 64));
        run.Path.Assume(first <= last);
        Value[] arguments =
        [
            Value.Of(IntegerType.UnsignedLong, first),
            Value.Of(IntegerType.UnsignedLong, last),
            Value.Of(IntegerType.Int, SymbolicWord.Of((ulong)addressWidth, IntegerType.Int.Width)),
        ];
        return Run(program, function, run, new(), arguments, out var result) is null && result.Reference is null && result.Word.Width == 64
            ? AlignedBlock.IsMask<SymbolicWord, SymbolicTruth>(first, last, SymbolicWord.Of(BitVector.Mask(addressWidth)), result.Word)
            : SymbolicTruth.Of(false);
    }
}
