using VtdVerify.CSubset.Types;
using VtdVerify.Terms;
using Record = VtdVerify.CSubset.Running.Record<VtdVerify.Terms.SymbolicWord, VtdVerify.Terms.SymbolicTruth>;
using Value = VtdVerify.CSubset.Running.CValue<VtdVerify.Terms.SymbolicWord>;

namespace VtdVerify.QemuSource.Walks;

/// <summary>Something that may be true of an argument at every call of the walk; what is not, at one of them, is dropped.</summary>
internal abstract record Fact(int Parameter)
{
    /// <summary>What may be true of arguments like these.</summary>
    public static IEnumerable<Fact> Of(IReadOnlyList<Value> arguments, int width) =>
        arguments.SelectMany((argument, index) => (argument.Type, argument.Reference) switch
        {
            (IntegerType { Width: BitVector.MaxWidth }, null) => [new AtMost(index, 1UL << width), new AtMost(index, (1UL << width) - 1)],
            (_, Record record) => Constants(index, record),
            _ => Enumerable.Empty<Fact>(),
        });

    public abstract SymbolicTruth Holds(IReadOnlyList<Value> arguments);

    private static IEnumerable<Fact> Constants(int index, Record record) =>
        from field in record.RecordType.Fields ?? []
        where field.Type is IntegerType && record.Owner.RefusesWrites is null
        let value = record.Cell(field.Name).Value
        let known = value.Reference is null ? value.Word.Known : null
        where known is not null
        select new IsConstant(index, field.Name, known ?? 0);

    /// <summary>An address is not above a bound.</summary>
    public sealed record AtMost(int Parameter, ulong Bound) : Fact(Parameter)
    {
        public override SymbolicTruth Holds(IReadOnlyList<Value> arguments) => arguments[Parameter].Word <= SymbolicWord.Of(Bound);
    }

    /// <summary>A field of the record that a pointer designates has a value.</summary>
    public sealed record IsConstant(int Parameter, string Field, ulong Constant) : Fact(Parameter)
    {
        public override SymbolicTruth Holds(IReadOnlyList<Value> arguments) =>
            arguments[Parameter].Reference is Record record && record.Cell(Field).Value is { Reference: null, Word: var word }
                ? word == SymbolicWord.Of(Constant, word.Width)
                : SymbolicTruth.Of(false);
    }
}
