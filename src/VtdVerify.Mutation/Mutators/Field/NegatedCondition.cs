namespace VtdVerify.Mutation.Mutators.Field;

/// <summary>The other way.</summary>
internal sealed class NegatedCondition : IMutator
{
    public string Id => "negated-condition";

    public MutatorKind Kind => MutatorKind.Field;

    public string Sentence => "A condition is negated.";

    public MutatorExample Example { get; } = new("if (x) { y = 0; }", "if (!x) { y = 0; }");

    public IEnumerable<Edit> Mutate(Place place) =>
        Code.Conditions(place.Node).Select(condition => Edit.Of(condition, $"!{Pieces.Operand(place, condition)}"));
}
