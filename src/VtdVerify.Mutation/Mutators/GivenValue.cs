using VtdVerify.CSubset.Syntax;

namespace VtdVerify.Mutation.Mutators;

/// <summary>A value that code gives to a member or a variable.</summary>
/// <param name="Name">The member's name, else the variable's.</param>
/// <param name="IsPointer">The variable is declared as a pointer. Members' types are not known here.</param>
internal sealed record GivenValue(string Name, CExpression Value, bool IsMember, bool IsPointer)
{
    private static readonly HashSet<string> Words64 =
        new(["iova", "translated_addr", "size", "addr_mask", "start", "end"], StringComparer.Ordinal);

    private static readonly HashSet<string> TypesOf64 = new(["hwaddr", "uint64_t", "dma_addr_t", "size_t"], StringComparer.Ordinal);

    /// <summary>A mapping's or an event's address or size, or a variable of 64 bits, as far as names tell.</summary>
    public bool Is64Bits { get; private init; }

    /// <summary>An inclusive size: last address minus first.</summary>
    public bool IsInclusiveSize => IsMember && Name is "size" or "addr_mask";

    /// <summary>Values that the node itself gives: by assignment, as items of an initialiser list, to declared variables.</summary>
    public static IEnumerable<GivenValue> Of(CNode node) => node switch
    {
        AssignmentExpression { Operator: null, Target: MemberExpression target } given => [Member(target.Member, given.Value)],
        AssignmentExpression { Operator: null, Target: NameExpression target } given =>
            [new GivenValue(target.Name, given.Value, false, false)],
        InitializerList list => list.Items
            .Where(item => item.Designators is [.., { Member: not null }] && item.Value is not InitializerList)
            .Select(item => Member(item.Designators[^1].Member!, item.Value)),
        DeclarationStatement declaration => declaration.Declaration.Declarators
            .Where(declarator => declarator.Initializer is not null and not InitializerList)
            .Select(declarator => new GivenValue(
                declarator.Name, declarator.Initializer!, false, declarator.Type is PointerTypeSyntax)
            {
                Is64Bits = declarator.Type is NamedTypeSyntax type && TypesOf64.Contains(type.Name),
            }),
        _ => [],
    };

    private static GivenValue Member(string name, CExpression value) =>
        new(name, value, true, false) { Is64Bits = Words64.Contains(name) };
}
