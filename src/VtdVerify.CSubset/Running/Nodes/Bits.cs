using VtdVerify.CSubset.Types;
using VtdVerify.Terms;

namespace VtdVerify.CSubset.Running.Nodes;

/// <summary>GCC's count of the zeros above the highest bit that is set, or below the lowest one.</summary>
internal sealed class ZeroCountNode<TWord, TTruth>(Node<TWord, TTruth> operand, IntegerType type, bool leading, CodeSite site)
    : Node<TWord, TTruth>(IntegerType.Int)
    where TWord : struct, IWord<TWord, TTruth>
    where TTruth : struct, ITruth<TTruth>
{
    public override bool IsPure { get; } = operand.IsPure;

    public override CValue<TWord> Evaluate(Frame<TWord, TTruth> frame)
    {
        var word = operand.Evaluate(frame).Word;
        frame.Execution.RequireDefined(word != TWord.Of(0, type.Width), "zeros are counted in a word that is not 0", site);
        var count = TWord.Of(0, type.Width);
        for (var half = type.Width / 2; half > 0; half /= 2)
        {
            var others = TWord.Of((ulong)(type.Width - half), type.Width);
            var allZero = (leading ? word >> others : word << others) == TWord.Of(0, type.Width);
            var shift = TWord.Of((ulong)half, type.Width);
            count = TWord.Select(allZero, count + shift, count);
            word = TWord.Select(allZero, leading ? word << shift : word >> shift, word);
        }

        return CValue<TWord>.Of(IntegerType.Int, count.Resize(IntegerType.Int.Width));
    }
}

/// <summary>GCC's count of the bits that are set.</summary>
internal sealed class OneCountNode<TWord, TTruth>(Node<TWord, TTruth> operand, IntegerType type) : Node<TWord, TTruth>(IntegerType.Int)
    where TWord : struct, IWord<TWord, TTruth>
    where TTruth : struct, ITruth<TTruth>
{
    public override bool IsPure { get; } = operand.IsPure;

    /// <summary>Neighbours are added: bits, then sums of 2, of 4 and so on, each in the room of those that it adds.</summary>
    public override CValue<TWord> Evaluate(Frame<TWord, TTruth> frame)
    {
        var sums = operand.Evaluate(frame).Word;
        for (var room = 1; room < type.Width; room *= 2)
        {
            var every = TWord.Of(ulong.MaxValue / ((1UL << room) + 1), type.Width);
            sums = (sums & every) + ((sums >> TWord.Of((ulong)room, type.Width)) & every);
        }

        return CValue<TWord>.Of(IntegerType.Int, sums.Resize(IntegerType.Int.Width));
    }
}
