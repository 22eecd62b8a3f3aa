using VtdVerify.CSubset.Syntax;

namespace VtdVerify.Mutation.Mutators.Field;

/// <summary>Break for continue.</summary>
internal sealed class BreakContinue : IMutator
{
    public string Id => "break-continue";

    public MutatorKind Kind => MutatorKind.Field;

    public string Sentence => "break becomes continue and the other way round.";

    public MutatorExample Example { get; } = new("while (x) { f(&x); break; }", "while (x) { f(&x); continue; }");

    public IEnumerable<Edit> Mutate(Place place) => place.Node switch
    {
        BreakStatement when place.Ancestors.All(around => around is not SwitchStatement) => [Edit.Of(place.Node, "continue;")],
        ContinueStatement => [Edit.Of(place.Node, "break;")],
        _ => [],
    };
}
