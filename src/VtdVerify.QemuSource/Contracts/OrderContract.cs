using VtdVerify.CSubset.Running;
using VtdVerify.CSubset.Types;
using VtdVerify.Terms;
using Record = VtdVerify.CSubset.Running.Record<VtdVerify.Terms.SymbolicWord, VtdVerify.Terms.SymbolicTruth>;
using Value = VtdVerify.CSubset.Running.CValue<VtdVerify.Terms.SymbolicWord>;

namespace VtdVerify.QemuSource.Contracts;

/// <summary>
/// The tree's comparison returns some order whatever it compares, and needs nothing for it but what a key has: an address and a size.
/// Such a comparison can be run in each search as it stands (<see cref="Subjects.CodeOrder"/>).
/// </summary>
internal sealed class OrderContract : Contract
{
    public override string Sentence => "orders ranges by their addresses and sizes alone";

    public override IReadOnlyList<string> Names => ["DMAMap"];

    public override SymbolicTruth Holds(CProgram program, string function, PathExecution run)
    {
        Value[] arguments =
        [
            Pointer(NewRange(program, run.Path, "key")), Pointer(NewRange(program, run.Path, "node")),
            Value.Pointer(new PointerType(VoidType.Instance), null),
        ];
        return SymbolicTruth.Of(
            Run(program, function, run, new(), arguments, out var result) is null && result.Type is IntegerType { Signed: true });
    }

    /// <summary>Neither the translated address nor the permission is assigned: a key has none.</summary>
    private static Record NewRange(CProgram program, SymbolicPath path, string name)
    {
        var record = NewRecord(program, "DMAMap", name);
        SetFresh(record, "iova", path, name);
        SetFresh(record, "size", path, name);
        return record;
    }
}
