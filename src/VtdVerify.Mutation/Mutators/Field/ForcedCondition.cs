namespace VtdVerify.Mutation.Mutators.Field;

/// <summary>A condition that is not asked.</summary>
internal sealed class ForcedCondition : IMutator
{
    private static readonly string[] Values = ["1", "0"];

    public string Id => "forced-condition";

    public MutatorKind Kind => MutatorKind.Field;

    public string Sentence => "A condition is always true, or always false; its side effects stay.";

    public MutatorExample Example { get; } = new("if (x) { y = 0; }", "if (1) { y = 0; }");

    public IEnumerable<Edit> Mutate(Place place) =>
        from condition in Code.Conditions(place.Node)
        from value in Values
        let text = Code.HasEffects(condition) ? $"({Pieces.Operand(place, condition)}, {value})" : value
        where text != place.Text(condition)
        select Edit.Of(condition, text);
}
