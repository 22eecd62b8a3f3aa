using VtdVerify.CSubset.Syntax;

namespace VtdVerify.Mutation.Mutators.Field;

/// <summary>One turn at most.</summary>
internal sealed class LoopToIf : IMutator
{
    public string Id => "loop-to-if";

    public MutatorKind Kind => MutatorKind.Field;

    public string Sentence => "A loop becomes an if.";

    public MutatorExample Example { get; } = new("while (x) { f(&x); }", "if (x) { f(&x); }");

    public IEnumerable<Edit> Mutate(Place place) => place.Node is WhileStatement loop && !Code.LeavesLoop(loop.Body)
        ? [Edit.Of(loop, $"if ({place.Text(loop.Condition)}) {place.Text(loop.Body)}")]
        : [];
}
