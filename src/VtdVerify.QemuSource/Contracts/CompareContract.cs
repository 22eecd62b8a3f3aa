using VtdVerify.CSubset.Running;
using VtdVerify.CSubset.Types;
using VtdVerify.Model;
using VtdVerify.Terms;
using Value = VtdVerify.CSubset.Running.CValue<VtdVerify.Terms.SymbolicWord>;

namespace VtdVerify.QemuSource.Contracts;

/// <summary>The tree's comparison puts two mappings in the order of <see cref="OverlapComparison"/>.</summary>
internal sealed class CompareContract : Contract
{
    public override string Sentence => "compares ranges as equal exactly if they overlap, and orders the others by address";

    public override IReadOnlyList<string> Names => ["DMAMap"];

    public override SymbolicTruth Holds(CProgram program, string function, PathExecution run)
    {
        var (key, node) = (NewMapping(program, run.Path, "key"), NewMapping(program, run.Path, "node"));
        Value[] arguments = [Pointer(key), Pointer(node), Value.Pointer(new PointerType(VoidType.Instance), null)];
        if (Run(program, function, run, new(), arguments, out var result) is not null || result.Type is not IntegerType { Signed: true })
        {
            return SymbolicTruth.Of(false);
        }

        var placement = OverlapComparison.Compare(
            run,
            IovaRange<SymbolicWord>.OfInclusiveSize(Word(key, "iova"), Word(key, "size")),
            IovaRange<SymbolicWord>.OfInclusiveSize(Word(node, "iova"), Word(node, "size")));
        var zero = SymbolicWord.Of(0, result.Word.Width);
        return placement switch
        {
            Placement.Below => SymbolicWord.SignedLess(result.Word, zero),
            Placement.Above => SymbolicWord.SignedLess(zero, result.Word),
            _ => result.Word == zero,
        };
    }
}
