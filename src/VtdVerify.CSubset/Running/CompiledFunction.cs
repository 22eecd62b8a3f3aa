using VtdVerify.CSubset.Running.Nodes;
using VtdVerify.CSubset.Types;
using VtdVerify.Terms;

namespace VtdVerify.CSubset.Running;

/// <summary>A function that is ready to run.</summary>
/// <param name="SlotNames">Unique within the function; parameters first.</param>
internal sealed record CompiledFunction<TWord, TTruth>(
    string Name,
    FunctionType Type,
    IReadOnlyList<string> SlotNames,
    int TemporaryCount,
    Statement<TWord, TTruth> Body,
    IReadOnlyList<UnresolvedName> Unresolved,
    IReadOnlyList<UnreadConstruct> Unread)
    where TWord : struct, IWord<TWord, TTruth>
    where TTruth : struct, ITruth<TTruth>;

/// <summary>A construct that ends a run as Unsupported if the run reaches it.</summary>
public sealed record UnreadConstruct(string Construct, CodeSite Site);

/// <summary>A name that nothing declares.</summary>
/// <param name="Kind">type, variable, function or field.</param>
public sealed record UnresolvedName(string Kind, string Name, CodeSite Site)
{
    public override string ToString() => $"{Site}: unknown {Kind} '{Name}'";
}
