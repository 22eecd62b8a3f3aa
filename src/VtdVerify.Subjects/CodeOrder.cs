using VtdVerify.CSubset.Running;
using VtdVerify.CSubset.Types;
using VtdVerify.Model;
using VtdVerify.Terms;

namespace VtdVerify.Subjects;

/// <summary>The order that a comparison written in C makes: negative is below, positive above, zero ends the search.</summary>
/// <param name="program">Holds the comparison and declares DMAMap.</param>
/// <param name="function">
/// Takes the key, the node and a pointer that GLib hands on. It must return whatever the addresses and sizes of both are, and read
/// nothing else; what it does besides ends the run as such code does.
/// </param>
public sealed class CodeOrder(CProgram program, string function) : ITreeOrder
{
    public Placement Compare<TWord, TTruth>(IExecution<TWord, TTruth> execution, IovaRange<TWord> key, IovaRange<TWord> node)
        where TWord : struct, IWord<TWord, TTruth>
        where TTruth : struct, ITruth<TTruth>
    {
        var interpreter = new Interpreter<TWord, TTruth>(program, execution, new Intrinsics<TWord, TTruth>());
        var result = interpreter.Call(
            function,
            Mapping(interpreter, "key", key),
            Mapping(interpreter, "node", node),
            CValue<TWord>.Pointer(new PointerType(VoidType.Instance), null)).Word;
        var zero = TWord.Of(0, result.Width);
        return execution.Decide(TWord.SignedLess(result, zero)) ? Placement.Below
            : execution.Decide(TWord.SignedLess(zero, result)) ? Placement.Above
            : Placement.Overlaps;
    }

    private static CValue<TWord> Mapping<TWord, TTruth>(Interpreter<TWord, TTruth> interpreter, string name, IovaRange<TWord> range)
        where TWord : struct, IWord<TWord, TTruth>
        where TTruth : struct, ITruth<TTruth>
    {
        var record = interpreter.NewRecord("DMAMap", name);
        record.Cell("iova").Set(range.First);
        record.Cell("size").Set(range.Last - range.First);
        return CValue<TWord>.Pointer(new PointerType(record.Type), record);
    }
}
