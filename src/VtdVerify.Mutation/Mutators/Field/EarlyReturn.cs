using VtdVerify.CSubset.Syntax;

namespace VtdVerify.Mutation.Mutators.Field;

/// <summary>A return too early.</summary>
internal sealed class EarlyReturn : IMutator
{
    public string Id => "early-return";

    public MutatorKind Kind => MutatorKind.Field;

    public string Sentence => "A function without a result returns before a statement.";

    public MutatorExample Example { get; } = new("x = 0;", "return; x = 0;");

    public IEnumerable<Edit> Mutate(Place place) =>
        place.Function.ReturnsNothing && place.Parent is BlockStatement && IsStep(place.Node)
            ? [new Edit(place.Node.Span with { Length = 0 }, "return; ")]
            : [];

    private static bool IsStep(CNode node) =>
        node is ExpressionStatement or IfStatement or WhileStatement or DoStatement or ForStatement;
}
