using VtdVerify.CSubset.Syntax;

namespace VtdVerify.Mutation.Mutators.Field;

/// <summary>A block with nothing in it.</summary>
internal sealed class EmptiedBlock : IMutator
{
    public string Id => "emptied-block";

    public MutatorKind Kind => MutatorKind.Field;

    public string Sentence => "The body of an if, a loop or a function is emptied.";

    public MutatorExample Example { get; } = new("if (x) { y = 0; } z = 0;", "if (x) { } z = 0;");

    public IEnumerable<Edit> Mutate(Place place) =>
        place.Node is BlockStatement { Items.Count: > 0 } block && IsBody(place) ? [Edit.Of(block, "{ }")] : [];

    private static bool IsBody(Place place) =>
        place.Parent is IfStatement or WhileStatement or DoStatement or ForStatement
        || (place.Parent is null && place.Function.ReturnsNothing);
}
